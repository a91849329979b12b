#include "engine/day/compare_days.h"

#include <algorithm>

namespace affecta {

namespace {

bool same_bars(const Displays& a, const Displays& b) {
  return std::ranges::equal(a.bars.offsets(), b.bars.offsets()) &&
         std::ranges::equal(a.bars.values(), b.bars.values());
}

}  // namespace

std::string_view first_difference(const DayAfterDay::Outcome& kept, const DayOutcome& scratch) {
  if (kept.round.passes != scratch.round.passes) return "number of passes";
  if (kept.passes != scratch.passes) return "numbers of the passes";
  if (kept.round.status != scratch.round.status) return "statuses";
  if (kept.round.pass != scratch.round.pass) return "passes of wishes";
  if (kept.round.maximum != scratch.round.maximum) return "maxima";
  if (kept.round.position != scratch.round.position) return "positions";
  const Displays& shown = kept.displays;
  if (shown.waiting_rank != scratch.displays.waiting_rank) return "waiting-list ranks";
  if (shown.number_waiting != scratch.displays.number_waiting) return "numbers waiting";
  if (shown.last_called != scratch.displays.last_called) return "last called ranks";
  if (!same_bars(shown, scratch.displays)) return "bars";
  const Verdict& verdict = kept.verdict;
  if (verdict.violations != scratch.verdict.violations) return "violations";
  if (verdict.invalid != scratch.verdict.invalid) return "invalid groups";
  if (verdict.withdrawn != scratch.verdict.withdrawn) return "withdrawn groups";
  if (verdict.given_up_for_withdrawn != scratch.verdict.given_up_for_withdrawn) {
    return "wishes given up for withdrawn proposals";
  }
  if (verdict.alert != scratch.verdict.alert) return "alert";
  if (verdict.warning != scratch.verdict.warning) return "warning";
  if (verdict.unchecked != scratch.verdict.unchecked) return "what could not be checked";
  return {};
}

}  // namespace affecta
