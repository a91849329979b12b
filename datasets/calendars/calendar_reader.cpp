#include "datasets/calendars/calendar_reader.h"

#include <sstream>
#include <string_view>

#include "datasets/official/reading.h"

namespace affecta::campaign {

namespace {

using official::each_element;
using official::each_field;
using official::read_text;
using official::Reading;
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
  if (!official::read_value(reading, value, count)) return false;
  if (count >= 1 && count <= 1000) return true;
  return reading.fail(RefusalCode::integer_out_of_range,
                      std::to_string(count) + ", the least is 1 and the most 1000");
}

bool unknown_field(Reading& reading, const std::string& known) {
  return reading.fail(RefusalCode::unknown_value, "no such field; there are " + known);
}

bool missing_field(Reading& reading, std::string_view name) {
  reading.fail(RefusalCode::missing_field, "the field is missing");
  return reading.in_field(name);
}

// A field that fills a value: each once, and all of them where they are required.
template <class Value>
struct Part {
  std::string_view name;
  bool (*read)(Reading&, json::value, Value&);
  bool required = true;
};

template <class Value, std::size_t size>
bool read_parts(Reading& reading, json::object object, const std::array<Part<Value>, size>& parts,
                Value& value) {
  std::array<bool, size> seen{};
  const bool read = each_field(reading, object, [&](std::string_view name, json::value field) {
    std::string known;
    for (std::size_t i = 0; i < size; ++i) {
      known += (i == 0 ? "" : ", ") + std::string(parts[i].name);
      if (parts[i].name != name) continue;
      if (seen[i]) {
        return reading.fail(RefusalCode::duplicate_field, "the field appears a second time");
      }
      seen[i] = true;
      return parts[i].read(reading, field, value);
    }
    return unknown_field(reading, known);
  });
  if (!read) return false;
  for (std::size_t i = 0; i < size; ++i) {
    if (parts[i].required && !seen[i]) return missing_field(reading, parts[i].name);
  }
  return true;
}

template <class Value, std::size_t size>
bool read_parts(Reading& reading, json::value object_value,
                const std::array<Part<Value>, size>& parts, Value& value) {
  json::object object;
  return official::read_object(reading, object_value, object) &&
         read_parts(reading, object, parts, value);
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
