// Whether two computations of a day came to the same.
//
// Purpose: an engine kept in memory against the day from scratch: nothing may differ.
// Thread safety: pure. Cost: linear in the wishes.
#pragma once

#include <string_view>

#include "engine/day/day_after_day.h"

namespace affecta {

// What differs first, empty when nothing does: "statuses", "positions", "waiting-list ranks", …
std::string_view first_difference(const DayAfterDay::Outcome& kept, const DayOutcome& scratch);

}  // namespace affecta
