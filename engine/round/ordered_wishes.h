// The ordered-wishes rule (démission automatique des vœux ordonnés, matching-rules 3.3).
//
// Applies from the start of the GDD on, to candidates without the responder: what they prefer less
// than their best proposal of today is given up, accepted proposals excepted.
// Thread safety: distinct candidates may be handled from distinct threads. Cost: the candidate's
// wishes.
#pragma once

#include <vector>

#include "engine/round/round_state.h"

namespace affecta {

// Whether a new proposal of this wish can make the rule give something up.
bool ordered_wishes_concern(const Instance& instance, WishIndex proposed);

// Appends the wishes given up to `given_up`, each with its new status.
void apply_ordered_wishes(RoundState& state, CandidateIndex candidate,
                          std::vector<WishIndex>& given_up);

}  // namespace affecta
