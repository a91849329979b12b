// Places of a day: who holds them, which are free.
//
// Purpose: one look at the whole state when a day opens and when it closes.
// Shapes: by group of the campaign. A candidate who holds a place with boarding and without is
// counted once, as the round counts.
// Thread safety: immutable once counted. Cost: one sweep over the wishes, in parallel.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/campaign/campaign.h"
#include "server/simulation/world.h"

namespace affecta::simulation {

struct Places {
  Array<GroupIndex, std::int32_t> held;
  Array<GroupIndex, std::int32_t> accepted;  // of them
  Array<GroupIndex, std::int32_t> proposed;  // ever
  FormationsByRegion open;                   // with a free place; all of them at 0

  std::int32_t free(const campaign::Campaign& campaign, GroupIndex group) const {
    return campaign.state.groups.capacity[group] - held[group];
  }
};

Places count_places(const campaign::Campaign& campaign, const World& world, const Workers& workers);

}  // namespace affecta::simulation
