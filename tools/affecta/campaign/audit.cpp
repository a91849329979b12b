// affecta campaign audit DIR: the history, verified from its beginning.
#include "server/running/audit.h"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/core.h>

#include "server/store/sha256.h"
#include "tools/affecta/campaign/giving.h"
#include "tools/affecta/campaign/verbs.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/step_progress.h"

namespace affecta::cli {

namespace {

constexpr const char* audit_details = R"(
Verifies the chain of hashes, replays every event from the beginning, compares each day turn with what
was published, and the state with each snapshot. Reads only; also beside a process that runs the campaign.
Keep the last event's hash elsewhere: it stands for the whole history.

Exit codes: 0 everything holds, 1 a file cannot be read, 2 wrong usage, 4 the history is not as it was
written.

Example:
  affecta campaign audit demo)";

// What says that the history itself is wrong, and not that it could not be looked at.
constexpr std::array findings = {RefusalCode::journal_damaged, RefusalCode::journal_truncated,
                                 RefusalCode::malformed_event, RefusalCode::event_does_not_fit,
                                 RefusalCode::history_differs, RefusalCode::checksum_mismatch,
                                 RefusalCode::other_opening};

int run(const std::string& folder, unsigned threads) {
  StepProgress progress;
  const auto report = running::audit(folder, Workers(threads), progress);
  progress.finish();
  if (!report) {
    tell(report.error());
    const bool found = std::ranges::find(findings, report.error().code) != findings.end();
    return found ? check_failed : refused;
  }
  for (const std::string& warning : report->warnings) {
    fmt::print(stderr, "affecta: warning: {}\n", warning);
  }
  fmt::print(
      "the audit passes: {} events, {} day turns, {} snapshots; day {} is in force\n"
      "hash of the history: {}\n",
      report->last.sequence, report->days, report->snapshots, report->day,
      store::to_hexadecimal(report->last.hash));
  return done;
}

}  // namespace

Command audit_verb(CLI::App& campaign) {
  const auto folder = std::make_shared<std::string>();
  const auto threads = std::make_shared<unsigned>(0);
  CLI::App* const app =
      campaign.add_subcommand("audit", "Verify the whole history, and what was published");
  app->footer(audit_details);
  add_folder(*app, *folder);
  add_threads(*app, *threads);
  return {app, [folder, threads] { return run(*folder, *threads); }};
}

}  // namespace affecta::cli
