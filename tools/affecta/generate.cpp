// affecta generate: a synthetic country, as a snapshot, tables or an official document.
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include <fmt/core.h>

#include "datasets/official/day_writer.h"
#include "datasets/snapshot/snapshot.h"
#include "datasets/synthetic/synthetic_country.h"
#include "datasets/tables/tables.h"
#include "tools/affecta/commands.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/progress.h"

namespace affecta::cli {

namespace {

constexpr const char* details = R"(
OUT is a snapshot (.affecta), an official document (.json), or a folder of tables (anything else).
The same seed gives the same bytes on any machine and number of threads.

Examples:
  affecta generate country.affecta
  affecta generate small --candidates 1000 --seed 7
  affecta generate real.affecta --open-data ../shared/data/parcoursup_2025_formations.csv)";

struct Options {
  std::string output;
  std::string to;
  std::optional<std::int32_t> candidates;
  std::uint64_t seed = 1;
  std::int32_t responders = 3;
  std::string open_data;
  unsigned threads = 0;
};

class StepProgress final : public ProgressObserver {
 public:
  void begin(std::string_view, std::string_view unit, std::size_t total) override {
    progress_.reset();
    progress_.emplace(unit, total);
  }
  void advance(std::size_t count) override { progress_->advance(count); }

 private:
  std::optional<Progress> progress_;
};

std::string format_of(const Options& options) {
  if (!options.to.empty()) return options.to;
  if (options.output.ends_with(".affecta")) return "snapshot";
  return options.output.ends_with(".json") ? "json" : "tables";
}

Result<void> write(const Country& country, const Options& options, const Workers& workers,
                   ProgressObserver& progress) {
  const std::string format = format_of(options);
  if (format == "snapshot") return write_snapshot(country, options.output, workers, progress);
  if (format == "tables") {
    return write_tables(country, options.output, Compression::none, workers, progress);
  }
  return write_document(options.output, [&](Output& output) {
    write_day(country.instance, Spelling::compact, workers, output);
  });
}

int run(const Options& options) {
  const Workers workers(options.threads);
  StepProgress progress;
  CountryOptions wanted;
  wanted.seed = options.seed;
  wanted.responder_permille = options.responders;
  std::optional<OpenData> open_data;
  if (!options.open_data.empty()) {
    auto read = read_open_data(options.open_data, workers);
    if (!read) return tell(read.error());
    open_data = std::move(*read);
    wanted.open_data = &*open_data;
    wanted.candidates = fitting_candidates(*open_data);
  }
  if (options.candidates) wanted.candidates = *options.candidates;

  const auto country = make_country(wanted, workers, progress);
  if (!country) return tell(country.error());
  const auto written = write(*country, options, workers, progress);
  if (!written) return tell(written.error());
  fmt::print(stderr, "{} candidates, {} formations, {} groups, {} boarding houses, {} wishes\n",
             country->instance.candidate_count(), country->formations.key.size(),
             country->instance.group_count(), country->instance.boarding_count(),
             country->instance.wish_count());
  return done;
}

}  // namespace

Command generate_command(CLI::App& program) {
  const auto options = std::make_shared<Options>();
  CLI::App* const app = program.add_subcommand("generate", "Make a synthetic country");
  app->footer(details);
  app->add_option("OUT", options->output, "Where the country goes")->required();
  app->add_option("--to", options->to, "Its format, when the name does not tell")
      ->check(CLI::IsMember({"snapshot", "tables", "json"}));
  app->add_option("--candidates", options->candidates,
                  "How many candidates (945500; with --open-data, what its formations need)");
  app->add_option("--seed", options->seed, "Which of all such countries")->capture_default_str();
  app->add_option("--responders", options->responders,
                  "Candidates with the automatic responder, of a thousand")
      ->capture_default_str()
      ->check(CLI::Range(0, 1000));
  app->add_option("--open-data", options->open_data,
                  "Take the formations of a file of the ministry's open data");
  app->add_option("--threads", options->threads, "Threads to use (0: all there are)")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
  return {app, [options] { return run(*options); }};
}

}  // namespace affecta::cli
