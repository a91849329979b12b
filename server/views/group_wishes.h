// The wishes of a group, as its formation sees them: as JSON, and as CSV.
//
// Purpose: one table of columns for both forms; names are those of the country's files.
// Order: by the wish's campaign id (the candidate's key; wishes added since come last), or by call
// rank.
// Thread safety: pure. Cost: of finding a page, a walk through the group's wishes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "datasets/country.h"
#include "engine/campaign/campaign.h"
#include "server/views/in_trays.h"
#include "server/views/json.h"

namespace affecta::views {

// A wish and its place in a list.
struct ListedWish {
  std::int64_t key = 0;
  campaign::CampaignWish wish;
};

// `status`: of these only.
std::vector<ListedWish> wishes_by_candidate(const campaign::Campaign& live, GroupIndex group,
                                            std::optional<campaign::WishState> status,
                                            const Wanted& wanted);
// Those that have a call rank.
std::vector<ListedWish> wishes_in_call_order(const campaign::Campaign& live, GroupIndex group,
                                             const Wanted& wanted);

// As an object.
void write_group_wish(Json& json, const campaign::Campaign& live, const Country& country,
                      campaign::CampaignWish wish);
// As a table, with its header.
std::string group_wishes_csv(const campaign::Campaign& live, const Country& country,
                             std::span<const ListedWish> wishes);

}  // namespace affecta::views
