// affecta simulate: a whole campaign on virtual time, and its report.
#include <chrono>
#include <memory>
#include <string>

#include <fmt/core.h>
#include <unistd.h>

#include "datasets/calendars/calendar_reader.h"
#include "datasets/campaign_opening.h"
#include "datasets/folder_in_place.h"
#include "server/running/campaign_folder.h"
#include "server/simulation/report/report.h"
#include "server/simulation/running_desk.h"
#include "tools/affecta/calendars.h"
#include "tools/affecta/commands.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/step_progress.h"

namespace affecta::cli {

namespace {

// Of a campaign that nobody will restart, but some will audit.
constexpr Day days_between_snapshots = 30;

constexpr const char* simulate_details = R"(
Lives a campaign from its opening to the day after the cutoff: candidates, formations, commissions,
training centres, support and operators give their commands day by day, through the rules and the
journal, on virtual time. What can never happen is checked every day.

The report is a folder: tables (CSV), charts (SVG, by gnuplot) and a page, index.html, with the real
campaigns of 2018 and 2023 beside. The same seed gives the same report, for any number of threads.
--campaign keeps the campaign itself: see `affecta campaign log` and `audit`.

Exit codes: 0 done, 1 input refused, or what can never happen did, 2 wrong usage.

Examples:
  affecta simulate country.affecta --seed 7 -o report
  affecta simulate small --days 60 --no-journal
  affecta simulate small --behaviour mine.json --campaign lived
  affecta simulate --print-behaviour > mine.json)";

struct SimulateOptions {
  std::string country;
  std::string calendar = "2024";
  std::string behaviour;
  std::string report = "simulation";
  std::string campaign;
  std::uint64_t seed = 1;
  int days = 0;
  bool no_journal = false;
  bool print_behaviour = false;
  unsigned threads = 0;
};

// On a terminal, a line that is written over.
class DayProgress final : public simulation::SimulationObserver {
 public:
  void day_closed(const simulation::DayFigures& figures, Day last_day) override {
    commands_ += figures.commands;
    if (::isatty(STDERR_FILENO) == 0) return;
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
    fmt::print(
        stderr,
        "\r\033[Kday {} of {}, {}: {} proposals, {} commands, {:.0f} a second, {:.0f} s left",
        figures.day, last_day, figures.date, figures.turn.proposals, commands_,
        static_cast<double>(commands_) / seconds, seconds / figures.day * (last_day - figures.day));
    shown_ = true;
  }
  void finish() {
    if (shown_) fmt::print(stderr, "\r\033[K");
  }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::uint64_t commands_ = 0;
  bool shown_ = false;
};

Result<simulation::SimulationOptions> simulation_options(const SimulateOptions& options,
                                                         const campaign::Calendar& calendar) {
  simulation::SimulationOptions result;
  result.seed = options.seed;
  result.last_day = calendar[campaign::Mark::cutoff].day + 1;
  if (options.days != 0) result.last_day = std::min<Day>(options.days, result.last_day);
  if (options.behaviour.empty()) return result;
  const auto behaviour = simulation::read_behaviour(options.behaviour);
  if (!behaviour) return tl::make_unexpected(behaviour.error());
  result.behaviour = *behaviour;
  return result;
}

ExitCode report(const SimulateOptions& options, const simulation::World& world,
                const simulation::Told& told) {
  const auto written = simulation::write_report(options.report, {world, told, options.seed});
  if (!written) return tell(written.error());
  if (!written->no_charts.empty()) {
    fmt::print(stderr, "affecta: {}\naffecta: the tables are in {}, without charts\n",
               written->no_charts, options.report);
    return done;
  }
  fmt::print("{}/index.html\n", options.report);
  return done;
}

// What is simulated, and how.
struct Task {
  const SimulateOptions& options;
  const Workers& workers;
  std::string calendar_text;
  campaign::Calendar calendar;
  simulation::SimulationOptions simulation;
};

Result<Task> task_of(const SimulateOptions& options, const Workers& workers) {
  auto text = calendar_text(options.calendar);
  if (!text) return tl::make_unexpected(text.error());
  const auto dates = campaign::read_calendar_dates(Document::from_text(*text, options.calendar));
  if (!dates) return tl::make_unexpected(dates.error());
  auto calendar = campaign::resolve(*dates);
  if (!calendar) return tl::make_unexpected(calendar.error());
  auto chosen = simulation_options(options, *calendar);
  if (!chosen) return tl::make_unexpected(chosen.error());
  return Task{options, workers, *std::move(text), *std::move(calendar), *std::move(chosen)};
}

// The country is given up once it is known: the campaign has what it needs of it.
ExitCode simulate_at(simulation::Desk& desk, Country country, const Task& task) {
  std::shared_ptr<const campaign::Opening> opening;
  desk.read([&](const campaign::Campaign& campaign) { opening = campaign.opening; });
  const simulation::World world = simulation::make_world(country, opening, task.workers);
  country = {};
  DayProgress progress;
  const auto told = simulation::simulate(desk, world, task.simulation, task.workers, progress);
  progress.finish();
  if (!told) return tell(told.error());
  return report(task.options, world, *told);
}

ExitCode simulate_in_memory(Country country, const Task& task) {
  const auto opening = campaign_opening(country);
  if (!opening) return tell(opening.error());
  const auto desk = simulation::desk_in_memory(
      open_campaign(*opening, std::make_shared<const campaign::Calendar>(task.calendar)),
      task.workers);
  return simulate_at(*desk, std::move(country), task);
}

ExitCode simulate_with_journal(Country country, const Task& task, const std::string& folder) {
  StepProgress progress;
  running::CampaignSettings settings;
  settings.test_clock = true;
  const auto created = running::create_campaign(folder, country, task.calendar_text, settings,
                                                task.calendar[campaign::Mark::setup_open].opens,
                                                task.workers, progress);
  if (!created) return tell(created.error());
  running::Options running;
  running.threads = task.options.threads;
  running.snapshots.every_days = days_between_snapshots;
  auto campaign = running::RunningCampaign::open(folder, running, progress);
  progress.finish();
  if (!campaign) return tell(campaign.error());
  return simulate_at(*simulation::desk_of(*campaign), std::move(country), task);
}

int run(const SimulateOptions& options) {
  if (options.print_behaviour) {
    fmt::print("{}", simulation::shipped_behaviour_text());
    return done;
  }
  const Workers workers(options.threads);
  const auto task = task_of(options, workers);
  if (!task) return tell(task.error());
  auto country = open_input(options.country, workers);
  if (!country) return tell(country.error());
  if (options.no_journal) return simulate_in_memory(*std::move(country), *task);
  if (!options.campaign.empty()) {
    return simulate_with_journal(*std::move(country), *task, options.campaign);
  }
  // Beside the report, where there is room for it; gone afterwards.
  const auto place = FolderInPlace::open(options.report + ".campaign", {});
  if (!place) return tell(place.error());
  return simulate_with_journal(*std::move(country), *task, place->path());
}

}  // namespace

