// Events of a campaign in words: for logs, and for whoever gave the command.
//
// Thread safety: pure. Cost: linear in the event.
#pragma once

#include <string>

#include "engine/campaign/campaign.h"
#include "engine/campaign/event.h"

namespace affecta::views {

// "candidate 17: 17:203 accepted, 17:305 given-up". `live`: the campaign after the event, or later.
std::string event_text(const campaign::Event& event, const campaign::Campaign& live);

}  // namespace affecta::views
