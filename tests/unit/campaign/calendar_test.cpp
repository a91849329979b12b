// The shipped calendars and the deadlines they give (campaign-rules sections 1 and 3).
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "datasets/calendars/civil_time.h"
#include "datasets/calendars/shipped_calendars.h"
#include "tests/support/campaign/calendars.h"

namespace affecta::campaign {
namespace {

using test::civil;
using test::shipped;

Day day_of(const Calendar& calendar, const std::string& date) {
  for (Day day = 1; day <= calendar.last_day(); ++day) {
    if (calendar.on(day).date == date) return day;
  }
  FAIL("no such day: " << date);
  return 0;
}

std::string deadline_of(const Calendar& calendar, const std::string& proposed) {
  return calendar.on(calendar.on(day_of(calendar, proposed)).answer_deadline).date;
}

TEST_CASE("2024: 30 May is day 1 and 14 October day 138") {
  const Calendar& calendar = shipped("2024");
  CHECK(calendar[Mark::main_open].day == 1);
  CHECK(calendar[Mark::cutoff].day == 138);
  CHECK(calendar[Mark::setup_open].day == -198);
  CHECK(calendar[Mark::main_open].opens == civil("2024-05-30 19:00:00"));
  CHECK(calendar[Mark::cutoff].closes == civil("2024-10-15 00:00:00"));
  const DayParameters round = calendar.parameters(7);
  CHECK(round == DayParameters{7, day_of(calendar, "2024-06-28"), day_of(calendar, "2024-07-01"),
                               day_of(calendar, "2024-07-04")});
}

TEST_CASE("every shipped calendar is read, and its milestones close at the end of their day") {
  for (const std::string name : {"2024", "2025", "noumea-2024", "minutes"}) {
    INFO(name);
    const Calendar& calendar = shipped(name);
    CHECK(calendar.name == name);
    for (const Milestone& milestone : calendar.milestones) {
      CHECK(milestone.opens < milestone.closes);
      CHECK(calendar.day_at(milestone.opens) == std::max(milestone.day, 0));
      CHECK(calendar.day_at(milestone.closes) == std::max(milestone.day + 1, 0));
      CHECK(calendar.day_at(milestone.closes + -1) == std::max(milestone.day, 0));
    }
  }
}

TEST_CASE("rounds run from main_open to main_last_round, and from main_close on") {
  const Calendar& calendar = shipped("2024");
  const auto round_on = [&](const std::string& date) {
    return calendar.round_on(day_of(calendar, date));
  };
  CHECK(round_on("2024-05-30"));
  CHECK(round_on("2024-07-10"));
  CHECK_FALSE(round_on("2024-07-11"));
  CHECK(round_on("2024-07-12"));
  CHECK(round_on("2024-09-12"));
  CHECK_FALSE(round_on("2024-09-13"));
  CHECK(shipped("2025").round_on(day_of(shipped("2025"), "2025-07-11")));
}

TEST_CASE("answer deadlines of 2024, the clock stopped from 16 to 23 June") {
  const Calendar& calendar = shipped("2024");
  CHECK(deadline_of(calendar, "2024-05-30") == "2024-06-02");
  CHECK(deadline_of(calendar, "2024-05-31") == "2024-06-02");
  CHECK(deadline_of(calendar, "2024-06-01") == "2024-06-03");
  CHECK(deadline_of(calendar, "2024-06-02") == "2024-06-03");
  CHECK(deadline_of(calendar, "2024-06-14") == "2024-06-15");
  CHECK(deadline_of(calendar, "2024-06-15") == "2024-06-24");
  CHECK(deadline_of(calendar, "2024-06-18") == "2024-06-24");
  CHECK(deadline_of(calendar, "2024-06-23") == "2024-06-24");
  CHECK(deadline_of(calendar, "2024-06-24") == "2024-06-25");
  CHECK(deadline_of(calendar, "2024-07-10") == "2024-07-11");
  CHECK(deadline_of(calendar, "2024-07-12") == "2024-07-13");
}

TEST_CASE("answer deadlines of 2025, the clock stopped twice") {
  const Calendar& calendar = shipped("2025");
  CHECK(deadline_of(calendar, "2025-06-02") == "2025-06-05");
  CHECK(deadline_of(calendar, "2025-06-04") == "2025-06-05");
  CHECK(deadline_of(calendar, "2025-06-05") == "2025-06-06");
  CHECK(deadline_of(calendar, "2025-06-12") == "2025-06-21");
  CHECK(deadline_of(calendar, "2025-06-23") == "2025-06-28");
}

TEST_CASE("delays skip the days that do not count, wherever they begin") {
  const Calendar& calendar = shipped("2024");
  const auto after = [&](const std::string& date, int delay) {
    return calendar.on(calendar.after(day_of(calendar, date), delay)).date;
  };
  CHECK(after("2024-06-14", 3) == "2024-06-25");
  CHECK(after("2024-06-16", 5) == "2024-06-28");
  const auto formation = [&](const std::string& date, bool selective) {
    return calendar.on(calendar.formation_deadline(day_of(calendar, date), selective)).date;
  };
  CHECK(formation("2024-06-15", false) == "2024-06-16");
  CHECK(formation("2024-07-15", false) == "2024-07-16");
  CHECK(formation("2024-06-11", true) == "2024-06-19");
  CHECK(formation("2024-06-28", true) == "2024-09-06");
  CHECK(formation("2024-08-31", true) == "2024-09-08");
}

TEST_CASE("an answer is in time until 23:59:59 of the day") {
  const Calendar& calendar = shipped("2024");
  const Day due = day_of(calendar, "2024-06-02");
  CHECK(calendar.in_time(due, civil("2024-06-02 23:59:59")));
  CHECK(calendar.in_time(due, civil("2024-06-03 00:00:00") + -1));
  CHECK_FALSE(calendar.in_time(due, civil("2024-06-03 00:00:00")));
}

TEST_CASE("the day on which the clocks go back has 25 hours") {
  const Calendar& calendar = shipped("2024");
  const Day change = day_of(calendar, "2024-10-27");
  CHECK(calendar.closes(change).microseconds - calendar.on(change).start.microseconds ==
        25 * 3600 * second);
  CHECK(calendar.day_at(civil("2024-10-27 23:59:59")) == change);
  CHECK(calendar.day_at(civil("2024-10-28 00:00:00")) == change + 1);
}

TEST_CASE("one month later is the same day of the next month, or its last") {
  const Calendar& calendar = shipped("2024");
  const auto later = [&](const std::string& date) {
    return calendar.on(calendar.on(day_of(calendar, date)).month_later).date;
  };
  CHECK(later("2024-05-30") == "2024-06-30");
  CHECK(later("2024-05-31") == "2024-06-30");
  CHECK(later("2024-09-13") == "2024-10-13");
}

TEST_CASE("New Caledonia runs its own calendar in its own zone") {
  const Calendar& calendar = shipped("noumea-2024");
  // 18:00 in Noumea, eleven hours ahead of UTC.
  CHECK(calendar[Mark::main_open].opens == civil("2024-12-04 07:00:00", "UTC"));
  CHECK(calendar[Mark::cutoff].closes == civil("2025-03-01 13:00:00", "UTC"));
  CHECK(calendar.day_at(civil("2024-12-04 13:00:00", "UTC")) == 2);
}

TEST_CASE("29 February is a day like any other") {
  auto document = Document::open(test::calendar_path("2024"));
  auto dates = read_calendar_dates(*document).value();
  // A campaign that opens on 27 February 2024.
  const auto moved = [](date::local_days day) {
    return day - (date::local_days(date::year(2024) / 5 / 30) -
                  date::local_days(date::year(2024) / 2 / 27));
  };
  for (CivilTime& each : dates.milestones) each.day = moved(each.day);
  for (AnswerRule& each : dates.answers) {
    each.first = moved(each.first);
    if (each.last != date::local_days::max()) each.last = moved(each.last);
    if (each.until) each.until = moved(*each.until);
  }
  const Calendar calendar = resolve(dates).value();
  CHECK(calendar.on(3).date == "2024-02-29");
  CHECK(calendar.on(4).date == "2024-03-01");
  CHECK(calendar.on(calendar.on(3).month_later).date == "2024-03-29");
  CHECK(calendar.day_at(civil("2024-02-29 23:59:59")) == 3);
  CHECK(calendar.day_at(civil("2024-03-01 00:00:00")) == 4);
}

TEST_CASE("the calendar of minutes begins when it is told to, a day of it takes seconds") {
  const Instant begins = civil("2026-01-01 12:00:00");
  const Calendar calendar = read_calendar(test::calendar_path("minutes"), begins).value();
  CHECK(calendar.on(1).start == begins);
  CHECK(calendar.on(2).start == begins + 4 * second);
  CHECK(calendar[Mark::main_open].opens == begins + 4 * second * 19 / 24);
  CHECK(calendar[Mark::cutoff].closes == begins + 138 * 4 * second);
  CHECK(calendar.on(calendar.on(1).answer_deadline).date == "2024-06-02");
}

struct Altered {
  std::string from, to;  // in the text of 2024
  RefusalCode code;
  std::string where;
};

TEST_CASE("a calendar with a fault is refused, saying where") {
  const auto document = Document::open(test::calendar_path("2024"));
  const Altered altered = GENERATE(
      Altered{"\"setup_open\": \"2023-11-13\",", "", RefusalCode::missing_field,
              "$.milestones.setup_open"},
      Altered{"\"setup_open\"", "\"setup_opens\"", RefusalCode::unknown_field,
              "$.milestones.setup_opens"},
      Altered{"\"setup_open\"", "\"setup_close\"", RefusalCode::duplicate_field,
              "$.milestones.setup_close"},
      Altered{"2023-11-13", "2023-02-29", RefusalCode::wrong_type, "$.milestones.setup_open"},
      Altered{"2024-05-30 19:00", "30/05/2024", RefusalCode::wrong_type, "$.milestones.main_open"},
      Altered{"2024-05-30 19:00", "2024-05-30 19:00Z", RefusalCode::wrong_type,
              "$.milestones.main_open"},
      Altered{"\"2024-06-16\"", "\"2024-06-16 10:00\"", RefusalCode::wrong_type,
              "$.clock_stopped[0].from"},
      Altered{"\"caes\": 5", "\"caes\": 0", RefusalCode::integer_out_of_range, "$.delays.caes"},
      Altered{"\"caes\": 5", "\"cases\": 5", RefusalCode::unknown_field, "$.delays.cases"},
      Altered{", \"caes\": 5", "", RefusalCode::missing_field, "$.delays.caes"},
      Altered{"\"until\": \"2024-06-02\"", "\"days\": 1, \"until\": \"2024-06-02\"",
              RefusalCode::missing_field, "$.answers[0]"},
      Altered{"Europe/Paris", "Europe/Lutetia", RefusalCode::unknown_value, "$.zone"},
      Altered{"\"cutoff\": \"2024-10-14\"", "\"cutoff\": \"2024-09-01\"",
              RefusalCode::calendar_dates, "$"},
      Altered{"{\"from\": \"2024-07-11\", \"days\": 1}", "{\"from\": \"2024-08-11\", \"days\": 1}",
              RefusalCode::calendar_dates, "$"},
      Altered{"\"name\"", "\"names\"", RefusalCode::unknown_field, "$.names"});
  std::string text(document->text());
  const auto at = text.find(altered.from);
  REQUIRE(at != std::string::npos);
  text.replace(at, altered.from.size(), altered.to);
  INFO(altered.from << " -> " << altered.to);
  const auto dates = read_calendar_dates(Document::from_text(text, "2024"));
  const Refusal refusal = dates ? resolve(*dates).error() : dates.error();
  CHECK(catalogue_entry(refusal.code).name == catalogue_entry(altered.code).name);
  CHECK((dates ? refusal.where : refusal.where.substr(std::string("2024: ").size())) ==
        altered.where);
}

TEST_CASE("civil times are read and written in a zone, or read in UTC") {
  const std::string paris = "Europe/Paris";
  const Instant opening{std::int64_t{1717088400} * second};  // 17:00 UTC
  for (const char* text : {"2024-05-30 19:00", "2024-05-30 19:00:00", "2024-05-30T17:00:00Z"}) {
    CHECK(parse_civil_time(text, paris).value() == opening);
  }
  CHECK(parse_civil_time("2024-05-31 04:00", "Pacific/Noumea").value() == opening);
  CHECK(parse_civil_time("2024-05-30", paris).value() == civil("2024-05-30 00:00:00"));
  CHECK(to_civil_text(opening + second + 999'999, paris).value() == "2024-05-30 19:00:01");
  // 27 October: 2:30 comes twice, the first is meant; in March it does not come.
  CHECK(to_civil_text(parse_civil_time("2024-10-27 02:30", paris).value(), "UTC").value() ==
        "2024-10-27 00:30:00");
  CHECK(to_civil_text(parse_civil_time("2024-03-31 02:30", paris).value(), paris).value() ==
        "2024-03-31 03:00:00");
  for (const char* text : {"", "30/05/2024", "2024-05-30 7", "2024-02-30", "2024-05-30 25:00",
                           "2024-05-30T17:00:00", "2024-05-30 19:00 "}) {
    INFO(text);
    CHECK(parse_civil_time(text, paris).error().code == RefusalCode::wrong_type);
  }
  const Instant told = civil("2024-05-30 19:00:05") + 7;
  CHECK(to_utc_text(told) == "2024-05-30T17:00:05.000007Z");
  CHECK(parse_civil_time(to_utc_text(told), paris).value() == told);
  CHECK(parse_civil_time("2024-05-30", "Paris").error().code == RefusalCode::unknown_value);
}

TEST_CASE("the calendars inside the program are the files") {
  CHECK(shipped_calendars() ==
        std::vector<std::string_view>{"2024", "2025", "minutes", "noumea-2024"});
  for (const std::string_view name : shipped_calendars()) {
    std::ifstream file(test::calendar_path(std::string(name)));
    const std::string text(std::istreambuf_iterator<char>(file), {});
    CHECK(shipped_calendar(name) == text);
  }
  CHECK(shipped_calendar("1789").empty());
}

}  // namespace
}  // namespace affecta::campaign