Command simulate_command(CLI::App& program) {
  const auto options = std::make_shared<SimulateOptions>();
  CLI::App* const app = program.add_subcommand("simulate", "A whole campaign on virtual time");
  app->footer(simulate_details);
  CLI::Option* const country =
      app->add_option("COUNTRY", options->country, "Official input, tables or snapshot");
  app->add_option("-o,--output", options->report, "The folder of the report")
      ->capture_default_str();
  app->add_option("--calendar", options->calendar, "A calendar's name, or its file")
      ->capture_default_str();
  app->add_option("--behaviour", options->behaviour, "What people do (JSON)");
  app->add_option("--seed", options->seed, "Which of all such campaigns")->capture_default_str();
  app->add_option("--days", options->days, "Only so many days")->check(CLI::Range(1, 1000));
  CLI::Option* const no_journal =
      app->add_flag("--no-journal", options->no_journal, "In memory only");
  app->add_option("--campaign", options->campaign, "Keep the campaign in this new folder")
      ->excludes(no_journal);
  app->add_flag("--print-behaviour", options->print_behaviour,
                "Print what people do by default, as JSON, and stop");
  app->add_option("--threads", options->threads, "Threads to use (0: all there are)")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
  // Nothing is simulated without a country.
  app->callback([country, options] {
    if (country->count() == 0 && !options->print_behaviour) {
      throw CLI::RequiredError("COUNTRY");
    }
  });
  return {app, [options] { return run(*options); }};
}

}  // namespace affecta::cli
