#include "server/views/calendar.h"

#include "datasets/calendars/civil_time.h"
#include "server/views/dates.h"

namespace affecta::views {

namespace {

using namespace affecta::campaign;

void write_milestones(Json& json, const Calendar& calendar) {
  for (std::size_t i = 0; i < mark_count; ++i) {
    const Milestone& milestone = calendar.milestones[i];
    json.object([&] {
      json.member("name", mark_names[i]);
      json.member("on", milestone.text);
      json.member("day", milestone.day);
      json.member("opens", to_utc_text(milestone.opens));
      json.member("closes", to_utc_text(milestone.closes));
    });
  }
}

void write_days(Json& json, const Calendar& calendar) {
  for (Day day = 1; day <= calendar.last_day(); ++day) {
    const CampaignDay& of = calendar.on(day);
    json.object([&] {
      json.member("day", day);
      json.member("date", of.date);
      json.member("starts", to_utc_text(of.start));
      json.member("round", calendar.round_on(day));
      write_date(json, calendar, "answer_by", of.answer_deadline);
      json.member("clock_stopped", of.clock_stopped);
      json.member("formations_rest", of.formations_at_rest);
    });
  }
}

}  // namespace

void write_calendar(Json& json, const Calendar& calendar) {
  json.member("name", calendar.name);
  json.member("zone", calendar.zone);
  json.name("milestones").array([&] { write_milestones(json, calendar); });
  json.name("days").array([&] { write_days(json, calendar); });
  const Delays& delays = calendar.delays;
  json.name("delays").object([&] {
    json.member("complementary", delays.complementary);
    json.member("caes", delays.caes);
    json.member("confirm", delays.confirm);
    json.member("formation", delays.formation);
    json.member("selective_formation", delays.selective_formation);
  });
  const Limits& limits = calendar.limits;
  json.name("limits").object([&] {
    json.member("complementary_wishes", limits.complementary_wishes);
    json.member("contract_mismatches", limits.contract_mismatches);
    json.member("lost_proposals", limits.lost_proposals);
    json.member("reexamination_day", limits.reexamination_day);
  });
}

}  // namespace affecta::views
