#pragma once
// Call orders (matching-rules.md, section 2), one place at a time, and a plain checker of their
// guarantees. Quadratic. Pure functions.

#include "tests/support/naive/day.h"

namespace affecta::naive {

struct RankedCandidate {
  Int candidate = 0;
  Int rank = 0;
  bool scholarship = false;  // boursier
  bool sector = false;       // du secteur
  bool operator==(const RankedCandidate&) const = default;
};

struct RankingGroup {
  Int key = 0;  // cGpCod
  Int min_scholarship_percent = 0;
  Int min_sector_percent = 0;
  std::vector<RankedCandidate> candidates;  // document order
  bool operator==(const RankingGroup&) const = default;
};

// A late change: the candidate's entry as it should have been.
struct LateChange {
  Int group = 0;
  RankedCandidate entry;
  bool operator==(const LateChange&) const = default;
};

enum class CallOrderFault {
  rate_out_of_range,
  rank_not_positive,
  shared_rank,
  candidate_twice,
  group_twice,
  unknown_group,  // of a late change
};
const char* name_of(CallOrderFault fault);

struct CallOrderRefusal {
  CallOrderFault fault = CallOrderFault::rate_out_of_range;
  Int group = 0;
  std::string reason;
};

using CallOrder = std::vector<Int>;  // candidates; the call rank is the index plus one

std::variant<CallOrder, CallOrderRefusal> call_order(const RankingGroup& group);

// The ranking with the change made: old entry out, ranks at or beyond the new one up by one.
RankingGroup with_change(RankingGroup group, const RankedCandidate& entry);

// The changed candidate's new call rank, the change made on `group`.
std::variant<Int, CallOrderRefusal> call_rank_after(const RankingGroup& group,
                                                    const RankedCandidate& entry);

// The live campaign takes a late change over: in every admission group of the ranking group, other
// candidates at or below `new_call_rank` move down by one (displayed ranks stay); the candidate's
// own wishes take it, displayed too.
void insert_at_call_rank(Day& day, Int ranking_group, Int candidate, Int new_call_rank);

// The whole document: `ordresAppel` and the new call ranks of `modifications`, or a refusal.
struct CallOrderInput {
  std::vector<RankingGroup> groups;
  std::optional<std::vector<LateChange>> changes;
};
struct CallOrderOutcome {
  std::map<Int, CallOrder> orders;
  std::optional<std::vector<Int>> new_call_ranks;
  bool operator==(const CallOrderOutcome&) const = default;
};
std::variant<CallOrderOutcome, CallOrderRefusal> call_orders(const CallOrderInput& input);

// The guarantees P1–P5 that `order` breaks ("P1".."P5", "order" when it is no permutation), each
// with the candidate it breaks for (P1: the candidate of the place k). Empty = all hold.
struct CallOrderViolation {
  std::string property;
  Int candidate = 0;
  bool operator==(const CallOrderViolation&) const = default;
};
std::vector<CallOrderViolation> broken_guarantees(const RankingGroup& group,
                                                  const CallOrder& order);

}  // namespace affecta::naive
