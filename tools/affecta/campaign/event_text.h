// Events of a campaign in words, for the log and for whoever gave the command.
#pragma once

#include <string>

#include "engine/campaign/campaign.h"
#include "engine/campaign/event.h"
#include "server/store/event.h"

namespace affecta::cli {

// "candidate 17: 17:203 accepted, 17:305 given-up". `live`: the campaign after the event, or later.
std::string event_text(const campaign::Event& event, const campaign::Campaign& live);

// "12  2024-05-31 10:00:00  candidate 17  answered  candidate 17: …  [command id]"
std::string log_line(const store::Entry& entry, const campaign::Campaign& live);

}  // namespace affecta::cli
