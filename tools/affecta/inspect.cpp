// affecta inspect: what is inside a country.
#include <memory>
#include <string>

#include <fmt/core.h>

#include "datasets/open_country.h"
#include "tools/affecta/commands.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/inspection.h"

namespace affecta::cli {

namespace {

constexpr const char* inspect_details = R"(
IN is an official document (JSON), a folder of tables or a snapshot. Shows counts, distributions
(p10, p50, p90, p99 and a bar for each power of two) and what is legal but worth a look.

Examples:
  affecta inspect day.json
  affecta inspect country.affecta)";

int run(const std::string& input, unsigned threads) {
  const Workers workers(threads);
  const Format format = format_of_input(input);
  const auto country = open_input(input, workers);
  if (!country) return tell(country.error());
  fmt::print("{} ({})\n{}\n{}\n{}", input, to_text(format), counts_of(*country),
             distributions_of(*country), oddities_of(*country));
  return done;
}

}  // namespace

Command inspect_command(CLI::App& program) {
  const auto input = std::make_shared<std::string>();
  const auto threads = std::make_shared<unsigned>(0);
  CLI::App* const app = program.add_subcommand("inspect", "Show what is inside a country");
  app->footer(inspect_details);
  app->add_option("IN", *input, "A document, folder or snapshot (- is standard input)")->required();
  app->add_option("--threads", *threads, "Threads to use (0: all there are)")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
  return {app, [input, threads] { return run(*input, *threads); }};
}

}  // namespace affecta::cli
