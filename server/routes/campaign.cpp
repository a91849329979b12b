// Where the campaign is: what operators look at first.
#include "datasets/calendars/civil_time.h"
#include "server/api/census.h"
#include "server/api/round_book.h"
#include "server/routes/look_up.h"
#include "server/routes/round_view.h"
#include "server/routes/routes.h"
#include "server/store/sha256.h"
#include "server/views/dates.h"
#include "server/views/done.h"
#include "server/views/milestones.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using api::View;
using views::Json;

constexpr std::size_t milestones_shown = 3;

void write_calendar(Json& json, const Campaign& live, Instant now) {
  const Calendar& calendar = *live.calendar;
  json.member("calendar", calendar.name);
  json.member("zone", calendar.zone);
  json.name("phases").array([&] {
    for (const std::string_view phase : views::phases_at(calendar, now)) json.value(phase);
  });
  json.name("next_milestones").array([&] {
    for (const Mark mark : views::next_milestones(calendar, live.state.day, milestones_shown)) {
      json.object([&] {
        json.member("name", to_text(mark));
        json.member("day", calendar[mark].day);
        json.member("on", calendar[mark].text);
      });
    }
  });
}

// The day in force, the one that waits, and the rounds that raised an alert.
void write_days(Json& json, const Campaign& live, const std::vector<api::Round>& rounds) {
  const State& state = live.state;
  json.member("day", state.day);
  views::write_date(json, *live.calendar, "date", state.day);
  json.name("waiting_day");
  if (state.waiting_day) {
    json.value(state.waiting_day->summary.day);
  } else {
    json.null();
  }
  json.name("last_turn");
  if (state.day > 0) {
    json.object([&] { views::write_summary(json, state.last_turn); });
  } else {
    json.null();
  }
  json.name("last_round");
  if (rounds.empty()) {
    json.null();
  } else {
    write_round_line(json, live, rounds.back());
  }
  json.name("alerts").array([&] {
    for (const api::Round& round : rounds) {
      if (round.summary.alert) write_round_line(json, live, round);
    }
  });
}

template <std::size_t size>
void write_counts(Json& json, std::string_view name,
                  const std::array<std::string_view, size>& names,
                  const std::array<std::uint64_t, size>& counts) {
  json.name(name).object([&] {
    for (std::size_t i = 0; i < size; ++i) json.member(names[i], counts[i]);
  });
}

void write_standings(Json& json, const api::Census::Count* count) {
  json.name("standings");
  if (count == nullptr) {
    json.null();
    return;
  }
  json.object([&] {
    json.member("as_of", to_utc_text(count->as_of));
    json.member("day", count->day);
    write_counts(json, "candidates", views::standing_names, count->tally.candidates);
    write_counts(json, "wishes", wish_state_names, count->tally.wishes);
  });
}

void write_sizes(Json& json, const Campaign& live) {
  json.member("candidates", live.instance().candidate_count());
  json.member("wishes", live.wish_count());
  json.member("added_wishes", live.state.added.size());
  json.member("contracts", live.state.contracts.size());
  json.member("help_requests", live.state.help.size());
  json.member("grounds_requests", live.state.grounds.size());
}

void write_service(Json& json, const running::RunningCampaign& campaign) {
  const store::Position position = campaign.position();
  json.name("journal").object([&] {
    json.member("event", position.sequence);
    json.member("hash", store::to_hexadecimal(position.hash));
    json.member("replayed", campaign.counts().replayed);
  });
  json.name("clock").object([&] {
    json.member("test", campaign.settings().test_clock);
    json.member("last_stamp", to_utc_text(campaign.last_stamp()));
  });
  json.name("warnings").array([&] {
    for (const std::string& warning : campaign.warnings()) json.value(warning);
  });
}

Result<View> campaign(const Context& context, const Call&) {
  const auto count = context.census.latest(context.campaign, context.background);
  const Instant now = context.campaign.now();
  Json json;
  Day day = 0;
  json.object([&] {
    context.campaign.read([&](const Campaign& live) {
      day = live.state.day;
      write_days(json, live, context.rounds.all());
      write_calendar(json, live, now);
      write_sizes(json, live);
    });
    write_standings(json, count.get());
    write_service(json, context.campaign);
  });
  return View{std::move(json).take(), day, {}};
}

}  // namespace

std::vector<api::Route> campaign_routes() {
  return {{http::Method::get,
           "/v1/campaign",
           "campaign",
           {{auth::Role::operator_}},
           {},
           api::Read(campaign)}};
}

}  // namespace affecta::routes
