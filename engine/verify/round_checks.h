// All properties of a result, in order: what verify.h and document.h have in common.
#pragma once

#include "engine/verify/checked_day.h"
#include "engine/verify/last_pass.h"
#include "engine/verify/properties.h"
#include "engine/verify/verdict.h"

namespace affecta::verify {

// The violations of the day's part, unsorted. displays may be null. Proposes the last pass again,
// where it is known.
Violations check_properties(const CheckedDay& day, const Displays* displays, ProposeIn groups,
                            LastPass& last_pass);

// What follows from the violations of the whole country: exclusions, alert, refusal.
Verdict judge(const CheckedDay& day, Violations violations);

// By property, then group, boarding house, wishes; none comes last.
void sort_violations(Violations& violations);

}  // namespace affecta::verify
