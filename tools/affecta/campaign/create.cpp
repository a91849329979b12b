// affecta campaign create DIR: a campaign from a country and a calendar.
#include <algorithm>
#include <memory>

#include <fmt/core.h>

#include "datasets/calendars/calendar_reader.h"
#include "datasets/calendars/civil_time.h"
#include "server/running/campaign_folder.h"
#include "tools/affecta/calendars.h"
#include "tools/affecta/campaign/giving.h"
#include "tools/affecta/campaign/verbs.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/step_progress.h"

namespace affecta::cli {

namespace {

constexpr const char* create_details = R"(
DIR must not be there, or be empty. The country is that of day 1: every wish waits or is not ranked; it
is copied, DIR needs nothing else. A calendar is one of those shipped, or a file (docs/campaign.md).
With --test-clock the campaign has no clock of its own: commands say --now, and time stands still
between them.

Examples:
  affecta campaign create demo --data small.affecta --calendar 2024 --test-clock
  affecta campaign create national --data country.affecta)";

struct CreateOptions {
  std::string folder;
  std::string data;
  std::string calendar = "2024";
  std::string now;
  running::CampaignSettings settings;
  unsigned threads = 0;
};

// The stamp of the journal's first event: a test clock begins with it.
Result<campaign::Instant> first_stamp(const CreateOptions& options,
                                      const std::string& calendar_file) {
  if (!options.settings.test_clock) return running::system_clock();
  const Document document = Document::from_text(calendar_file, options.calendar);
  const auto dates = campaign::read_calendar_dates(document);
  if (!dates) return tl::make_unexpected(dates.error());
  if (!options.now.empty()) return campaign::parse_civil_time(options.now, dates->zone);
  const auto calendar = campaign::resolve(*dates);
  if (!calendar) return tl::make_unexpected(calendar.error());
  return (*calendar)[campaign::Mark::setup_open].opens;
}

int run(const CreateOptions& options) {
  const Workers workers(options.threads);
  const auto calendar = calendar_text(options.calendar);
  if (!calendar) return tell(calendar.error());
  const auto now = first_stamp(options, *calendar);
  if (!now) return tell(now.error());
  const auto country = open_input(options.data, workers);
  if (!country) return tell(country.error());
  StepProgress progress;
  const auto created = running::create_campaign(options.folder, *country, *calendar,
                                                options.settings, *now, workers, progress);
  progress.finish();
  if (!created) return tell(created.error());
  fmt::print(
      "a campaign of {} candidates and {} wishes is in {}; next: affecta campaign advance {}\n",
      country->instance.candidate_count(), country->instance.wish_count(), options.folder,
      options.folder);
  return done;
}

}  // namespace

Command create_verb(CLI::App& campaign) {
  const auto options = std::make_shared<CreateOptions>();
  CLI::App* const app = campaign.add_subcommand("create", "A new campaign, in a folder of its own");
  app->footer(create_details);
  add_folder(*app, options->folder);
  app->add_option("--data", options->data, "The country: tables or a snapshot")->required();
  app->add_option("--calendar", options->calendar, "A calendar that is shipped, or a file")
      ->capture_default_str();
  CLI::Option* const test_clock = app->add_flag("--test-clock", options->settings.test_clock,
                                                "Commands bring their time along");
  app->add_option("--now", options->now,
                  "When the test clock begins (by default where the calendar does)")
      ->needs(test_clock);
  app->add_flag("--publish-alerts", options->settings.publish_alerts,
                "A day with an alert is published without waiting for an operator");
  add_threads(*app, options->threads);
  return {app, [options] {
            // A calendar whose clock runs fast begins when its campaign is created.
            if (!options->settings.test_clock) options->settings.begins = running::system_clock();
            return run(*options);
          }};
}

}  // namespace affecta::cli
