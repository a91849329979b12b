// What a simulated campaign knows beside the campaign: who lives where, who likes what.
//
// Purpose: fixed for a whole simulation, made once from a country.
// Preferences: those of the country's seed (datasets/synthetic/hidden_preferences.h); a campaign
// never sees them before candidates order their wishes.
// Thread safety: immutable. Cost: 6 bytes a wish.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "datasets/country.h"
#include "engine/base/column.h"
#include "engine/base/parallel.h"
#include "engine/campaign/campaign.h"

namespace affecta::simulation {

using campaign::CampaignWish;

// How parallel loops over candidates are cut.
inline constexpr std::size_t candidates_a_chunk = 4096;

// By region, from 1 (datasets/campaign_opening.h); 0: of no region.
using FormationsByRegion = std::vector<std::vector<FormationIndex>>;

struct World {
  std::shared_ptr<const campaign::Opening> opening;
  Column<CampaignWish, std::uint16_t> preference;  // of its candidate, 1 is preferred
  Column<FormationIndex, std::uint16_t> region;
  Column<FormationIndex, GroupIndex> first_group;  // none: a formation in apprenticeship
  FormationsByRegion in_apprenticeship;
  std::vector<std::string> kinds;         // of formations: BTS, L1, …
  Column<GroupIndex, std::uint8_t> kind;  // a place in `kinds`

  const Instance& instance() const { return opening->instance; }
  // A wish of the opening, or one added later: liked less than those, the newest least.
  std::uint32_t liked(CampaignWish wish) const {
    return wish.value < preference.size() ? preference[wish] : wish.value;
  }
};

// The country must be the one of the opening, with its files.
World make_world(const Country& country, std::shared_ptr<const campaign::Opening> opening,
                 const Workers& workers);

}  // namespace affecta::simulation
