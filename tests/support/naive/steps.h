#pragma once
// The steps of a round, inside the naive implementation: one function per paragraph of section 3,
// 5 or 6. Wishes, groups and boarding houses are named by their place in the Day's vectors.

#include <cstddef>

#include "tests/support/naive/day.h"

namespace affecta::naive {

using Statuses = std::vector<Status>;  // by wish

// What the keys of a day refer to, once check_identities has accepted them.
struct Links {
  std::vector<std::size_t> group;                    // by wish
  std::vector<std::optional<std::size_t>> boarding;  // by wish
  std::vector<bool> responder;                       // by wish: its candidate has the RA on
};

// 3.1: fixed during one pass.
struct Pass {
  Statuses status;
  std::vector<std::set<Int>> group_holders;  // by group: candidates
  std::vector<Int> group_vacancies;
  std::vector<std::vector<std::size_t>> group_waiting;  // by group: wishes in call order
  std::vector<std::set<Int>> boarding_holders;
  std::vector<Int> boarding_vacancies;
  std::vector<std::vector<std::size_t>> boarding_waiting;  // wishes by boarding rank
};

struct Positions {
  std::vector<Int> maximum;   // by boarding house
  std::vector<Int> position;  // by boarding house
};

// Everything that describes a finished day, whoever computed it.
struct Finished {
  const Day& day;
  const Links& links;
  const Statuses& status;  // after the last pass
  const Pass& last_pass;   // as it started
  const Positions& positions;
};

bool ordering_window(const Parameters& parameters);

// Section 6, input. The first two look at what no pass changes.
std::optional<Refusal> check_identities(const Day& day);
std::optional<Refusal> check_values(const Day& day);
std::optional<Refusal> check_waiting_ranks(const Day& day, const Links& links,
                                           const Statuses& status);
// P7.1, P7.2, P7.4–P7.6, asked of an input and of a result.
std::optional<Refusal> check_responder(const Day& day, const Links& links, const Statuses& status);

Links links_of(const Day& day);
Pass prepare(const Day& day, const Links& links, const Statuses& status);

// In call order within a group: by rank; a candidate's two wishes, without boarding first.
bool calls_before(const Wish& a, const Wish& b);

// 3.2
std::vector<Int> maxima(const Day& day, const Links& links, const Pass& pass);
bool is_blocked(const Day& day, const Links& links, const Pass& pass,
                const std::vector<Int>& position, std::size_t wish);
std::vector<bool> proposals(const Day& day, const Links& links, const Pass& pass,
                            const std::vector<Int>& position);  // by wish
// The position under which boarding house `house` would not be overfull by these proposals: its own
// when it is not overfull.
Int lowered_position(const Day& day, const Pass& pass, const std::vector<bool>& proposed,
                     std::size_t house, Int position);
Positions greatest_positions(const Day& day, const Links& links, const Pass& pass);

// 3.3 and 3.4: change statuses; true when a place was freed.
bool apply_ordered_wishes(const Day& day, const Links& links, Statuses& status);
bool apply_responder(const Day& day, const Links& links, Statuses& status);
std::optional<Refusal> check_responder_preferences(const Day& day, const Links& links,
                                                   const Statuses& status);

// Section 6, result.
std::vector<Violation> check_result(const Finished& finished);
std::optional<Refusal> check_resignations(const Day& day, const Links& links,
                                          const Statuses& status);  // P7.3, P8
std::optional<Violation> check_waiting_list_ranks(const Day& day, const Outcome& outcome,
                                                  const GroupKey& group);

// Section 5. Fills ranks, last called ranks, counts and bars.
void display(const Finished& finished, Outcome& outcome);

}  // namespace affecta::naive
