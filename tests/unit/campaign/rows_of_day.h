#pragma once
// The day's round as rows, one by one, for build_instance: the oracle of instance_of_day.

#include <vector>

#include "engine/campaign/campaign.h"
#include "engine/model/day_input.h"

namespace affecta::campaign::test {

struct RowsOfDay {
  DayInput day;
  std::vector<CampaignWish> wish_of_row;
};

// Errors: history_shrinks (the estimate).
Result<RowsOfDay> rows_of_day(const Campaign& campaign, Day day);

}  // namespace affecta::campaign::test
