#include "tests/support/campaign/calendars.h"

#include <map>
#include <sstream>
#include <stdexcept>

#include <date/tz.h>

namespace affecta::campaign::test {

const Calendar& shipped(const std::string& name) {
  static std::map<std::string, Calendar> calendars;
  const auto found = calendars.find(name);
  if (found != calendars.end()) return found->second;
  auto calendar = read_calendar(calendar_path(name));
  if (!calendar) throw std::runtime_error(calendar.error().message());
  return calendars.emplace(name, *std::move(calendar)).first->second;
}

Instant civil(const std::string& text, const std::string& zone) {
  std::istringstream stream(text);
  date::local_seconds local{};
  stream >> date::parse("%F %T", local);
  if (stream.fail()) throw std::runtime_error("not a civil time: " + text);
  const auto at = date::locate_zone(zone)->to_sys(local, date::choose::earliest);
  return {at.time_since_epoch().count() * second};
}

}  // namespace affecta::campaign::test
