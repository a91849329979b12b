// Whether an event, or a state, can be about a campaign: ids that are there, days that follow.
//
// Thread safety: pure. Cost: linear in the event or the state.
#pragma once

#include "engine/campaign/campaign.h"
#include "engine/campaign/event.h"

namespace affecta::campaign {

bool fits(const Campaign& campaign, const Event& event);

// The columns have the sizes of the opening, days are the calendar's, and lists lead backwards.
bool state_fits(const Campaign& campaign);

}  // namespace affecta::campaign
