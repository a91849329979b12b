// A country as what a campaign opens with.
//
// Purpose: the one way from the files of a country (tables, snapshot, synthetic) to a campaign.
// Regions: a commission is one academy's. The data name academies, a campaign numbers them: their
// places in `academies`, from 1; a candidate without an academy is nobody's, 0.
// Errors: those of make_opening: opening_status (not the input of day 1), unknown_formation (an
// official JSON document lists no formations).
// Thread safety: pure. Cost: linear; the columns that both have are shared.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "datasets/country.h"
#include "engine/base/refusal.h"
#include "engine/campaign/opening.h"

namespace affecta {

// The academies of the candidates, each once, in the order of their names. The texts live as long
// as the country.
std::vector<std::string_view> academies(const Country& country);

Result<std::shared_ptr<const campaign::Opening>> campaign_opening(const Country& country);

}  // namespace affecta
