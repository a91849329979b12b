// affecta conformance: every case of a folder against its right answer.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "engine/base/parallel.h"
#include "tools/affecta/commands.h"
#include "tools/affecta/conformance_case.h"
#include "tools/affecta/progress.h"

namespace affecta::cli {

namespace {

constexpr const char* conformance_details = R"(
Runs every case of DIR and of the folders in it: NAME.input.json (the input of a day, or rankings)
with its right answer NAME.expected.json. Values are compared, not texts; on a day with an alert
only the alert, the statuses and the excluded groups. An expected {"erreur": …} asks for a refusal.
Prints the first difference of each case that fails.

Exit codes: 0 all passed, 4 a case failed, 1 DIR cannot be read or has no case, 2 wrong usage.

Example:
  affecta conformance tests/conformance)";

struct ConformanceOptions {
  std::string folder;
  unsigned threads = 0;
};

int run(const ConformanceOptions& options) {
  const std::vector<ConformanceCase> cases = find_cases(options.folder);
  if (cases.empty()) {
    fmt::print(stderr, "affecta: {}: no case here (NAME.input.json)\n", options.folder);
    return refused;
  }
  const Workers workers(options.threads);
  std::vector<std::string> differences(cases.size());
  {
    Progress progress("cases", cases.size());
    workers.for_each(cases.size(), 1, [&](std::size_t i) {
      differences[i] = first_difference(cases[i]);
      progress.advance();
    });
  }
  std::size_t failed = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (differences[i].empty()) continue;
    ++failed;
    fmt::print("{}: {}\n", cases[i].input.string(), differences[i]);
  }
  fmt::print("{} passed, {} failed\n", cases.size() - failed, failed);
  return failed == 0 ? done : check_failed;
}

}  // namespace

Command conformance_command(CLI::App& program) {
  const auto options = std::make_shared<ConformanceOptions>();
  CLI::App* const app =
      program.add_subcommand("conformance", "Run every conformance case of a folder");
  app->footer(conformance_details);
  app->add_option("DIR", options->folder, "A folder of cases")->required();
  app->add_option("--threads", options->threads, "Threads to use (0: all there are)")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
  return {app, [options] { return run(*options); }};
}

}  // namespace affecta::cli
