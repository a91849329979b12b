// A formation as everybody sees it.
//
// Thread safety: pure. Cost: its groups.
#pragma once
#include "datasets/country.h"
#include "engine/campaign/campaign.h"
#include "server/views/formation_catalog.h"
#include "server/views/json.h"

namespace affecta::views {

// {"formation": 101, "name": …, "establishment": …, "kind": …, "academy": …, "region": 4,
//  "selective": true, "apprenticeship": false, "groups": [{"group": "7:3", "capacity": 30}]}
void write_formation(Json& json, const campaign::Campaign& live, const Country& country,
                     const FormationCatalog& catalog, FormationIndex formation);

}  // namespace affecta::views
