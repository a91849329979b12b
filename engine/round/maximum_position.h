// The maximum of a boarding house's admission position (matching-rules 3.2).
//
// Unit: boarding rank; no_limit = no limit, 0 = nobody. Thread safety: pure.
// Cost: linear in the wishes that name the boarding house.
#pragma once

#include <cstdint>
#include <span>

#include "engine/round/round_state.h"

namespace affecta {

// `holders`: the candidates who hold the boarding house, sorted.
std::int32_t maximum_position(const RoundState& state, BoardingIndex boarding,
                              std::span<const CandidateIndex> holders);

}  // namespace affecta
