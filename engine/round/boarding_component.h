// Proposals of one boarding component (matching-rules 3.2).
//
// Purpose: finds the greatest vector of admission positions, under the maxima, that overfills no
// boarding house, and the proposals it gives.
// How: every group proposes down its call order; a boarding house that gets one candidate too many
// drops its position just below the worst-ranked of them, which blocks that candidate's wishes
// there and sends their groups further down. A proposal once made at some positions is still made
// at lower ones unless it is blocked, so every drop is forced, each wish is proposed at most once
// and blocked at most once, and the order of work does not change the result. Thread safety:
// distinct components may be solved from distinct threads. Cost: linear in the wishes that name its
// boarding houses and in those that its groups offer a place, plus a scan of the statuses of its
// groups; a binary search for each offer.
#pragma once

#include <vector>

#include "engine/round/components.h"
#include "engine/round/round_state.h"

namespace affecta {

// Sets positions, maxima and statuses; appends the proposed wishes, by group in call order.
void propose_in_component(RoundState& state, const Components& components, ComponentIndex component,
                          std::vector<WishIndex>& proposed);

}  // namespace affecta
