#include "server/running/campaign_settings.h"

#include <chrono>
#include <sstream>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <date/date.h>

#include "datasets/calendars/civil_time.h"
#include "datasets/official/parts.h"

namespace affecta::running {

namespace {

using official::Part;
using official::Reading;
namespace json = official::json;

using Time = date::sys_time<std::chrono::microseconds>;
constexpr const char* time_format = "%FT%TZ";

bool read_instant(Reading& reading, json::value value, campaign::Instant& instant) {
  std::string_view text;
  if (!official::read_text(reading, value, text)) return false;
  std::istringstream stream{std::string(text)};
  Time time{};
  stream >> date::parse(time_format, time);
  instant.microseconds = time.time_since_epoch().count();
  if (!stream.fail() && campaign::to_utc_text(instant) == text) return true;
  return reading.fail(
      RefusalCode::wrong_type,
      "\"" + std::string(text) + "\", where a time is required, \"2024-05-30T17:00:00.000000Z\"");
}

bool read_name(Reading& reading, json::value value, std::string& name) {
  std::string_view text;
  if (!official::read_text(reading, value, text)) return false;
  name = text;
  return true;
}

bool read_format(Reading& reading, json::value value) {
  std::int32_t format = 0;
  if (!official::read_value(reading, value, format)) return false;
  if (format == folder_version) return true;
  return reading.fail(RefusalCode::unsupported_version,
                      "a folder of version " + std::to_string(format) + ", this program reads " +
                          std::to_string(folder_version));
}

constexpr std::array<Part<CampaignFile>, 7> parts = {{
    {"format", [](Reading& reading, json::value value,
                  CampaignFile&) { return read_format(reading, value); }},
    {"created_by", [](Reading& reading, json::value value,
                      CampaignFile& file) { return read_name(reading, value, file.created_by); }},
    {"test_clock",
     [](Reading& reading, json::value value, CampaignFile& file) {
       return official::read_value(reading, value, file.settings.test_clock);
     }},
    {"publish_alerts",
     [](Reading& reading, json::value value, CampaignFile& file) {
       return official::read_value(reading, value, file.settings.publish_alerts);
     }},
    {"begins",
     [](Reading& reading, json::value value, CampaignFile& file) {
       return read_instant(reading, value, file.settings.begins.emplace());
     },
     false},
    {"country",
     [](Reading& reading, json::value value, CampaignFile& file) {
       return read_name(reading, value, file.identity.country);
     }},
    {"calendar",
     [](Reading& reading, json::value value, CampaignFile& file) {
       return read_name(reading, value, file.identity.calendar);
     }},
}};

}  // namespace

std::string to_text(const Identity& identity) {
  return "country " + identity.country + " and calendar " + identity.calendar;
}

std::string to_json(const CampaignFile& file) {
  boost::json::object object;
  object["format"] = folder_version;
  object["created_by"] = file.created_by;
  object["test_clock"] = file.settings.test_clock;
  object["publish_alerts"] = file.settings.publish_alerts;
  if (file.settings.begins) object["begins"] = campaign::to_utc_text(*file.settings.begins);
  object["country"] = file.identity.country;
  object["calendar"] = file.identity.calendar;
  return boost::json::serialize(object) + "\n";
}

Result<CampaignFile> read_campaign_file(const Document& document) {
  CampaignFile file;
  Reading reading(document);
  const bool read = reading.root(
      [&](json::object object) { return official::read_parts(reading, object, parts, file); });
  if (!read) return tl::make_unexpected(reading.refusal());
  return file;
}

}  // namespace affecta::running
