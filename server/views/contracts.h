// Contracts, as the training centre that entered them sees them. (Candidates: own_wishes.h.)
//
// Thread safety: pure. Cost: constant.
#pragma once

#include "datasets/country.h"
#include "engine/campaign/campaign.h"
#include "server/views/json.h"

namespace affecta::views {

void write_contract(Json& json, const campaign::Campaign& live, const Country& country,
                    campaign::ContractIndex contract);

}  // namespace affecta::views
