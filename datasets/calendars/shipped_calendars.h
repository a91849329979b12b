// The calendars that affecta ships, inside the program: the files beside this one.
#pragma once

#include <string_view>
#include <vector>

namespace affecta::campaign {

// By name: "2024", "2025", "minutes", "noumea-2024".
std::vector<std::string_view> shipped_calendars();

// The file's text; empty when there is no such calendar.
std::string_view shipped_calendar(std::string_view name);

}  // namespace affecta::campaign
