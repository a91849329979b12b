// affecta round: one day, from the official input to the official result.
#include <memory>
#include <string>

#include <boost/json/serialize.hpp>
#include <fmt/core.h>
#include <unistd.h>

#include "datasets/official/day_reader.h"
#include "datasets/official/result_writer.h"
#include "datasets/open_country.h"
#include "engine/day/daily_round.h"
#include "tools/affecta/commands.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/report.h"
#include "tools/affecta/step_clock.h"
#include "tools/affecta/step_progress.h"

namespace affecta::cli {

namespace {

constexpr const char* round_details = R"(
Computes a day: checks the input, makes the day's proposals, applies the ordered-wishes rule and the
automatic responder until no place is freed, verifies the result and computes the displays.

OUT is the same, byte for byte, for any number of threads. When the input is refused, OUT holds
{"erreur": "…"} alone. A summary goes to standard error. Without -o the result goes to standard
output, unless that is a terminal: then only the summary is shown.

Exit codes: 0 done, 1 input refused, 2 wrong usage, 3 done with an alert (OUT is written; the
proposals of the groups in groupesExclus are withdrawn).

Examples:
  affecta round datasets/samples/day.json -o result.json
  affecta round day.json -o result.json --report report.json --threads 8
  zcat day.json.gz | affecta round - > result.json)";

struct RoundOptions {
  std::string input;
  std::string output;
  std::string report;
  unsigned threads = 0;
};

// Where the result goes: a terminal gets the summary only.
std::string output_path(const RoundOptions& options) {
  if (!options.output.empty()) return options.output;
  return ::isatty(STDOUT_FILENO) != 0 ? std::string() : std::string("-");
}

Result<Instance> read_instance(const std::string& path, const Workers& workers, StepClock& clock) {
  StepProgress progress;
  clock.begin("read", 0);
  if (format_of_input(path) != Format::official) {
    return open_country(path, format_of_input(path), workers, progress).map([](Country&& country) {
      return std::move(country.instance);
    });
  }
  const auto document = Document::open(path);
  if (!document) return tl::make_unexpected(document.error());
  const auto input = parse_day(*document, progress);
  if (!input) return tl::make_unexpected(input.error());
  clock.begin("validate", 0);
  return build_day(*input, *document, workers);
}

// A refusal of the round, which knows no files.
Refusal of_input(Refusal refusal, const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  refusal.where = refusal.where.empty() ? name : name + ": " + refusal.where;
  return refusal;
}

Result<void> write_result_to(const std::string& path, const Instance& instance,
                             const DayOutcome& day, const Workers& workers) {
  const ResultView view{day.round, day.displays, day.verdict.alert, day.verdict.warning,
                        day.verdict.withdrawn};
  StepProgress progress;
  return write_document(
      path, [&](Output& output) { write_result(instance, view, workers, progress, output); });
}

int run(const RoundOptions& options) {
  const std::string output = output_path(options);
  const Workers workers(options.threads);
  StepClock clock;
  const auto instance = read_instance(options.input, workers, clock);
  if (!instance) return refuse_input(instance.error(), output);
  auto day = daily_round_2024(*instance, workers, clock);
  if (!day) {
    return refuse_input(of_input(day.error(), options.input), output);
  }

  clock.begin("write", 0);
  if (const auto written = write_result_to(output, *instance, *day, workers); !written) {
    return tell(written.error());
  }
  RoundReport report = make_report(*instance, *day);
  report.input = options.input;
  report.output = output;
  report.threads = workers.threads();
  report.steps = clock.finish();
  report.peak_memory = peak_memory();
  fmt::print(stderr, "{}", in_words(report));
  const auto reported = write_document(options.report, [&](Output& file) {
    file.write(boost::json::serialize(as_json(report)) + "\n");
  });
  if (!reported) return tell(reported.error());
  return day->verdict.alert ? done_with_alert : done;
}

}  // namespace

Command round_command(CLI::App& program) {
  const auto options = std::make_shared<RoundOptions>();
  CLI::App* const app = program.add_subcommand("round", "Compute, verify and display a whole day");
  app->footer(round_details);
  app->add_option("IN", options->input,
                  "The day: official input (JSON; - is standard input), tables or snapshot")
      ->required();
  app->add_option("-o,--output", options->output, "Where the result goes (- is standard output)");
  app->add_option("--threads", options->threads, "Threads to use (0: all there are)")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
  app->add_option("--report", options->report, "Where the report goes as JSON");
  return {app, [options] { return run(*options); }};
}

}  // namespace affecta::cli
