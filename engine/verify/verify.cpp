#include "engine/verify/verify.h"

#include "engine/verify/round_checks.h"

namespace affecta {

Verdict verify_round(const Instance& instance, const RoundResult& result, const Displays* displays,
                     const Workers& workers) {
  const verify::CheckedDay day(instance, result, verify::derive_passes(result, workers), workers);
  return verify::check_round(day, displays, verify::ProposeIn::boarding_components).verdict;
}

}  // namespace affecta
