// A scenario that is wrong fails, and shows where; one that cannot be read is refused by line.

#include <catch2/catch.hpp>

#include "tests/support/scenario/play.h"
#include "tests/support/scenario/scenario_reader.h"

namespace affecta::test {
namespace {

std::string drawn(const std::string& text, const std::vector<Player>& by = players()) {
  const auto scenarios = read_scenarios("wrong.txt", text);
  REQUIRE(scenarios.size() == 1);
  return differences(scenarios.front(), by);
}

TEST_CASE("a wrong scenario shows its drawing, marked where it differs") {
  CHECK(drawn("scenario two places, one bed\n"
              "day 30, reservation over\n"
              "formation F: 2 places\n"
              "  call order | without boarding | with boarding in I\n"
              "  1 A        | waits            | PROPOSED\n"
              "  2 B        | PROPOSED         | PROPOSED\n"
              "boarding house I: 1 bed, position 10\n"
              "  ranking: 1 B  10 A\n") ==
        "wrong.txt:1: not as drawn; '!' marks the lines that differ, brackets what is given\n"
        "  scenario two places, one bed\n"
        "  day 30, reservation over\n"
        "  formation F: 2 places\n"
        "    call order | without boarding | with boarding in I\n"
        "!   1 A        | waits [engine, oracle: PROPOSED]            "
        "| PROPOSED [engine, oracle: waits]\n"
        "    2 B        | PROPOSED         | PROPOSED\n"
        "! boarding house I: 1 bed, position 10 [engine, oracle: 9]\n"
        "    ranking: 1 B  10 A\n");
}

TEST_CASE("a row of many candidates names those who differ") {
  const std::string text = drawn(
      "scenario nine candidates\nday 1\nformation F: 3 places, 5 waiting\n"
      "  call order | without boarding\n"
      "  1..9 C1..C9 | waits\n");
  CHECK_THAT(text,
             Catch::Contains("!   1..9 C1..C9 | waits [engine, oracle: C1 PROPOSED, C2 PROPOSED, "
                             "C3 PROPOSED]\n"));
  CHECK_THAT(text, Catch::Contains("5 waiting [engine, oracle: 6]"));
  const std::string more = drawn(
      "scenario nine candidates\nday 1\nformation F: 9 places\n"
      "  call order | without boarding\n"
      "  1..9 C1..C9 | waits\n");
  CHECK_THAT(more, Catch::Contains("C5 PROPOSED and 4 more]"));
}

TEST_CASE("a wrong call order shows from which place on") {
  const std::string text = drawn(
      "scenario one in two\nminimum rates: 50 % boursiers, 0 % sector\n"
      "in : C1 C2 B3\n"
      "out: B3 C2 C1\n");
  CHECK_THAT(text, Catch::Contains("! out: B3 C2 C1 [engine, oracle: from place 2 C1 C2]\n"));
}

TEST_CASE("a breach that nobody finds, and a wrong estimate, show") {
  CHECK_THAT(drawn("scenario s\nminimum rates: 0 % boursiers, 0 % sector\nin: C1 C2\n"
                   "order: C2 C1\nbreaks: nothing\n"),
             Catch::Contains("breaks: nothing [engine, oracle: breaks P3 for C1, P5 for C2]"));
  CHECK_THAT(drawn("scenario s\nestimates\n"
                   "day | end of reservation | called so far | called as of day - 5 | block call | "
                   "estimate\n"
                   "2 | 31 | 110 | 0 | 0 | 3301\n"),
             Catch::Contains("3301 [engine, oracle: 3300]"));
}

TEST_CASE("later days begin as the answers left them, and a wrong day is the last one played") {
  const std::string two_days =
      "scenario s\nday 1, 1 pass\nformation F: 1 place\n  call order | without boarding\n"
      "  1 A | PROPOSED\n  2 B | waits\nanswers: A refuses\n"
      "day 2\nformation F: 1 place\n  call order | without boarding\n"
      "  1 A | refused\n  2 B | PROPOSED\n";
  CHECK(drawn(two_days).empty());
  CHECK_THAT(drawn(two_days + "answers: everyone else accepts\nday 3\nformation F: 1 place\n"
                              "  call order | without boarding\n  2 B | unanswered\n"),
             Catch::Contains("unanswered [engine, oracle: begins as accepted, accepted]"));
}

TEST_CASE("an engine that differs from the oracle is named") {
  std::vector<Player> both = players();
  both[0].estimate = [](const naive::EstimateInput&) { return std::string("7"); };
  CHECK_THAT(drawn("scenario s\nestimates\n"
                   "day | end of reservation | called so far | called as of day - 5 | block call | "
                   "estimate\n"
                   "2 | 31 | 110 | 0 | 0 | 12\n",
                   both),
             Catch::Contains("| 12 [oracle: 3300; engine: 7]\n"));
}

TEST_CASE("an input that is refused is told on the line of the day") {
  const std::string text = drawn(
      "scenario s\nday 1\nformation F: 1 place\n  call order | without boarding\n"
      "  1 A | waits\n  1 B | waits\n");
  CHECK_THAT(text, Catch::Contains("! day 1 ["));
  CHECK_THAT(text, Catch::Contains("engine: refuses, the wish gCnCod 2"));
  const std::string table =
      "\nformation F: 1 place\n  call order | without boarding\n  1 A | waits\n  1 B | waits\n";
  CHECK(drawn("scenario s\nday 1, refused as call-rank-shared" + table).empty());
  CHECK_THAT(drawn("scenario s\nday 1, refused as two-call-ranks" + table),
             Catch::Contains("[engine: refuses"));
  CHECK_THAT(drawn("scenario s\nday 1, refused as two-call-ranks\nformation F: 1 place\n"),
             Catch::Contains("[engine, oracle: accepts]"));
}

std::string refusal(const std::string& text) {
  try {
    read_scenarios("f.txt", text);
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "";
}

TEST_CASE("text that cannot be read is refused by file and line") {
  const std::string day = "# comment\nscenario s\nday 1\n";
  const std::string table = day + "formation F: 1 place\n  call order | without boarding\n";
  CHECK(refusal("what\n") == "f.txt:1: expected a comment (#) or 'scenario TITLE'");
  CHECK(refusal("scenario s\n\nnight 1\n") ==
        "f.txt:3: expected 'day 1', 'minimum rates: …' or 'estimates'");
  CHECK(refusal("scenario s\n") == "f.txt:1: the scenario is empty");
  CHECK(refusal(day + "formation F: many places\n")
            .starts_with("f.txt:4: 'many places' is none of '2 places', 'block call up to 9'"));
  CHECK(refusal(day + "formation F: stopped\n") ==
        "f.txt:4: it is not said how many places there are");
  CHECK(refusal(day + "boarding house I: position 3\n") ==
        "f.txt:4: it is not said how many beds there are");
  CHECK(refusal(day + "formation F: 99999999999 places\n") ==
        "f.txt:4: the number 99999999999 is too large");
  CHECK(refusal(table + "  1 A | perhaps\n").starts_with("f.txt:6: 'perhaps' is none of 'waits'"));
  CHECK(refusal(table + "  1 A | waits | waits\n") == "f.txt:6: expected 2 columns");
  CHECK(refusal(table + "  1..3 A..C | waits\n") == "f.txt:6: not a range of names: A..C");
  CHECK(refusal(table + "  1..3 C1..C2 | waits\n") ==
        "f.txt:6: there are 2 names for 3 call ranks");
  CHECK(refusal(day + "formation F: 1 place\n  call order | with boarding in I\n  1 A | waits\n") ==
        "f.txt:6: 'I' is not drawn");
  CHECK(refusal(day + "formation F: 1 place\n  call order | with boarding in I\n  1 A | waits\n"
                      "boarding house I: 1 bed\n  ranking: B\n") ==
        "f.txt:6: A is not in the ranking of I");
  CHECK(refusal(table + "  1 A | waits\nanswers: A hesitates\n")
            .starts_with("f.txt:7: expected 'A B refuse'"));
  CHECK(refusal(table + "  1 A | waits\nanswers: Z refuses\n") == "f.txt:7: 'Z' is not drawn");
  CHECK(refusal(table + "  1 A | waits\nA prefers G\n") == "f.txt:7: 'G' is not drawn");
  CHECK(refusal("scenario s\nminimum rates: 5 % boursiers, 0 % sector\nin: C1\nout: C1\n"
                "among the first 1: 1 B\n") == "f.txt:5: there are 0 of them, not 1");
}

}  // namespace
}  // namespace affecta::test
