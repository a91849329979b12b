#include "engine/day/daily_round.h"

#include "engine/verify/verify.h"

namespace affecta {

Refusal broken_property(const Instance& instance, const Verdict& verdict) {
  Refusal refusal{RefusalCode::result_breaks_property, "result", {}, Subject::document, 0};
  for (const Violation& violation : verdict.violations) {
    if (!refuses_day(violation.property)) continue;
    if (!refusal.what.empty()) refusal.what += "; ";
    refusal.what += to_text(violation.property);
    if (violation.first) refusal.what += " by the wish " + to_text(instance.key(violation.first));
    if (!violation.detail.empty()) refusal.what += ", " + violation.detail;
  }
  return refusal;
}

Result<void> play_passes_2024(Round& round, const Instance& instance, StepObserver& observer) {
  unsigned pass = 0;
  do {
    observer.begin("propose", ++pass);
    round.propose();
    if (instance.parameters.ordered_wishes_apply()) {
      observer.begin("ordered wishes", pass);
      round.apply_ordered_wishes();
    }
    observer.begin("responder", pass);
    if (auto applied = round.apply_responder(); !applied) {
      return tl::make_unexpected(std::move(applied).error());
    }
  } while (round.freed_a_place());
  return {};
}

Result<DayOutcome> daily_round_2024(const Instance& instance, const Workers& workers,
                                    StepObserver& observer) {
  observer.begin("prepare", 0);
  Round round(instance, workers);
  if (auto played = play_passes_2024(round, instance, observer); !played) {
    return tl::make_unexpected(std::move(played).error());
  }
  DayOutcome day;
  day.passes = round.counts();
  day.round = std::move(round).release();
  observer.begin("displays", 0);
  day.displays = compute_displays(instance, day.round, workers);
  observer.begin("verify", 0);
  day.verdict = verify_round(instance, day.round, &day.displays, workers);
  if (day.verdict.refused) {
    return tl::make_unexpected(broken_property(instance, day.verdict));
  }
  return day;
}

Result<DayOutcome> daily_round_2024(const Instance& instance, const Workers& workers) {
  Unobserved nobody;
  return daily_round_2024(instance, workers, nobody);
}

}  // namespace affecta
