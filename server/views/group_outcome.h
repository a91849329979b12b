// What became of a group: places, who holds them, how far it called, day by day, and the rates.
//
// Purpose: the page of a formation's head (campaign-rules section 3, matching-rules section 2: the
// minimum rates are kept among those called, as far as there are candidates).
// Units: percents of candidates, to a tenth. A candidate with two wishes in the group counts once.
// Thread safety: pure. Cost: the group's wishes, and the days so far.
#pragma once

#include <span>

#include "engine/campaign/campaign.h"
#include "server/views/display_board.h"
#include "server/views/json.h"

namespace affecta::views {

// `changes`: of the group's displays, by day.
void write_group_outcome(Json& json, const campaign::Campaign& live,
                         std::span<const DisplayChange> changes, GroupIndex group);

}  // namespace affecta::views
