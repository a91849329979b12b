// An event of the journal on one line.
#pragma once

#include <string>

#include "engine/campaign/campaign.h"
#include "server/store/event.h"

namespace affecta::cli {

// "12  2024-05-31 10:00:00  candidate 17  answered  candidate 17: …  [command id]". `live`: the
// campaign after the event, or later.
std::string log_line(const store::Entry& entry, const campaign::Campaign& live);

}  // namespace affecta::cli
