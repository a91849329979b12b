// affecta days: several days of a country in one engine that is kept in memory.
#include <chrono>
#include <memory>
#include <string>

#include <fmt/core.h>

#include "datasets/synthetic/overnight.h"
#include "engine/day/compare_days.h"
#include "engine/day/day_after_day.h"
#include "tools/affecta/commands.h"
#include "tools/affecta/documents.h"

namespace affecta::cli {

namespace {

constexpr const char* days_details = R"(
Computes the day of IN whole, then one day after the other: each night a drawn part of the wishes
changes (answers, resignations, wishes restored; capacities, flags and a late ranking), and the engine
computes again what that can reach. Round, displays and verification are those of the whole
computation: --check computes each day from scratch too, and compares.

The changes are drawn from the seed, not from what candidates would do.

Exit codes: 0 done, 1 input refused, 2 wrong usage, 4 a day differs from the one from scratch.

Examples:
  affecta days country.affecta
  affecta days country.affecta --changed 0.01 --days 20
  affecta days country.affecta --full             # every day from scratch
  affecta days small.affecta --check)";

struct DaysOptions {
  std::string input;
  int days = 10;
  double changed = 1;  // percent
  std::uint64_t seed = 1;
  bool full = false;
  bool check = false;
  unsigned threads = 0;
};

double milliseconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

DayParameters day_after(DayParameters parameters) {
  ++parameters.day;
  return parameters;
}

void print_day(const DayAfterDay& days, std::size_t changed, double milliseconds) {
  PassCounts sum;
  const auto outcome = days.outcome();
  for (const PassCounts& pass : outcome.passes) {
    sum.proposed += pass.proposed;
    sum.resigned_by_order += pass.resigned_by_order;
    sum.resigned_by_responder += pass.resigned_by_responder;
  }
  fmt::print("{:>4} {:>10} {:>10} {:>10} {:>7} {:>8} {:>9.1f}\n", days.instance().parameters.day,
             changed, sum.proposed, sum.resigned_by_order + sum.resigned_by_responder,
             outcome.passes.size(), outcome.verdict.alert ? "alert" : "", milliseconds);
  std::fflush(stdout);
}

// Empty when the day comes out the same from scratch.
std::string difference_from_scratch(const DayAfterDay& days, const Workers& workers) {
  const auto scratch = daily_round_2024(days.instance(), workers);
  if (!scratch) return scratch.error().message();
  return std::string(first_difference(days.outcome(), *scratch));
}

int play(const DaysOptions& options, const Instance& first_day, const Workers& workers) {
  DayAfterDay days(first_day, workers);
  const auto wishes =
      static_cast<std::size_t>(static_cast<double>(first_day.wish_count()) * options.changed / 100);
  fmt::print("{:>4} {:>10} {:>10} {:>10} {:>7} {:>8} {:>9}\n", "day", "changed", "proposed",
             "given up", "passes", "", "ms");
  for (int number = 0; number < options.days; ++number) {
    DayChanges changes;
    auto begin = std::chrono::steady_clock::now();
    double opening = 0;  // yesterday published, today opened
    if (number > 0) {
      days.next_day(day_after(days.instance().parameters));
      opening = milliseconds_since(begin);
      changes = synthetic::draw_overnight(days, wishes, options.seed);
      begin = std::chrono::steady_clock::now();
    }
    if (auto told = days.change(changes); !told) return tell(told.error());
    const auto computed = days.compute(options.full ? Extent::everything : Extent::what_changed);
    if (!computed) return tell(computed.error());
    print_day(days, changes.wishes.size(), opening + milliseconds_since(begin));
    if (!options.check) continue;
    if (const std::string differs = difference_from_scratch(days, workers); !differs.empty()) {
      fmt::print(stderr, "affecta: day {} differs from the day from scratch: {}\n",
                 days.instance().parameters.day, differs);
      return check_failed;
    }
  }
  if (options.check) fmt::print("every day equals the day from scratch\n");
  return done;
}

int run(const DaysOptions& options) {
  const Workers workers(options.threads);
  const auto country = open_input(options.input, workers);
  if (!country) return tell(country.error());
  return play(options, country->instance, workers);
}

}  // namespace

Command days_command(CLI::App& program) {
  const auto options = std::make_shared<DaysOptions>();
  CLI::App* const app =
      program.add_subcommand("days", "Several days in memory, computing what changed each night");
  app->footer(days_details);
  app->add_option("IN", options->input, "The first day: official input, tables or snapshot")
      ->required();
  app->add_option("--days", options->days, "How many, the first included")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000));
  app->add_option("--changed", options->changed, "Percent of the wishes that change each night")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 50.0));
  app->add_option("--seed", options->seed, "Which of all such nights")->capture_default_str();
  app->add_flag("--full", options->full, "Compute every day from scratch");
  app->add_flag("--check", options->check, "Compare every day with the day from scratch");
  app->add_option("--threads", options->threads, "Threads to use (0: all there are)")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
  return {app, [options] { return run(*options); }};
}

}  // namespace affecta::cli
