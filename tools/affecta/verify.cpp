// affecta verify: checks a result that anyone computed.
#include <algorithm>
#include <memory>
#include <string>

#include <fmt/core.h>

#include "datasets/official/result_reader.h"
#include "engine/verify/document.h"
#include "tools/affecta/commands.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/report.h"

namespace affecta::cli {

namespace {

constexpr const char* verify_details = R"(
Checks the result OUT of the day IN, whoever computed it, with code that shares nothing with the
computation: the properties P1 to P8, the statuses, the displays, and whether an alert is declared
where the rules ask for one. Each violated property is named with the groups and wishes concerned.
P6 and part of P2 need the passes (`passe` in the wishes): what could not be checked is said.

Exit codes: 0 everything holds; 3 properties are violated and OUT rightly declares the alert or the
warning; 4 a check failed; 1 a document is refused; 2 wrong usage.

Examples:
  affecta verify day.json result.json
  affecta round day.json | affecta verify day.json -)";

struct VerifyOptions {
  std::string input;
  std::string result;
  unsigned threads = 0;
};

// What an alert or a warning covers: P1 to P6, and the order of waiting-list ranks, which several
// mended candidates can break rightly.
bool is_covered(const Violation& violation) {
  return violation.property <= Property::p6 || violation.property == Property::waiting_rank_order;
}

int tell_verdict(const Instance& instance, const Verdict& verdict) {
  for (const Violation& violation : verdict.violations) {
    fmt::print("{}\n", in_words(find_keys(instance, violation)));
  }
  for (const std::string& unchecked : verdict.unchecked) fmt::print("not checked: {}\n", unchecked);
  const auto& violations = verdict.violations;
  if (verdict.refused || !std::ranges::all_of(violations, is_covered)) {
    fmt::print("{} violations: the result is wrong\n", violations.size());
    return check_failed;
  }
  if (verdict.alert || verdict.warning) {
    fmt::print("{} violations, rightly declared as {}\n", violations.size(),
               verdict.alert ? "an alert" : "a warning");
    return done_with_alert;
  }
  fmt::print("every property checked holds\n");
  return done;
}

int run(const VerifyOptions& options) {
  const Workers workers(options.threads);
  const auto country = open_input(options.input, workers);
  if (!country) return tell(country.error());
  const Instance& instance = country->instance;
  const auto document = Document::open(options.result);
  if (!document) return tell(document.error());
  const auto claim = parse_result(*document, instance);
  if (!claim) return tell(claim.error());
  return tell_verdict(instance, verify_document(instance, *claim, workers));
}

}  // namespace

Command verify_command(CLI::App& program) {
  const auto options = std::make_shared<VerifyOptions>();
  CLI::App* const app = program.add_subcommand("verify", "Check a result that anyone computed");
  app->footer(verify_details);
  app->add_option("IN", options->input,
                  "The day: official input (JSON; - is standard input), tables or snapshot")
      ->required();
  app->add_option("OUT", options->result, "The result to check (JSON; - is standard input)")
      ->required();
  app->add_option("--threads", options->threads, "Threads to use (0: all there are)")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
  return {app, [options] { return run(*options); }};
}

}  // namespace affecta::cli
