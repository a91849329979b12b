// A campaign's calendar, for everybody.
//
// Thread safety: pure. Cost: a few hundred days.
#pragma once

#include "engine/campaign/calendar.h"
#include "server/views/json.h"

namespace affecta::views {

// As members of an object that is open: name, zone, milestones, days, delays, limits.
void write_calendar(Json& json, const campaign::Calendar& calendar);

}  // namespace affecta::views
