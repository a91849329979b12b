// The estimate of the last called rank at the end of the reservation (matching-rules section 4).
//
// Purpose: how far down the call order an admission group is expected to have called by then, from
// its own history. Beyond it, a waiting wish takes no reserved bed (section 3.2).
// Units: days of the campaign; call ranks (0 = none, no_limit = no estimate).
// Thread safety: pure. Cost: constant.
#pragma once

#include <cstdint>

#include "engine/base/refusal.h"
#include "engine/model/parameters.h"

namespace affecta {

// `current` is the highest call rank that the group proposed so far, `reference` the same as of 4
// days before yesterday (day − 5; 0 when the day is 4 or less). Refused and given-up proposals
// count; those outside the main procedure do not.
// Above the largest integer the estimate is no_limit. Errors: history_shrinks when it is drawn
// between the two and current < reference.
Result<std::int32_t> estimate_last_called(Day day, Day reservation_end, std::int32_t current,
                                          std::int32_t reference, std::int32_t block_call_limit);

}  // namespace affecta
