// A candidate's wishes, as the candidate sees them.
//
// Purpose: the page that everybody reads on the evening of results: status, place in the waiting
// list, last called rank, deadline of each wish (matching-rules section 5, campaign-rules 3).
// Thread safety: pure. Cost: a candidate's wishes; about a microsecond and 200 bytes each.
#pragma once

#include "datasets/country.h"
#include "engine/campaign/campaign.h"
#include "server/views/display_board.h"
#include "server/views/json.h"

namespace affecta::views {

// One wish, as an object.
void write_wish(Json& json, const campaign::Campaign& live, const Country& country,
                const DisplayBoard::Board& board, campaign::CampaignWish wish);

// {"day": …, "candidate": …, "responder": …, "confirm_by": …, "wishes": […]}
void write_own_wishes(Json& json, const campaign::Campaign& live, const Country& country,
                      const DisplayBoard::Board& board, CandidateIndex candidate);

}  // namespace affecta::views
