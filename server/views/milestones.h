// Where a campaign is in its calendar.
//
// Thread safety: pure. Cost: a look at the milestones.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/campaign/calendar.h"

namespace affecta::views {

// The phases that have begun and are not over (campaign-rules section 1): "main", "caes", …
std::vector<std::string_view> phases_at(const campaign::Calendar& calendar, campaign::Instant now);

// Milestones still to come after a day, the next ones first; at most `count`.
std::vector<campaign::Mark> next_milestones(const campaign::Calendar& calendar, Day day,
                                            std::size_t count);

}  // namespace affecta::views
