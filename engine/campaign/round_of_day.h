// The day's input of the round, from the state of a campaign; and what a round gave, put into it.
//
// Purpose: the two translations between a campaign (wishes by candidate, statuses that say why) and
// a day of the engine (an Instance, the statuses of the exchange format).
// What goes in: wishes that wait or are held; nothing of formations in apprenticeship, where
// contracts decide. Ids: candidates, groups and boarding houses keep theirs, wishes do not.
// Thread safety: pure, or one thread changes the campaign. Cost: linear; 90 bytes a wish.
#pragma once

#include <vector>

#include "engine/campaign/campaign.h"
#include "engine/day/daily_round.h"
#include "engine/model/day_input.h"

namespace affecta::campaign {

struct RoundInput {
  DayInput day;
  std::vector<CampaignWish> wish_of_row;
};

// Errors: history_shrinks (the estimate).
Result<RoundInput> round_input(const Campaign& campaign, Day day);

struct PutRound {
  std::uint32_t proposals = 0;  // published
  std::vector<CampaignWish> given_up_for_withdrawn;
};

// Statuses, ranks, displays and the highest call ranks; invalid groups keep what they had.
// `wish_of`: the campaign's wish of each of the instance's. `deadline`: of the proposals.
PutRound put_round(Campaign& campaign, Day day, Day deadline, const Instance& instance,
                   const Array<WishIndex, CampaignWish>& wish_of, const DayOutcome& outcome);

}  // namespace affecta::campaign
