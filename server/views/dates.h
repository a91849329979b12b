// Days of a campaign as dates.
#pragma once

#include <string_view>

#include "engine/campaign/calendar.h"
#include "server/views/json.h"

namespace affecta::views {

// A member: "2024-06-02"; null for no day, and for one behind the calendar's end.
inline void write_date(Json& json, const campaign::Calendar& calendar, std::string_view name,
                       Day day) {
  if (calendar.has_day(day)) {
    json.member(name, std::string_view(calendar.on(day).date));
  } else {
    json.name(name).null();
  }
}

// Two members: the last day on which something is possible, and the instant at which it no longer
// is; both null when there is none.
void write_deadline(Json& json, const campaign::Calendar& calendar, std::string_view last_day,
                    std::string_view instant, Day day);

}  // namespace affecta::views
