// Instants as people write them: civil times of a zone.
//
// Errors: wrong_type, unknown_value (the zone). Thread safety: pure but for the tz database. Cost:
// a look-up in the zone.
#pragma once

#include <string>

#include "engine/base/refusal.h"
#include "engine/campaign/instant.h"

namespace affecta::campaign {

// "2024-05-30", "2024-05-30 19:00" or "2024-05-30 19:00:05" in the zone, or in UTC
// "2024-05-30T17:00:05Z", also with the microseconds of to_utc_text(). A time that a clock change
// leaves out is the change's, and one that comes twice the first.
Result<Instant> parse_civil_time(const std::string& text, const std::string& zone);

// "2024-05-30 19:00:05", in the zone.
Result<std::string> to_civil_text(Instant instant, const std::string& zone);

// "2024-05-30T17:00:05.000000Z".
std::string to_utc_text(Instant instant);

}  // namespace affecta::campaign
