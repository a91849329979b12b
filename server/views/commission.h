// What a region's commission (CAES) works with: who asked for help, places, its proposals.
//
// Thread safety: pure. Cost: of a request or of proposals, the candidate's wishes; of places, the
// wishes of the formation's groups.
#pragma once

#include <cstddef>

#include "datasets/country.h"
#include "engine/campaign/campaign.h"
#include "server/views/formation_catalog.h"
#include "server/views/json.h"

namespace affecta::views {

// A request for help, as the candidate sees it: ground, text, day.
void write_own_help(Json& json, const campaign::Campaign& live, campaign::HelpIndex request);
// As the commission does: with the candidate's names, wishes and contracts.
void write_help(Json& json, const campaign::Campaign& live, const Country& country,
                campaign::HelpIndex request);

// The commission's proposals to a candidate, as objects; returns how many.
std::size_t write_proposals_to(Json& json, const campaign::Campaign& live, const Country& country,
                               CandidateIndex candidate);

// A formation with its free places, as an object; nothing where there is none. Returns how many
// wishes it looked at.
std::size_t write_places(Json& json, const campaign::Campaign& live, const Country& country,
                         const FormationCatalog& catalog, FormationIndex formation);

}  // namespace affecta::views
