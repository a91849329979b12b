// What candidates are told of decisions: the history, and grounds (campaign-rules section 8).
//
// Thread safety: pure. Cost: of the history, a candidate's wishes and contracts.
#pragma once

#include <span>

#include "datasets/country.h"
#include "engine/campaign/campaign.h"
#include "engine/campaign/transparency.h"
#include "server/views/json.h"

namespace affecta::views {

// {"day": …, "candidate": …, "decisions": […]}
void write_history(Json& json, const campaign::Campaign& live, const Country& country,
                   CandidateKey candidate, std::span<const campaign::HistoryLine> lines);

// A request for grounds, and the letter that answered it, as an object.
void write_grounds(Json& json, const campaign::Campaign& live, const Country& country,
                   campaign::GroundsIndex request);

}  // namespace affecta::views
