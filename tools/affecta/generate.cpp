// affecta generate: a synthetic country, as a snapshot, tables or an official document.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include <fmt/core.h>

#include "datasets/conversion.h"
#include "datasets/synthetic/synthetic_country.h"
#include "tools/affecta/commands.h"
#include "tools/affecta/country_report.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/format_option.h"
#include "tools/affecta/step_progress.h"

namespace affecta::cli {

namespace {

constexpr const char* generate_details = R"(
OUT's format is told by its name: NAME.affecta a snapshot, NAME.json an official document, a folder or
a name without extension tables; --to says otherwise.
--report compares the country with the real figures, as a table and plots; OUT may then be left out.
The same seed gives the same bytes on any machine and number of threads.

Examples:
  affecta generate country.affecta
  affecta generate small --candidates 1000 --seed 7
  affecta generate real.affecta --open-data ../shared/data/parcoursup_2025_formations.csv)";

struct GenerateOptions {
  std::string output;
  std::optional<Format> to;
  bool compress = false;
  std::optional<std::int32_t> candidates;
  std::uint64_t seed = 1;
  std::int32_t responders = 3;
  std::string open_data;
  std::string report = "docs/synthetic-country";
  bool reports = false;
  unsigned threads = 0;
};

Result<void> report(const CountryComparison& comparison, const std::string& folder) {
  const auto close = std::count_if(comparison.rows.begin(), comparison.rows.end(),
                                   [](const Comparison& row) { return row.close(); });
  fmt::print(stderr, "{} of {} figures are within 15 % or one unit of the real ones; see {}\n",
             close, comparison.rows.size(), folder);
  return write_country_report(comparison, folder);
}

int run(const GenerateOptions& options) {
  if (options.output.empty() && !options.reports) {
    fmt::print(stderr, "affecta: OUT is missing (only --report may do without)\n");
    return wrong_usage;
  }
  const auto to = options.to ? options.to : format_of_output(options.output);
  if (!options.output.empty() && !to) {
    fmt::print(stderr, "affecta: {} does not tell its format: give --to\n", options.output);
    return wrong_usage;
  }
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
  progress.finish();
  if (!country) return tell(country.error());
  if (!options.output.empty()) {
    const Compression compression = options.compress ? Compression::zstd : Compression::none;
    const auto written =
        write_country(*country, options.output, *to, compression, workers, progress);
    progress.finish();
    if (!written) return tell(written.error());
  }
  if (options.reports) {
    const auto reported = report(compare_with_real(*country, wanted.open_data), options.report);
    if (!reported) return tell(reported.error());
  }
  fmt::print(stderr, "{} candidates, {} formations, {} groups, {} boarding houses, {} wishes\n",
             country->instance.candidate_count(), country->formations.key.size(),
             country->instance.group_count(), country->instance.boarding_count(),
             country->instance.wish_count());
  return done;
}

}  // namespace

Command generate_command(CLI::App& program) {
  const auto options = std::make_shared<GenerateOptions>();
  CLI::App* const app = program.add_subcommand("generate", "Make a synthetic country");
  app->footer(generate_details);
  app->add_option("OUT", options->output, "Where the country goes");
  add_format_option(app, "--to", options->to, "Its format, when the name does not tell");
  app->add_flag("--compress", options->compress, "Compress tables (NAME.csv.zst)");
  app->add_option("--candidates", options->candidates,
                  "How many candidates (945500; with --open-data, what its formations need)");
  app->add_option("--seed", options->seed, "Which of all such countries")->capture_default_str();
  app->add_option("--responders", options->responders,
                  "Candidates with the automatic responder, of a thousand")
      ->capture_default_str()
      ->check(CLI::Range(0, 1000));
  app->add_option("--open-data", options->open_data,
                  "Take the formations of a file of the ministry's open data");
  CLI::Option* const report = app->add_option("--report", options->report,
                                              "Compare with the real figures, into this folder")
                                  ->expected(0, 1)
                                  ->capture_default_str();
  app->add_option("--threads", options->threads, "Threads to use (0: all there are)")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
  return {app, [options, report] {
            options->reports = report->count() > 0;
            return run(*options);
          }};
}

}  // namespace affecta::cli
