// A calendar as people write it: civil dates of a zone (campaign-rules section 1).
//
// Purpose: what a calendar file says, before its dates are resolved to instants.
// Thread safety: values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <date/date.h>

#include "engine/base/refusal.h"
#include "engine/campaign/calendar.h"

namespace affecta::campaign {

// A civil date, with a time of day where it has one.
struct CivilTime {
  date::local_days day{};
  std::chrono::seconds time{0};
  std::string text;  // as written
};

using DateRange = std::pair<date::local_days, date::local_days>;  // both included

// Proposals of the days `first` to `last` are answered until a date, or within days.
struct AnswerRule {
  date::local_days first{};
  date::local_days last = date::local_days::max();
  std::optional<date::local_days> until;
  std::int32_t days = 0;
};

struct CalendarDates {
  std::string name;
  std::string zone;
  std::array<CivilTime, mark_count> milestones;
  std::vector<DateRange> clock_stopped;
  std::vector<DateRange> formations_rest;
  std::vector<AnswerRule> answers;
  Delays delays;
  Limits limits;
  // A clock that runs fast, for tests: a civil day lasts so many seconds. 0 = a real one.
  std::int32_t day_seconds = 0;
};

// With `day_seconds`, the first midnight of day 1 is `begins`, and the zone plays no part; by
// default, and without `day_seconds`, it is the zone's.
// Errors: unknown_value (the zone), calendar_dates.
Result<Calendar> resolve(const CalendarDates& dates, std::optional<Instant> begins = {});

}  // namespace affecta::campaign
