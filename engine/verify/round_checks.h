// All properties of a result, in order: what verify.h and document.h have in common.
#pragma once

#include <optional>

#include "engine/verify/checked_day.h"
#include "engine/verify/last_pass.h"
#include "engine/verify/verdict.h"

namespace affecta::verify {

struct RoundChecks {
  Verdict verdict;
  std::optional<LastPass> last_pass;  // proposed again, where it is known
};

// displays may be null.
RoundChecks check_round(const CheckedDay& day, const Displays* displays, ProposeIn groups);

// By property, then group, boarding house, wishes; none comes last.
void sort_violations(std::vector<Violation>& violations);

}  // namespace affecta::verify
