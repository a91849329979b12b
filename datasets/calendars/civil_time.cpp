#include "datasets/calendars/civil_time.h"

#include <optional>
#include <sstream>

#include <fmt/core.h>

#include "datasets/calendars/zone.h"

namespace affecta::campaign {

namespace {

constexpr const char* utc_form = "%Y-%m-%dT%H:%M:%SZ";

// Of one form, whole.
template <class Time>
std::optional<Time> parse(const std::string& text, const char* form) {
  std::istringstream stream(text);
  Time time{};
  stream >> date::parse(form, time);
  if (stream.fail() || date::format(form, time) != text) return std::nullopt;
  return time;
}

Result<const date::time_zone*> zone_named(const std::string& name) {
  const date::time_zone* const zone = find_zone(name);
  if (zone != nullptr) return zone;
  return refuse(RefusalCode::unknown_value, name, "is no zone of the machine's tz database");
}

Instant instant_of(date::sys_seconds time) { return {time.time_since_epoch().count() * second}; }

}  // namespace

Result<Instant> parse_civil_time(const std::string& text, const std::string& zone_name) {
  const auto zone = zone_named(zone_name);
  if (!zone) return tl::make_unexpected(zone.error());
  if (const auto utc = parse<date::sys_seconds>(text, utc_form)) return instant_of(*utc);
  if (const auto utc = parse<date::sys_time<std::chrono::microseconds>>(text, utc_form)) {
    return Instant{utc->time_since_epoch().count()};
  }
  for (const char* form : {"%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"}) {
    if (const auto civil = parse<date::local_seconds>(text, form)) {
      return instant_of(instant_in(**zone, *civil));
    }
  }
  return refuse(
      RefusalCode::wrong_type, "\"" + text + "\"",
      "is no time; write \"2024-05-30\", \"2024-05-30 19:00\" or \"2024-05-30 19:00:05\" (" +
          zone_name + "), or in UTC \"2024-05-30T17:00:05Z\"");
}

Result<std::string> to_civil_text(Instant instant, const std::string& zone_name) {
  const auto zone = zone_named(zone_name);
  if (!zone) return tl::make_unexpected(zone.error());
  const date::sys_time<std::chrono::microseconds> time{
      std::chrono::microseconds(instant.microseconds)};
  const auto civil = (*zone)->to_local(date::floor<std::chrono::seconds>(time));
  return date::format("%Y-%m-%d %H:%M:%S", civil);
}

// Candidates' pages are full of them: date::format() takes ten times as long.
std::string to_utc_text(Instant instant) {
  const date::sys_time<std::chrono::microseconds> time{
      std::chrono::microseconds(instant.microseconds)};
  const auto midnight = date::floor<date::days>(time);
  const date::year_month_day day(midnight);
  const date::hh_mm_ss clock(time - midnight);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     clock.subseconds().count());
}

}  // namespace affecta::campaign
