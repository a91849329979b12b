// Who holds what when a pass begins (matching-rules 3.1).
//
// Thread safety: pure. Cost: linear in the wishes looked at; candidates_holding sorts its result.
#pragma once

#include <vector>

#include "engine/round/round_state.h"

namespace affecta {

// Number of candidates who held a wish in the group when the pass began; it has proposed nothing
// there yet.
std::int32_t count_holders(const RoundState& state, GroupIndex group);

// The candidates who held a wish with the boarding house when the pass began, sorted.
std::vector<CandidateIndex> candidates_holding(const RoundState& state, BoardingIndex boarding);

}  // namespace affecta
