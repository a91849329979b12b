// A campaign from its folder: the newest snapshot of the state, and the events after it.
//
// Purpose: restarting, and reading a campaign that another process may be running.
// Errors: those of open_folder() and of the reader; malformed_event, unsupported_version and
// event_does_not_fit naming the event; journal_truncated.
// Thread safety: pure but for the files. Cost: a look at the country, a copy of the snapshot, and
// about a microsecond an event: one thread reads while another applies.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/running/campaign_folder.h"
#include "server/running/kept_events.h"
#include "server/running/published_day.h"
#include "server/store/event.h"
#include "server/store/reader.h"

namespace affecta::running {

struct Replayed {
  campaign::Campaign live;  // after the last event
  std::shared_ptr<const PublishedDay> published;
  store::Position position;  // of the last event
  campaign::Instant stamp;   // its stamp
  std::uint64_t events = 0;  // that were replayed
  std::vector<std::string> warnings;
};

Result<Replayed> replay(const CampaignFolder& folder, const store::JournalReader& journal,
                        ProgressObserver& progress);

// Without any snapshot: the campaign before its first event.
Result<Replayed> before_all(const CampaignFolder& folder, const store::JournalReader& journal);
// The next event.
Result<void> apply(Replayed& replayed, const KeptEvent& kept);

// For whoever only reads: a campaign as it is now, also while it runs.
Result<Replayed> read_campaign(const std::string& folder, const Workers& workers,
                               ProgressObserver& progress);

}  // namespace affecta::running
