// Answers and their deadlines (campaign-rules section 3).
#include <catch2/catch.hpp>

#include "tests/unit/campaign/stage.h"

namespace affecta::campaign::answers_test {
namespace {

using test::Stage;
using test::World;

// Candidate 1 is first in 101, 102 and 103, second in 104, and waits in 105, which has no place;
// candidate 2 comes after in 101, and before in 104.
World three_proposals() {
  return World()
      .formation(101, 1)
      .formation(102, 1)
      .formation(103, 1)
      .formation(104, 1)
      .formation(105, 0)
      .wish(1, 101, 1)
      .wish(1, 102, 1)
      .wish(1, 103, 1)
      .wish(1, 104, 2)
      .wish(1, 105, 1)
      .wish(2, 101, 2)
      .wish(2, 104, 1);
}
constexpr WishKey a{1, 101, false}, b{1, 102, false}, c{1, 103, false}, waits{1, 104, false};
const std::string day_2 = "2024-05-31 12:00:00";

Stage on_day_2() {
  Stage stage(three_proposals());
  stage.turn_to("2024-05-31");
  return stage;
}

TEST_CASE("answers open with the first day, at their hour") {
  Stage stage(three_proposals());
  CHECK(stage.candidate(1, Accept{a, {}}, "2024-05-30 21:00:00") == "phase-closed");
  stage.turn_to("2024-05-30");
  CHECK(stage.state(a) == "proposed");
  CHECK(stage.candidate(1, Accept{a, {}}, "2024-05-30 20:59:59") == "phase-closed");
  CHECK(stage.candidate(1, Accept{a, {}}, "2024-05-30 21:00:00") == "done");
}

TEST_CASE("accepting gives up the other proposals, and the waiting wishes that are not kept") {
  Stage stage = on_day_2();
  REQUIRE(stage.state(waits) == "waiting");
  CHECK(stage.candidate(1, Accept{a, {}}, day_2) == "done");
  CHECK(stage.state(a) == "accepted");
  CHECK(stage.state(b) == "given-up");
  CHECK(stage.state(c) == "given-up");
  CHECK(stage.state(waits) == "resigned");
  CHECK(stage.deadline(a).empty());
}

TEST_CASE("accepting keeps the waiting wishes that are named") {
  Stage stage = on_day_2();
  CHECK(stage.candidate(1, Accept{a, {b}}, day_2) == "not-waiting");
  CHECK(stage.candidate(1, Accept{a, {waits, waits}}, day_2) == "listed-twice");
  CHECK(stage.candidate(1, Accept{a, {{2, 104, false}}}, day_2) == "not-yours");
  CHECK(stage.candidate(1, Accept{a, {{1, 999, false}}}, day_2) == "nothing-such");
  CHECK(stage.candidate(1, Accept{a, {waits}}, day_2) == "done");
  CHECK(stage.state(waits) == "waiting");
  // Accepting another one gives up the first.
  stage.turn();
  CHECK(stage.candidate(2, Refuse{{2, 104, false}}, "2024-06-01 12:00:00") == "done");
  stage.turn();
  REQUIRE(stage.state(waits) == "proposed");
  CHECK(stage.candidate(1, Accept{waits, {}}, "2024-06-02 12:00:00") == "done");
  CHECK(stage.state(waits) == "accepted");
  CHECK(stage.state(a) == "given-up");
}

TEST_CASE("waiting wishes are kept by name during the main phase only") {
  Stage stage(three_proposals());
  stage.turn_to("2024-07-10");
  CHECK(stage.candidate(1, Accept{a, {waits}}, "2024-07-12 00:00:00") == "phase-closed");
}

TEST_CASE("a proposal of 31 May is answered until 2 June, 23:59:59") {
  const auto accept_at = [](const std::string& when) {
    Stage stage = on_day_2();
    stage.turn_to("2024-06-02");
    return stage.candidate(1, Accept{a, {}}, when);
  };
  CHECK(accept_at("2024-06-02 23:59:59") == "done");
  CHECK(accept_at("2024-06-03 00:00:00") == "deadline-passed");
}

TEST_CASE("what was due yesterday is lost, before the day turns too") {
  Stage stage = on_day_2();
  stage.turn_to("2024-06-02");
  const std::string late = "2024-06-03 00:00:00";
  CHECK(stage.candidate(1, Refuse{a}, late) == "deadline-passed");
  CHECK(stage.candidate(1, ResignEverything{1}, late) == "done");
  CHECK(stage.state(a) == "proposed");
  CHECK(stage.state(waits) == "resigned");
  CHECK(stage.candidate(1, ResignEverything{1}, late) == "nothing-to-change");
  stage.turn();
  CHECK(stage.state(a) == "lost");
}

struct Worked {
  std::string refused;   // the day on which candidate 1 frees the place
  std::string proposed;  // the day of candidate 2's proposal
  std::string deadline;
};

TEST_CASE("the worked deadlines of 2024, one second before and after") {
  const Worked worked = GENERATE(Worked{"2024-05-31", "2024-06-01", "2024-06-03"},
                                 Worked{"2024-06-01", "2024-06-02", "2024-06-03"},
                                 Worked{"2024-06-13", "2024-06-14", "2024-06-15"},
                                 Worked{"2024-06-14", "2024-06-15", "2024-06-24"},
                                 Worked{"2024-06-17", "2024-06-18", "2024-06-24"},
                                 Worked{"2024-06-22", "2024-06-23", "2024-06-24"},
                                 Worked{"2024-07-09", "2024-07-10", "2024-07-11"});
  Stage stage(World().formation(101, 1).wish(1, 101, 1).wish(2, 101, 2));
  stage.turn_to("2024-05-31");
  REQUIRE(stage.candidate(1, Accept{a, {}}, day_2) == "done");
  const WishKey second{2, 101, false};
  if (worked.refused > "2024-07-03") {
    stage.turn_to("2024-07-03");
    REQUIRE(stage.candidate(2, Order{2, {second}}, "2024-07-03 12:00:00") == "done");
  }
  stage.turn_to(worked.refused);
  REQUIRE(stage.candidate(1, Refuse{a}, worked.refused + " 12:00:00") == "done");
  stage.turn();
  INFO(worked.proposed);
  CHECK(stage.date() == worked.proposed);
  CHECK(stage.state(second) == "proposed");
  CHECK(stage.deadline(second) == worked.deadline);
  stage.turn_to(worked.deadline);
  CHECK(stage.state(second) == "proposed");
  Stage in_time = stage;
  CHECK(in_time.candidate(2, Accept{second, {}}, worked.deadline + " 23:59:59") == "done");
  const Instant midnight = stage.campaign().calendar->closes(stage.campaign().state.day);
  CHECK(stage.give({{Role::candidate, 2}, Accept{second, {}}}, midnight) == "deadline-passed");
  stage.turn();
  CHECK(stage.state(second) == "lost");
}

TEST_CASE("a proposal lost frees its place, and is never made again") {
  Stage stage(three_proposals());
  stage.turn_to("2024-06-02");
  CHECK(stage.state({2, 101, false}) == "waiting");
  stage.turn_to("2024-06-03");
  CHECK(stage.state(a) == "lost");
  CHECK(stage.state({2, 101, false}) == "proposed");
  stage.turn_to("2024-06-20");
  CHECK(stage.state(a) == "lost");
}

TEST_CASE("a proposal is refused, an accepted one is given up, nothing else is") {
  Stage stage = on_day_2();
  CHECK(stage.candidate(1, Refuse{waits}, day_2) == "not-held");
  CHECK(stage.candidate(1, Refuse{b}, day_2) == "done");
  CHECK(stage.state(b) == "refused");
  CHECK(stage.candidate(1, Refuse{b}, day_2) == "nothing-to-change");
  CHECK(stage.candidate(1, Accept{b, {}}, day_2) == "answered-otherwise");
  CHECK(stage.candidate(1, Accept{a, {waits}}, day_2) == "done");
  CHECK(stage.candidate(1, Accept{a, {waits}}, day_2) == "nothing-to-change");
  CHECK(stage.candidate(1, Accept{a, {}}, day_2) == "answered-otherwise");
  CHECK(stage.candidate(1, Refuse{a}, day_2) == "done");
  CHECK(stage.state(waits) == "waiting");
}

TEST_CASE("a candidate resigns from a waiting wish, or from everything") {
  Stage stage = on_day_2();
  CHECK(stage.candidate(1, Resign{a}, day_2) == "not-waiting");
  CHECK(stage.candidate(1, Resign{waits}, day_2) == "done");
  CHECK(stage.state(waits) == "resigned");
  CHECK(stage.candidate(1, ResignEverything{1}, day_2) == "done");
  CHECK(stage.state(a) == "refused");
  CHECK(stage.state(c) == "refused");
  CHECK(stage.candidate(1, ResignEverything{1}, day_2) == "nothing-to-change");
}

TEST_CASE("answers are the candidate's own") {
  Stage stage = on_day_2();
  CHECK(stage.candidate(2, Accept{a, {}}, day_2) == "not-yours");
  CHECK(stage.formation(101, Refuse{a}, day_2) == "not-yours");
  CHECK(stage.by_operator(ResignEverything{1}, day_2) == "not-yours");
  CHECK(stage.candidate(1, Accept{{1, 106, false}, {}}, day_2) == "nothing-such");
  CHECK(stage.candidate(9, ResignEverything{9}, day_2) == "nothing-such");
}

TEST_CASE("a proposal with conditions is accepted with them, or refused") {
  Stage stage(World().formation(101, 1).wish(1, 101, 1, true));
  stage.turn_to("2024-05-31");
  CHECK(stage.candidate(1, Accept{a, {}}, day_2) == "conditions-not-accepted");
  CHECK(stage.candidate(1, Accept{a, {}, true}, day_2) == "done");
}

TEST_CASE("who lost several proposals without a word has three days to confirm the others") {
  Stage stage = on_day_2();
  REQUIRE(stage.candidate(2, Accept{{2, 104, false}, {}}, day_2) == "done");
  stage.turn_to("2024-06-03");
  REQUIRE(stage.state(b) == "lost");
  const auto& confirm_by = stage.campaign().state.candidates.confirm_by;
  const CandidateIndex first = stage.campaign().find_candidate(1);
  REQUIRE(stage.campaign().calendar->on(confirm_by[first]).date == "2024-06-05");
  SECTION("confirmed, waiting wishes go on") {
    stage.turn_to("2024-06-05");
    CHECK(stage.candidate(1, Confirm{1}, "2024-06-05 23:59:59") == "done");
    CHECK(stage.candidate(1, Confirm{1}, "2024-06-05 23:59:59") == "nothing-to-change");
    stage.turn_to("2024-06-08");
    CHECK(stage.state(waits) == "waiting");
  }
  SECTION("otherwise they lapse") {
    stage.turn_to("2024-06-05");
    CHECK(stage.state(waits) == "waiting");
    CHECK(stage.candidate(1, Confirm{1}, "2024-06-06 00:00:00") == "deadline-passed");
    stage.turn_to("2024-06-06");
    CHECK(stage.state(waits) == "unconfirmed");
  }
  SECTION("any other answer confirms too, in time") {
    const std::string when = GENERATE("2024-06-05 23:59:59", "2024-06-06 00:00:00");
    stage.turn_to("2024-06-05");
    REQUIRE(stage.candidate(1, Resign{{1, 105, false}}, when) == "done");
    stage.turn();
    CHECK(stage.state(waits) == (when < "2024-06-06" ? "waiting" : "unconfirmed"));
  }
}

TEST_CASE("who lost one proposal, or answered one, or holds one, is not to confirm") {
  Stage stage = on_day_2();
  REQUIRE(stage.candidate(2, Accept{{2, 104, false}, {}}, day_2) == "done");
  SECTION("one proposal lost") {
    stage.candidate(1, Refuse{b}, day_2);
    stage.candidate(1, Refuse{c}, day_2);
  }
  SECTION("one held") { stage.candidate(1, Accept{a, {waits}}, day_2); }
  stage.turn_to("2024-06-03");
  CHECK(stage.campaign().state.candidates.confirm_by[stage.campaign().find_candidate(1)] == 0);
  stage.turn_to("2024-06-10");
  CHECK(stage.state(waits) == "waiting");
}

TEST_CASE("a day turn that comes late leaves three days to confirm") {
  Stage stage = on_day_2();
  REQUIRE(stage.candidate(2, Accept{{2, 104, false}, {}}, day_2) == "done");
  stage.turn_to("2024-06-02");
  REQUIRE(stage.by_operator(Advance{5, false}, "2024-06-08 08:00:00") == "done");
  REQUIRE(stage.state(b) == "lost");
  const ShortDay confirm_by =
      stage.campaign().state.candidates.confirm_by[stage.campaign().find_candidate(1)];
  CHECK(stage.campaign().calendar->on(confirm_by).date == "2024-06-10");
}

TEST_CASE("who holds a place and loses later proposals is not to confirm") {
  // 2 and 3 free places for candidate 1 on the same day.
  Stage stage(World()
                  .formation(101, 1)
                  .formation(102, 1)
                  .formation(103, 1)
                  .formation(104, 0)
                  .wish(1, 101, 1)
                  .wish(1, 102, 2)
                  .wish(1, 103, 2)
                  .wish(1, 104, 1)
                  .wish(2, 102, 1)
                  .wish(3, 103, 1));
  stage.turn_to("2024-06-01");
  const std::string now = "2024-06-01 12:00:00";
  REQUIRE(stage.candidate(1, Accept{a, {{1, 102, false}, {1, 103, false}, waits}}, now) == "done");
  REQUIRE(stage.candidate(2, Refuse{{2, 102, false}}, now) == "done");
  REQUIRE(stage.candidate(3, Refuse{{3, 103, false}}, now) == "done");
  stage.turn_to("2024-06-04");
  REQUIRE(stage.state({1, 102, false}) == "lost");
  REQUIRE(stage.state({1, 103, false}) == "lost");
  CHECK(stage.campaign().state.candidates.confirm_by[stage.campaign().find_candidate(1)] == 0);
}

TEST_CASE("after the cutoff every answer is refused") {
  Stage stage = on_day_2();
  REQUIRE(stage.candidate(1, Accept{a, {}}, day_2) == "done");
  stage.turn_to("2024-10-14");
  CHECK(stage.candidate(1, Refuse{a}, "2024-10-15 00:00:00") == "cutoff-passed");
  CHECK(stage.candidate(1, Refuse{a}, "2024-10-14 23:59:59") == "done");
}

}  // namespace
}  // namespace affecta::campaign::answers_test
