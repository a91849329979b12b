#include "server/views/dates.h"

#include "datasets/calendars/civil_time.h"

namespace affecta::views {

void write_deadline(Json& json, const campaign::Calendar& calendar, std::string_view last_day,
                    std::string_view instant, Day day) {
  write_date(json, calendar, last_day, day);
  if (calendar.has_day(day)) {
    json.member(instant, campaign::to_utc_text(calendar.closes(day)));
  } else {
    json.name(instant).null();
  }
}

}  // namespace affecta::views
