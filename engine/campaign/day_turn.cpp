#include "engine/campaign/day_turn.h"

#include <algorithm>

#include "engine/base/check.h"
#include "engine/campaign/bytes.h"
#include "engine/campaign/close_day.h"
#include "engine/campaign/invariants.h"
#include "engine/campaign/round_of_day.h"
#include "engine/campaign/turn_changes.h"

namespace affecta::campaign {

namespace {

Day proposal_deadline(const Calendar& calendar, Day made) {
  const Day given = calendar.on(made).answer_deadline;
  return given != 0 ? given : calendar.after(made, 1);
}

// Runs the round and puts what it gave into `next`.
Result<void> run_round(Campaign& next, Day day, Day deadline, const Workers& workers,
                       StepObserver& observer, DayTurned& turned) {
  observer.begin("today's wishes", 0);
  const auto today = instance_of_day(next, day, workers);
  if (!today) return tl::make_unexpected(today.error());
  auto outcome = daily_round_2024(today->instance, workers, observer);
  if (!outcome) return tl::make_unexpected(outcome.error());
  observer.begin("place", 0);
  turned.summary.round = true;
  turned.summary.alert = outcome->verdict.alert;
  turned.summary.warning = outcome->verdict.warning;
  turned.waits = outcome->verdict.alert;
  turned.excluded = outcome->verdict.withdrawn;
  PutRound put = put_round(next, day, deadline, *today, *std::move(outcome), workers);
  turned.summary.proposals = put.proposals;
  turned.given_up_for_withdrawn = std::move(put.given_up_for_withdrawn);
  return {};
}

tl::unexpected<Refusal> wrong_day(const Case& of, Day day, std::string what) {
  return refuse(RefusalCode::wrong_day, "day " + std::to_string(day),
                std::move(what) + "; day " + std::to_string(of.state().day) + " is in force");
}

// Checks 1, 2 and 6 of publishing and holding.
Objection not_waiting(const Case& of, Day day) {
  if (Objection no = of.not_role({Role::operator_}, "the day turn")) return no;
  if (of.state().waiting_day && of.state().waiting_day->summary.day == day) return {};
  return object(RefusalCode::no_day_waits, "day " + std::to_string(day),
                of.state().waiting_day
                    ? "day " + std::to_string(of.state().waiting_day->summary.day) + " waits"
                    : "no day waits; day " + std::to_string(of.state().day) + " is in force");
}

}  // namespace

Result<DayTurned> compute_turn(const Campaign& campaign, Instant now, const Workers& workers) {
  Unobserved nobody;
  return compute_turn(campaign, now, workers, nobody);
}

Result<DayTurned> compute_turn(const Campaign& campaign, Instant now, const Workers& workers,
                               StepObserver& observer) {
  observer.begin("close the day", 0);
  const Day day = campaign.state.day + 1;
  AFFECTA_CHECK(campaign.calendar->has_day(day));
  DayTurned turned;
  turned.summary.day = day;
  turned.summary.input = hash_of(campaign.state);
  Campaign next = campaign;
  // A turn may be late: nobody's delay begins before it is made.
  const Day made = std::max(day, campaign.calendar->day_at(now));
  DayClosed closed = close_day(next, day, made);
  turned.summary.lost = closed.lost;
  if (campaign.calendar->round_on(day)) {
    const Day deadline = proposal_deadline(*campaign.calendar, made);
    if (auto run = run_round(next, day, deadline, workers, observer, turned); !run) {
      return tl::make_unexpected(run.error());
    }
  }
  observer.begin("changes", 0);
  next.state.day = day;
  turned.changes = changes_between(campaign, next, workers);
  turned.changes.lapsed_contracts = std::move(closed.lapsed_contracts);
  turned.summary.result = hash_of(turned.changes);
  observer.begin("invariants", 0);
  if (auto kept = check_invariants(campaign, next, workers); !kept) {
    return tl::make_unexpected(kept.error());
  }
  return turned;
}

Result<Decision> decide(const Case& of, const Advance& request, const Workers& workers,
                        StepObserver& observer) {
  if (Objection no = of.not_role({Role::operator_}, "the day turn")) {
    return tl::make_unexpected(*std::move(no));
  }
  const State& state = of.state();
  const bool waits = state.waiting_day && state.waiting_day->summary.day == request.day;
  if (waits || (request.day == state.day && state.day > 0)) return Decision{};
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  if (request.day != state.day + 1) return wrong_day(of, request.day, "it is not the next day");
  if (!of.calendar().has_day(request.day)) {
    return wrong_day(of, request.day, "the calendar ends before it");
  }
  if (of.now < of.calendar().turns(request.day)) {
    return wrong_day(of, request.day, "it has not begun (" + of.date(request.day) + ")");
  }
  auto turned = compute_turn(of.campaign, of.now, workers, observer);
  if (!turned) return tl::make_unexpected(turned.error());
  if (request.publish_alerts) turned->waits = false;
  return Decision{*std::move(turned), {}};
}

Result<Decision> decide(const Case& of, const PublishDay& request) {
  if (Objection no = not_waiting(of, request.day)) return tl::make_unexpected(*std::move(no));
  return Decision{DayPublished{request.day}, {}};
}

Result<Decision> decide(const Case& of, const HoldDay& request) {
  if (Objection no = not_waiting(of, request.day)) return tl::make_unexpected(*std::move(no));
  if (Objection no = Case::bad_text("the reason", request.reason, longest_text)) {
    return tl::make_unexpected(*std::move(no));
  }
  return Decision{DayHeld{request.day, request.reason}, {}};
}

}  // namespace affecta::campaign
