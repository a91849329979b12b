// affecta convert: a country from one format into another.
#include <memory>
#include <string>

#include <fmt/core.h>

#include "datasets/conversion.h"
#include "tools/affecta/commands.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/format_option.h"
#include "tools/affecta/step_progress.h"

namespace affecta::cli {

namespace {

constexpr const char* convert_details = R"(
Formats: json (the official input of a day), tables (a folder of CSV files), snapshot (one file,
mapped and used in place). IN's is found by looking at it; OUT's by its name: NAME.json, a folder or
a name without extension, NAME.affecta. --from and --to say otherwise.

What the target cannot hold is said, with counts: an official document has no names, for example.
OUT is put in its place at once, and is the same, byte for byte, for any number of threads. A folder
is replaced only when it holds nothing but tables.

Examples:
  affecta convert day.json day.affecta
  affecta convert country.affecta country/ --compress
  affecta convert country/ - > day.json)";

struct ConvertOptions {
  std::string input;
  std::string output;
  std::optional<Format> from;
  std::optional<Format> to;
  bool compress = false;
  unsigned threads = 0;
};

int run(const ConvertOptions& options) {
  const Format from = options.from.value_or(format_of_input(options.input));
  const auto to = options.to ? options.to : format_of_output(options.output);
  if (!to) {
    fmt::print(stderr, "affecta: {} does not tell its format: give --to\n", options.output);
    return wrong_usage;
  }
  const Workers workers(options.threads);
  StepProgress progress;
  const auto country = open_country(options.input, from, workers, progress);
  progress.finish();
  if (!country) return tell(country.error());

  const Compression compression = options.compress ? Compression::zstd : Compression::none;
  const auto written = write_country(*country, options.output, *to, compression, workers, progress);
  progress.finish();
  if (!written) return tell(written.error());

  const Instance& instance = country->instance;
  fmt::print(stderr, "{} wishes of {} candidates, {} groups, {} boarding houses: {} to {}\n",
             instance.wish_count(), instance.candidate_count(), instance.group_count(),
             instance.boarding_count(), to_text(from), to_text(*to));
  const auto lost = what_is_lost(*country, *to);
  if (!lost.empty()) fmt::print(stderr, "not in {}, which cannot hold it:\n", to_text(*to));
  for (const std::string& each : lost) fmt::print(stderr, "  {}\n", each);
  return done;
}

}  // namespace

Command convert_command(CLI::App& program) {
  const auto options = std::make_shared<ConvertOptions>();
  CLI::App* const app =
      program.add_subcommand("convert", "Turn a country from one format into another");
  app->footer(convert_details);
  app->add_option("IN", options->input, "A document, folder or snapshot (- is standard input)")
      ->required();
  app->add_option("OUT", options->output, "Where it goes (- is standard output)")->required();
  add_format_option(app, "--from", options->from, "The format of IN");
  add_format_option(app, "--to", options->to, "The format of OUT");
  app->add_flag("--compress", options->compress, "Compress tables (NAME.csv.zst)");
  app->add_option("--threads", options->threads, "Threads to use (0: all there are)")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
  return {app, [options] { return run(*options); }};
}

}  // namespace affecta::cli
