// The maximum of a boarding house's admission position (matching-rules 3.2).
//
// Unit: boarding rank; no_limit = no limit, 0 = nobody. Thread safety: pure.
// Cost: linear in the wishes that name the boarding house.
#pragma once

#include <cstdint>

#include "engine/round/holders.h"
#include "engine/round/round_state.h"

namespace affecta {

std::int32_t maximum_position(const RoundState& state, BoardingIndex boarding,
                              const BoardingHolders& holders);

}  // namespace affecta
