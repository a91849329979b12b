// affecta campaign advance, publish, hold: the day turn.
#include <algorithm>
#include <memory>

#include <fmt/core.h>

#include "tools/affecta/campaign/giving.h"
#include "tools/affecta/campaign/key_options.h"
#include "tools/affecta/campaign/verbs.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/progress.h"

namespace affecta::cli {

namespace {

using namespace affecta::campaign;
using running::RunningCampaign;

constexpr const char* advance_details = R"(
Turns to the next day, or one day after the other until DATE is in force. A day whose round raised an
alert waits: publish it or hold it. With a test clock each turn comes at its day's first instant, unless
--now says later.

Exit codes: 0 done, 1 refused, 2 wrong usage, 3 the day waits for its publication.

Examples:
  affecta campaign advance demo
  affecta campaign advance demo --preview           # tomorrow, recorded nowhere
  affecta campaign advance demo --to 2024-07-12)";

struct DaysOptions {
  Giving giving;
  std::string to;
  bool preview = false;
};

void print_day(const Calendar& calendar, const TurnSummary& turn, bool waits) {
  fmt::print("day {} ({}): {}{} proposals lost{}{}\n", turn.day, calendar.on(turn.day).date,
             turn.round ? fmt::format("{} proposals made, ", turn.proposals) : "no round, ",
             turn.lost, turn.alert ? ", alert" : (turn.warning ? ", warning" : ""),
             waits ? "; it waits: publish or hold it" : "");
  std::fflush(stdout);
}

// The day that --to names, or the next one.
Result<Day> last_day(const DaysOptions& options, const Calendar& calendar, Day in_force) {
  if (options.to.empty()) return in_force + 1;
  for (Day day = 1; day <= calendar.last_day(); ++day) {
    if (calendar.on(day).date == options.to) return day;
  }
  return refuse(RefusalCode::unknown_value, "--to " + options.to,
                "is no day of this campaign; write one of " + calendar.on(1).date + " to " +
                    calendar.on(calendar.last_day()).date);
}

int preview(const RunningCampaign& running, const Calendar& calendar) {
  const auto turned = running.preview();
  if (!turned) return tell(turned.error());
  print_day(calendar, turned->summary, false);
  fmt::print("a preview: nothing was recorded\n");
  return turned->waits ? done_with_alert : done;
}

int advance(const DaysOptions& options) {
  auto running = open_campaign(options.giving.folder, options.giving.threads);
  if (!running) return tell(running.error());
  const auto now = instant_of(options.giving.now, *running);
  if (!now) return tell(now.error());
  std::shared_ptr<const Calendar> calendar;
  Day day = 0;
  running->read([&](const Campaign& live) {
    calendar = live.calendar;
    day = live.state.day;
  });
  if (options.preview) return preview(*running, *calendar);
  const auto last = last_day(options, *calendar, day);
  if (!last) return tell(last.error());
  if (*last <= day) {
    fmt::print("day {} ({}) is in force already\n", day, calendar->on(day).date);
    return done;
  }
  Progress progress("days", static_cast<std::size_t>(*last - day));
  const Author author = options.giving.author.value_or(Author{Role::operator_, 0});
  const std::string id = options.giving.id.empty() ? drawn_id() : options.giving.id;
  while (++day <= *last) {
    const auto reply = running->submit({author, Advance{day}}, fmt::format("{}-{}", id, day),
                                       turn_time(*running, *calendar, day, *now));
    if (!reply) return tell(reply.error());
    print_day(*calendar, reply->day->summary, reply->day->waits);
    if (reply->day->waits) return done_with_alert;
    progress.advance();
  }
  return done;
}

// Publishing and holding are about the day that waits; about none, they are refused.
Day waiting_day(const Campaign& campaign) {
  const auto& waiting = campaign.state.waiting_day;
  return waiting ? waiting->summary.day : campaign.state.day;
}

}  // namespace

Command advance_verb(CLI::App& campaign) {
  const auto options = std::make_shared<DaysOptions>();
  CLI::App* const app = campaign.add_subcommand("advance", "Turn to the next day, or to a date");
  app->footer(advance_details);
  add_giving(*app, options->giving);
  app->add_option("--to", options->to, "The last day to turn to, \"2024-07-12\"");
  app->add_flag("--preview", options->preview, "Compute tomorrow and record nothing")
      ->excludes("--to");
  return {app, [options] { return advance(*options); }};
}

Command publish_verb(CLI::App& campaign) {
  const auto giving = std::make_shared<Giving>();
  CLI::App* const app = campaign.add_subcommand(
      "publish", "Publish the day that waits, without the groups that the alert excluded");
  add_giving(*app, *giving);
  return {app, [giving] {
            return give(*giving, [](const Campaign& live) -> affecta::campaign::Command {
              return {{Role::operator_, 0}, PublishDay{waiting_day(live)}};
            });
          }};
}

Command hold_verb(CLI::App& campaign) {
  const auto giving = std::make_shared<Giving>();
  const auto reason = std::make_shared<std::string>();
  CLI::App* const app = campaign.add_subcommand(
      "hold", "Throw the day that waits away: mend the data, then advance again");
  add_giving(*app, *giving);
  app->add_option("--reason", *reason, "Why")->required();
  return {app, [giving, reason] {
            return give(*giving, [&](const Campaign& live) -> affecta::campaign::Command {
              return {{Role::operator_, 0}, HoldDay{waiting_day(live), *reason}};
            });
          }};
}

}  // namespace affecta::cli
