#pragma once
// The estimate of the last called rank (matching-rules.md, section 4). Pure functions.

#include "tests/support/naive/day.h"

namespace affecta::naive {

// One proposal of a group's history, whatever became of it.
struct PastProposal {
  Int day = 0;
  Int call_rank = 0;
  bool outside_main = false;
};

struct EstimateInput {
  Int day = 1;
  Int reservation_end = 0;
  Int block_limit = 0;
  Int current = 0;    // cur: the highest call rank proposed so far, 0 if none
  Int reference = 0;  // ref: the same as of day − 5, 0 if none or day ≤ 4
};

// Nothing when cur < ref, an error. The value is not cut at `no_limit`.
std::optional<Int> estimate(const EstimateInput& input);

// cur and ref from the group's history before `day`.
EstimateInput from_history(Int day, Int reservation_end, Int block_limit,
                           const std::vector<PastProposal>& history);

}  // namespace affecta::naive
