// A day as it was published.
//
// Purpose: what everybody sees of a day, whatever candidates answer during it: one version of each
// day (campaign-rules section 9).
// Shapes: columns are indexed by CampaignWish, as far as there were wishes when it was published.
// Thread safety: immutable. Cost: 5 bytes a wish.
#pragma once

#include "engine/base/column.h"
#include "engine/campaign/campaign.h"

namespace affecta::running {

struct PublishedDay {
  Day day = 0;  // 0: none yet
  campaign::TurnSummary turn;
  Published displays;
  Array<campaign::CampaignWish, campaign::WishState> wish_states;
  Array<campaign::CampaignWish, std::int32_t> waiting_ranks;
  friend bool operator==(const PublishedDay&, const PublishedDay&) = default;
};

// Of a state as its day turn left it.
PublishedDay published_day(const campaign::State& state);

}  // namespace affecta::running
