// What ends with a day, before the next day's round (campaign-rules sections 2, 3, 4 and 7).
//
// Purpose: the first half of a day turn. In this order: waiting wishes that were to be confirmed
// lapse; proposals and complementary wishes without an answer in time are lost; who lost several
// of them without a word and holds nothing is to confirm; then what the calendar ends: unordered
// wishes, open contracts at the cutoff, and waiting wishes after the last round.
// Thread safety: the campaign is changed by one thread. Cost: linear in wishes and candidates.
#pragma once

#include <vector>

#include "engine/campaign/campaign.h"

namespace affecta::campaign {

struct DayClosed {
  std::uint32_t lost = 0;
  std::vector<ContractIndex> lapsed_contracts;
};

// Of a campaign that turns to `day`, on its state of the day before. Delays begin with `made`, the
// day on which the turn is made: `day`, or a later one.
DayClosed close_day(Campaign& campaign, Day day, Day made);

}  // namespace affecta::campaign
