// Waiting-list ranks of one group (matching-rules section 5, "Waiting-list rank").
//
// Thread safety: writes the elements of `ranks` that are the group's wishes, nothing else.
// Cost: linear in the group's wishes.
#pragma once

#include <cstdint>

#include "engine/model/day_result.h"
#include "engine/model/instance.h"

namespace affecta {

// The ranks of the waiting wishes of the group that name no boarding house, 0 for the others.
// Returns the group's number waiting. What comes before `first_changed` is shown already.
// Precondition: on the first day, first_changed is the group's first wish.
std::int32_t rank_waiting_list(const Instance& instance, const RoundResult& result,
                               GroupIndex group, WishIndex first_changed,
                               Array<WishIndex, std::int32_t>& ranks);

}  // namespace affecta
