// A candidate's wishes, as the candidate sees them.
//
// Purpose: the page that everybody reads on the evening of results: status, place in the waiting
// list, last called rank, deadline of each wish (matching-rules section 5, campaign-rules 3).
// Thread safety: pure. Cost: a candidate's wishes; about a microsecond and 200 bytes each.
#pragma once

#include "datasets/country.h"
#include "engine/campaign/campaign.h"
#include "server/views/display_board.h"
#include "server/views/formation_catalog.h"
#include "server/views/json.h"

namespace affecta::views {

// How it came to be a wish: "main", "complementary", "caes".
std::string_view origin_of(const campaign::Campaign& live, campaign::CampaignWish wish);

// One wish, as an object.
void write_wish(Json& json, const campaign::Campaign& live, const FormationCatalog& formations,
                const DisplayBoard::Board& board, campaign::CampaignWish wish);

// The contracts that training centres entered for the candidate, newest first, as objects.
void write_own_contracts(Json& json, const campaign::Campaign& live, const Country& country,
                         CandidateIndex candidate);

// Of how the page is written: to be raised when it is written otherwise.
inline constexpr std::uint64_t own_wishes_version = 1;

// {"day": …, "candidate": …, "responder": …, "confirm_by": …, "wishes": […], "contracts": […]}
void write_own_wishes(Json& json, const campaign::Campaign& live, const Country& country,
                      const FormationCatalog& formations, const DisplayBoard::Board& board,
                      CandidateIndex candidate);

}  // namespace affecta::views
