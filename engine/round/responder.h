// The automatic responder (répondeur automatique, matching-rules 3.4).
//
// Applies to candidates with the responder on, within the main procedure: the best proposal of
// today is kept; proposals of earlier days, and everything the candidate prefers less, are given
// up. Thread safety: distinct candidates may be handled from distinct threads. Cost: the
// candidate's wishes.
#pragma once

#include <vector>

#include "engine/base/parallel.h"
#include "engine/round/round_state.h"

namespace affecta {

// Appends the wishes given up to `given_up`, each with its new status.
void apply_responder(RoundState& state, CandidateIndex candidate, std::vector<WishIndex>& given_up);

// The first wish, in the order of results, of a candidate with the responder on that still waits
// without a preference rank; none if all is well. Outside the ordering window the input checks
// (P7.4) rule it out; within it, only wishes the first pass did not propose are at fault.
WishIndex find_unordered_waiting_wish(const RoundState& state, const Workers& workers);

}  // namespace affecta
