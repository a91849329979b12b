// A zone of the machine's tz database, by its name.
#pragma once

#include <string>

#include <date/tz.h>

namespace affecta::campaign {

// Null when there is no such zone.
const date::time_zone* find_zone(const std::string& name);

// The instant of a civil time. One that a clock change leaves out is the change's; of two, the
// first.
date::sys_seconds instant_in(const date::time_zone& zone, date::local_seconds civil);

}  // namespace affecta::campaign
