// A campaign, verified from its beginning.
//
// Purpose: the chain of hashes holds; replayed from the first event, every day turn was computed
// from the state it says and changes what it says, which is what was published; the state is that
// of each snapshot there is, bit by bit.
// Errors: history_differs, journal_damaged and those of the replay: the first difference.
// Thread safety: pure but for the files; beside a running campaign too. Cost: a replay of
// everything, and a look at the whole state at every day turn.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "datasets/progress_observer.h"
#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/campaign/campaign.h"
#include "server/store/event.h"

namespace affecta::running {

struct AuditReport {
  store::Position last;               // note its hash elsewhere: it stands for the whole history
  Day day = 0;                        // in force
  std::uint64_t days = 0;             // turns that were verified
  std::uint64_t snapshots = 0;        // that were compared
  std::vector<std::string> warnings;  // snapshots that could not be read
};

// `file_system`: as in Options.
Result<AuditReport> audit(const std::string& folder, const Workers& workers,
                          ProgressObserver& progress, const std::string& file_system = {});

}  // namespace affecta::running
