// The events of a campaign, read from its journal in order.
//
// Purpose: what a replay and an audit share: decodes what the reader has checked.
// Errors: those of the reader; malformed_event and unsupported_version naming the event; the
// visitor's, which ends the reading.
// Thread safety: pure but for the file. Cost: that of the reader.
#pragma once

#include <functional>

#include "datasets/progress_observer.h"
#include "engine/base/refusal.h"
#include "engine/campaign/event.h"
#include "engine/campaign/instant.h"
#include "server/store/reader.h"

namespace affecta::running {

struct KeptEvent {
  store::Position position;
  campaign::Instant stamp;
  campaign::Event event;
};

// From an event's number on, which is not the journal's first: that one is about no state.
Result<void> each_event(const store::JournalReader& journal, std::uint64_t from,
                        ProgressObserver& progress,
                        const std::function<Result<void>(const KeptEvent&)>& visit);

}  // namespace affecta::running
