// A formation as everybody sees it, and a group as its formation does.
//
// Thread safety: pure. Cost: of a formation, its groups; of a group's outcome, its wishes and the
// days so far.
#pragma once

#include <span>

#include "datasets/country.h"
#include "engine/campaign/campaign.h"
#include "server/views/formation_catalog.h"
#include "server/views/json.h"

namespace affecta::views {

// {"formation": 101, "name": …, "establishment": …, "kind": …, "academy": …, "region": 4,
//  "selective": true, "apprenticeship": false, "groups": [{"group": "7:3", "capacity": 30}]}
void write_formation(Json& json, const campaign::Campaign& live, const Country& country,
                     const FormationCatalog& catalog, FormationIndex formation);

// "7:3": within its formation.
std::string group_text(const GroupKey& group);
// "5:3:101".
std::string house_text(const BoardingKey& house);

}  // namespace affecta::views
