// Calendars as JSON (docs/campaign.md says what a calendar file holds).
//
// Purpose: every date and delay of a campaign is read from a file; the shipped ones are beside this
// reader: 2024.json, 2025.json, noumea-2024.json, and minutes.json, which lasts minutes.
// Strict: every milestone is there, and nothing that is not known.
// Errors: those of a JSON document, with the path within it, and calendar_dates.
// Thread safety: pure but for the file.
#pragma once

#include <optional>
#include <string>

#include "datasets/calendars/calendar_dates.h"
#include "datasets/official/document.h"

namespace affecta::campaign {

Result<CalendarDates> read_calendar_dates(const Document& document);

// Read and resolved. `begins`: see resolve().
Result<Calendar> read_calendar(const std::string& path, std::optional<Instant> begins = {});

}  // namespace affecta::campaign
