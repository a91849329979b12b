// What a violation excludes (matching-rules section 6, last part).
//
// Purpose: from the violations of P1–P6 to the invalid groups, the withdrawn proposals, and the
// wishes that stay given up because of these.
// Cost: nothing when P1–P6 hold; else linear in groups, boarding houses and withdrawn proposals.
#pragma once

#include "engine/verify/checked_day.h"
#include "engine/verify/verdict.h"

namespace affecta::verify {

// Whether a violation of the property makes groups invalid.
constexpr bool excludes(Property property) { return property <= Property::p6; }

// Fills invalid, withdrawn, given_up_for_withdrawn, alert and warning from the violations.
void exclude(const CheckedDay& day, Verdict& verdict);

}  // namespace affecta::verify
