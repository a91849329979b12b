// The day's round, from the state of a campaign; and what the round gave, put into it.
//
// Purpose: the two translations between a campaign (wishes by candidate, statuses that say why) and
// a day of the engine (an Instance, the statuses of the exchange format).
// What goes in: see day_wishes.h. Ids: candidates, groups and boarding houses keep theirs, wishes
// do not.
// Thread safety: pure; put_round changes the campaign. Cost: linear; 47 bytes a wish.
#pragma once

#include <vector>

#include "engine/base/parallel.h"
#include "engine/campaign/campaign.h"
#include "engine/day/daily_round.h"

namespace affecta::campaign {

struct DayInstance {
  Instance instance;
  Array<WishIndex, CampaignWish> wish_of;
};

// Errors: history_shrinks (the estimate); those of instance_from_columns.
Result<DayInstance> instance_of_day(const Campaign& campaign, Day day, const Workers& workers);

struct PutRound {
  std::uint32_t proposals = 0;  // published
  std::vector<CampaignWish> given_up_for_withdrawn;
};

// Statuses, ranks, displays and the highest call ranks; invalid groups keep what they had.
// `deadline`: of the proposals.
PutRound put_round(Campaign& campaign, Day day, Day deadline, const DayInstance& today,
                   DayOutcome outcome, const Workers& workers);

}  // namespace affecta::campaign
