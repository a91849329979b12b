// Calendars and instants for tests of a campaign: times of day are those of the zone.
#pragma once

#include <string>

#include "datasets/calendars/calendar_reader.h"

namespace affecta::campaign::test {

inline std::string calendar_path(const std::string& name) {
  return AFFECTA_SOURCE_DIR "/datasets/calendars/" + name + ".json";
}

// A shipped calendar.
const Calendar& shipped(const std::string& name);

// "2024-06-02 23:59:59" in a zone.
Instant civil(const std::string& text, const std::string& zone = "Europe/Paris");

}  // namespace affecta::campaign::test
