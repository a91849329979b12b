// affecta refusals: the catalogue of everything that is refused; docs/refusals.md is its output.
#include <fmt/core.h>

#include "engine/base/refusal.h"
#include "tools/affecta/commands.h"

namespace affecta::cli {

namespace {

constexpr const char* refusals_details = R"(
Every refusal has a code for programs and says which value was wrong, where, and what to do. This prints
all codes, as a page of Markdown.

Example:
  affecta refusals)";

constexpr const char* introduction = R"(# Refusals

Everything that affecta refuses. A refusal is a value: its code, which is stable; where (file, line, column or
JSON path, or the thing named); the value and the limit. On the command line it is `affecta: WHERE: WHAT
[CODE]. Rule: … ADVICE`; the status is the HTTP status of a server's answer, and "retry" says that the same request
may be accepted a little later. The order in which a campaign's commands are checked is in [campaign.md](campaign.md#order-of-checks).

Written by `affecta refusals`, from `engine/base/refusal.cpp`.

| code | status | retry | rule | what to do |
| --- | --- | --- | --- | --- |
)";

int list_refusals() {
  fmt::print("{}", introduction);
  for (std::size_t i = 0; i < static_cast<std::size_t>(RefusalCode::count_); ++i) {
    const RefusalEntry& entry = catalogue_entry(static_cast<RefusalCode>(i));
    fmt::print("| `{}` | {} | {} | {} | {} |\n", entry.name, entry.http, entry.retry ? "yes" : "",
               entry.rule, entry.advice);
  }
  return done;
}

}  // namespace

Command refusals_command(CLI::App& program) {
  CLI::App* const app =
      program.add_subcommand("refusals", "Every code of refusal, its rule and what to do");
  app->footer(refusals_details);
  return {app, list_refusals};
}

}  // namespace affecta::cli
