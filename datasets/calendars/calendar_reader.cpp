#include "datasets/calendars/calendar_reader.h"

#include <sstream>
#include <string_view>

#include "datasets/official/parts.h"

namespace affecta::campaign {

namespace {

using official::each_element;
using official::each_field;
using official::missing_field;
using official::Part;
using official::read_parts;
using official::read_text;
using official::Reading;
using official::unknown_field;
namespace json = official::json;

bool read_civil(Reading& reading, json::value value, CivilTime& civil) {
  std::string_view text;
  if (!read_text(reading, value, text)) return false;
  civil.text = text;
  std::istringstream stream(civil.text);
  const bool dated = text.size() == 10;
  date::local_seconds at{};
  if (dated) {
    stream >> date::parse("%Y-%m-%d", civil.day);
  } else {
    stream >> date::parse("%Y-%m-%d %H:%M", at);
    civil.day = date::floor<date::days>(at);
    civil.time = at - date::local_seconds(civil.day);
  }
  const std::string read_back =
      dated ? date::format("%Y-%m-%d", civil.day) : date::format("%Y-%m-%d %H:%M", at);
  if (!stream.fail() && read_back == text) return true;
  return reading.fail(RefusalCode::wrong_type,
                      "\"" + civil.text +
                          "\", where a date is required, \"2024-05-30\" or "
                          "\"2024-05-30 19:00\"");
}

bool read_date(Reading& reading, json::value value, date::local_days& day) {
  CivilTime civil;
  if (!read_civil(reading, value, civil)) return false;
  day = civil.day;
  return civil.time.count() == 0 ||
         reading.fail(RefusalCode::wrong_type, "\"" + civil.text + "\" has a time of day");
}

bool read_count(Reading& reading, json::value value, std::int32_t& count) {
  return official::read_between(reading, value, 1, 1000, count);
}

bool read_milestones(Reading& reading, json::value value, CalendarDates& dates) {
  json::object object;
  if (!official::read_object(reading, value, object)) return false;
  std::array<bool, mark_count> seen{};
  const bool read = each_field(reading, object, [&](std::string_view name, json::value field) {
    const auto* const found = std::ranges::find(mark_names, name);
    if (found == mark_names.end()) return unknown_field(reading, "the milestones of a campaign");
    const auto mark = static_cast<std::size_t>(found - mark_names.begin());
    if (seen[mark]) {
      return reading.fail(RefusalCode::duplicate_field, "the field appears a second time");
    }
    seen[mark] = true;
    return read_civil(reading, field, dates.milestones[mark]);
  });
  if (!read) return false;
  for (std::size_t mark = 0; mark < mark_count; ++mark) {
    if (!seen[mark]) return missing_field(reading, mark_names[mark]);
  }
  return true;
}

constexpr std::array<Part<DateRange>, 2> range_parts = {{
    {"from", [](Reading& reading, json::value value,
                DateRange& range) { return read_date(reading, value, range.first); }},
    {"to", [](Reading& reading, json::value value,
              DateRange& range) { return read_date(reading, value, range.second); }},
}};

template <std::vector<DateRange> CalendarDates::*member>
bool read_ranges(Reading& reading, json::value value, CalendarDates& dates) {
  return each_element(reading, value, [&](std::size_t, json::value item) {
    return read_parts(reading, item, range_parts, (dates.*member).emplace_back());
  });
}

constexpr std::array<Part<AnswerRule>, 4> answer_parts = {{
    {"from", [](Reading& reading, json::value value,
                AnswerRule& rule) { return read_date(reading, value, rule.first); }},
    {"to",
     [](Reading& reading, json::value value, AnswerRule& rule) {
       return read_date(reading, value, rule.last);
     },
     false},
    {"until",
     [](Reading& reading, json::value value, AnswerRule& rule) {
       return read_date(reading, value, rule.until.emplace());
     },
     false},
    {"days",
     [](Reading& reading, json::value value, AnswerRule& rule) {
       return read_count(reading, value, rule.days);
     },
     false},
}};

bool read_answers(Reading& reading, json::value value, CalendarDates& dates) {
  return each_element(reading, value, [&](std::size_t, json::value item) {
    AnswerRule& rule = dates.answers.emplace_back();
    if (!read_parts(reading, item, answer_parts, rule)) return false;
    if (rule.until.has_value() != (rule.days != 0)) return true;
    return reading.fail(RefusalCode::missing_field,
                        "either \"until\" or \"days\" says when to answer");
  });
}

template <auto member, class Value>
constexpr Part<Value> count_part(std::string_view name) {
  return {name, [](Reading& reading, json::value value, Value& into) {
            return read_count(reading, value, into.*member);
          }};
}

constexpr std::array<Part<Delays>, 5> delay_parts = {{
    count_part<&Delays::complementary, Delays>("complementary"),
    count_part<&Delays::caes, Delays>("caes"),
    count_part<&Delays::confirm, Delays>("confirm"),
    count_part<&Delays::formation, Delays>("formation"),
    count_part<&Delays::selective_formation, Delays>("selective_formation"),
}};

constexpr std::array<Part<Limits>, 4> limit_parts = {{
    count_part<&Limits::complementary_wishes, Limits>("complementary_wishes"),
    count_part<&Limits::contract_mismatches, Limits>("contract_mismatches"),
    count_part<&Limits::lost_proposals, Limits>("lost_proposals"),
    count_part<&Limits::reexamination_day, Limits>("reexamination_day"),
}};

template <std::string CalendarDates::*member>
bool read_name(Reading& reading, json::value value, CalendarDates& dates) {
  std::string_view text;
  if (!read_text(reading, value, text)) return false;
  dates.*member = text;
  return !text.empty() || reading.fail(RefusalCode::wrong_type, "the text is empty");
}

constexpr std::array<Part<CalendarDates>, 9> calendar_parts = {{
    {"name", read_name<&CalendarDates::name>},
    {"zone", read_name<&CalendarDates::zone>},
    {"milestones", read_milestones},
    {"clock_stopped", read_ranges<&CalendarDates::clock_stopped>},
    {"formations_rest", read_ranges<&CalendarDates::formations_rest>},
    {"answers", read_answers},
    {"delays",
     [](Reading& reading, json::value value, CalendarDates& dates) {
       return read_parts(reading, value, delay_parts, dates.delays);
     }},
    {"limits",
     [](Reading& reading, json::value value, CalendarDates& dates) {
       return read_parts(reading, value, limit_parts, dates.limits);
     }},
    {"day_seconds",
     [](Reading& reading, json::value value, CalendarDates& dates) {
       return read_count(reading, value, dates.day_seconds);
     },
     false},
}};

}  // namespace

Result<CalendarDates> read_calendar_dates(const Document& document) {
  CalendarDates dates;
  Reading reading(document);
  const bool read = reading.root(
      [&](json::object object) { return read_parts(reading, object, calendar_parts, dates); });
  if (!read) return tl::make_unexpected(reading.refusal());
  return dates;
}

Result<Calendar> read_calendar(const std::string& path, std::optional<Instant> begins) {
  auto document = Document::open(path);
  if (!document) return tl::make_unexpected(document.error());
  const auto dates = read_calendar_dates(*document);
  if (!dates) return tl::make_unexpected(dates.error());
  auto calendar = resolve(*dates, begins);
  if (!calendar) calendar.error().where = document->name() + ": " + calendar.error().where;
  return calendar;
}

}  // namespace affecta::campaign
