#include "tests/support/campaign/calendars.h"

#include <map>
#include <stdexcept>

#include "datasets/calendars/civil_time.h"

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
  return parse_civil_time(text, zone).value();
}

}  // namespace affecta::campaign::test
