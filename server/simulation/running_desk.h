// A simulation's commands through a campaign that runs: stamps, journal, snapshots and all.
//
// Purpose: the campaign's clock is a test clock, and many commands are in flight at a time, as on a
// busy day. Some are sent twice, as clients do that lost an answer; they must be answered alike.
// When it closes, the journal is read from its beginning: it must hold the event of every command
// that was acknowledged, and no other.
// Errors: those of the campaign; invariant_broken, when an acknowledged command is lost, or one
// that was repeated is answered otherwise.
// Thread safety: none. Cost: that of the campaign.
#pragma once

#include <memory>

#include "server/running/running_campaign.h"
#include "server/simulation/desk.h"

namespace affecta::simulation {

// `campaign` outlives the desk; it has a test clock and nothing was commanded yet.
std::unique_ptr<Desk> desk_of(running::RunningCampaign& campaign);

}  // namespace affecta::simulation
