// One pass of a day: propose, ordered wishes, responder (matching-rules section 3).
//
// Purpose: the pure loops under the control flow of a day (engine/day). Keeps what a later pass of
// the same day can touch: plain groups that got a place back, and boarding components in which a
// status changed. Everything else would come out as in the pass before.
// Thread safety: use from one thread; the work inside is spread over the Workers.
// Cost: the first pass reads every wish once; a later pass costs what it may change.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/model/day_result.h"
#include "engine/round/components.h"
#include "engine/round/plain_groups.h"
#include "engine/round/round_state.h"

namespace affecta {

// Numbers of wishes; of candidates none.
struct PassCounts {
  std::uint64_t proposed = 0;               // of which…
  std::uint64_t accepted_by_responder = 0;  // …accepted at once
  std::uint64_t resigned_by_order = 0;      // waiting or held, by the ordered-wishes rule
  std::uint64_t resigned_by_responder = 0;  // waiting or held, by the responder
  std::uint64_t freed_places = 0;           // held and given up
};

class Round {
 public:
  Round(const Instance& instance, const Workers& workers);

  // Begins the next pass: groups and boarding houses propose (3.1, 3.2).
  void propose();
  // 3.3; the caller looks at the calendar.
  void apply_ordered_wishes();
  // 3.4; refuses the day when a wish that must be ordered still waits without a preference rank.
  Result<void> apply_responder();
  // Whether the pass freed a place: another pass follows.
  bool freed_a_place() const { return counts_.back().freed_places > 0; }

  const std::vector<PassCounts>& counts() const { return counts_; }
  RoundResult result() &&;

 private:
  enum class Rule { ordered_wishes, responder };

  void propose_everywhere();
  void propose_where_changed();
  void take_proposals(std::vector<std::vector<WishIndex>> chunks);
  std::vector<CandidateIndex> candidates_concerned(Rule rule) const;
  void give_up(Rule rule);
  void note_given_up(WishIndex wish);
  void note_change(WishIndex wish);

  const Instance& instance_;
  const Workers& workers_;
  Components components_;
  PlainGroups plain_groups_;
  std::vector<GroupIndex> every_plain_group_;
  RoundState state_;
  std::vector<PassCounts> counts_;  // by pass

  // Of the current pass, for its steps and for the next one.
  std::vector<std::vector<WishIndex>> proposed_;
  std::vector<GroupIndex> groups_with_freed_places_;
  std::vector<ComponentIndex> changed_components_;
  Array<ComponentIndex, std::uint32_t> component_changed_in_;  // pass of the last change, 0 = none
};

}  // namespace affecta
