#include "server/routes/round_view.h"

#include <cmath>

#include "server/views/dates.h"
#include "server/views/done.h"
#include "server/views/group_name.h"

namespace affecta::routes {

namespace {

using api::Round;
using api::RoundState;
using views::Json;

double to_microseconds(double milliseconds) { return std::round(milliseconds * 1000) / 1000; }

void write_time(Json& json, std::string_view name, double milliseconds) {
  if (milliseconds > 0) {
    json.member(name, to_microseconds(milliseconds));
  } else {
    json.name(name).null();
  }
}

// A round that turns, or that failed, has nothing to say yet.
bool has_summary(const Round& round) {
  return round.state != RoundState::turning && round.state != RoundState::failed;
}

void write_members(Json& json, const campaign::Campaign& live, const Round& round) {
  json.member("day", round.day);
  views::write_date(json, *live.calendar, "date", round.day);
  json.member("state", to_text(round.state));
  write_time(json, "lasted_ms", round.lasted);
  json.name("summary");
  if (!has_summary(round)) {
    json.null();
    return;
  }
  json.object([&] { views::write_summary(json, round.summary); });
}

void write_alert(Json& json, const campaign::Campaign& live, const Round& round) {
  json.name("alert");
  if (!has_summary(round) || !round.summary.alert) {
    json.null();
    return;
  }
  json.object([&] {
    json.name("excluded").array([&] {
      for (const GroupIndex group : round.excluded) {
        json.object([&] { views::write_group(json, live.instance().groups.key[group]); });
      }
    });
    json.member("given_up_for_withdrawn", round.given_up_for_withdrawn);
  });
}

void write_refusal(Json& json, const std::optional<Refusal>& refusal) {
  json.name("refusal");
  if (!refusal) {
    json.null();
    return;
  }
  json.object([&] {
    json.member("code", catalogue_entry(refusal->code).name);
    json.member("where", refusal->where);
    json.member("detail", refusal->what);
  });
}

}  // namespace

void write_step(Json& json, const api::RoundStep& step) {
  json.object([&] {
    json.member("name", step.name);
    json.member("pass", step.pass);
    json.member("began_ms", to_microseconds(step.began));
    write_time(json, "lasted_ms", step.lasted);
  });
}

void write_round_line(Json& json, const campaign::Campaign& live, const Round& round) {
  json.object([&] { write_members(json, live, round); });
}

void write_round(Json& json, const campaign::Campaign& live, const Round& round) {
  json.object([&] {
    write_members(json, live, round);
    json.name("steps").array([&] {
      for (const api::RoundStep& step : round.steps) write_step(json, step);
    });
    write_alert(json, live, round);
    write_refusal(json, round.refusal);
  });
}

}  // namespace affecta::routes
