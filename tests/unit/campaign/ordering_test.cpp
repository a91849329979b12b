// Ordering waiting wishes, the responder, and what ends with the phases (sections 1 and 3).
#include <catch2/catch.hpp>

#include "tests/unit/campaign/stage.h"

namespace affecta::campaign::ordering_test {
namespace {

using test::Stage;
using test::World;

// Candidate 1 holds 101 and waits in 102 and 103, behind 2 and 3, who accepted.
constexpr WishKey held{1, 101, false}, second{1, 102, false}, third{1, 103, false};

Stage in_july() {
  Stage stage(World()
                  .formation(101, 1)
                  .formation(102, 1)
                  .formation(103, 1)
                  .wish(1, 101, 1)
                  .wish(1, 102, 2)
                  .wish(1, 103, 2)
                  .wish(2, 102, 1)
                  .wish(3, 103, 1));
  stage.turn_to("2024-05-31");
  stage.candidate(1, Accept{held, {second, third}}, "2024-05-31 12:00:00");
  stage.candidate(2, Accept{{2, 102, false}, {}}, "2024-05-31 12:00:00");
  stage.candidate(3, Accept{{3, 103, false}, {}}, "2024-05-31 12:00:00");
  stage.turn_to("2024-07-01");
  return stage;
}

TEST_CASE("waiting wishes are ordered in the window, all of them") {
  Stage stage = in_july();
  CHECK(stage.candidate(1, Order{1, {third, second}}, "2024-06-30 23:59:59") == "phase-closed");
  CHECK(stage.candidate(1, Order{1, {third}}, "2024-07-01 00:00:00") == "order-incomplete");
  CHECK(stage.candidate(1, Order{1, {third, third}}, "2024-07-01 00:00:00") == "listed-twice");
  CHECK(stage.candidate(1, Order{1, {held, second, third}}, "2024-07-01 00:00:00") ==
        "not-waiting");
  CHECK(stage.candidate(1, Order{1, {{2, 102, false}}}, "2024-07-01 00:00:00") == "not-yours");
  CHECK(stage.candidate(2, Order{1, {third, second}}, "2024-07-01 00:00:00") == "not-yours");
  CHECK(stage.candidate(2, Order{2, {}}, "2024-07-01 00:00:00") == "nothing-to-change");
  CHECK(stage.candidate(1, Order{1, {third, second}}, "2024-07-03 23:59:59") == "done");
  CHECK(stage.candidate(1, Order{1, {second, third}}, "2024-07-04 00:00:00") == "phase-closed");
  const auto& preference = stage.campaign().state.wishes.preference;
  CHECK(preference[stage.campaign().find_wish(third)] == 1);
  CHECK(preference[stage.campaign().find_wish(second)] == 2);
}

TEST_CASE("what is not ordered at the end of the window is deleted") {
  Stage stage = in_july();
  stage.turn_to("2024-07-03");
  CHECK(stage.state(second) == "waiting");
  stage.turn_to("2024-07-04");
  CHECK(stage.state(second) == "unordered");
  CHECK(stage.state(held) == "accepted");
}

TEST_CASE("ordered wishes are still served after the main phase, and end with the rounds") {
  Stage stage = in_july();
  stage.candidate(1, Order{1, {third, second}}, "2024-07-01 12:00:00");
  stage.turn_to("2024-07-11");
  SECTION("served") {
    REQUIRE(stage.candidate(2, Refuse{{2, 102, false}}, "2024-07-11 12:00:00") == "done");
    stage.turn();
    CHECK(stage.state(second) == "proposed");
    CHECK(stage.state(third) == "waiting");
    CHECK(stage.deadline(second) == "2024-07-13");
  }
  SECTION("no round between the two phases") {
    REQUIRE(stage.date() == "2024-07-11");
    CHECK_FALSE(stage.campaign().state.last_turn.round);
  }
  SECTION("not called") {
    stage.turn_to("2024-09-12");
    CHECK(stage.state(second) == "waiting");
    stage.turn_to("2024-09-13");
    CHECK(stage.state(second) == "not-called");
  }
}

TEST_CASE("the responder accepts for who ordered everything, from main_close on") {
  Stage stage = in_july();
  CHECK(stage.candidate(1, SwitchResponder{1, true}, "2024-07-11 23:59:59") == "phase-closed");
  SECTION("not ordered") {
    CHECK(stage.candidate(1, SwitchResponder{1, true}, "2024-07-12 00:00:00") ==
          "responder-not-possible");
  }
  SECTION("ordered") {
    stage.candidate(1, Order{1, {third, second}}, "2024-07-01 12:00:00");
    stage.turn_to("2024-07-12");
    CHECK(stage.candidate(1, SwitchResponder{1, true}, "2024-07-12 00:00:00") == "done");
    CHECK(stage.candidate(1, SwitchResponder{1, true}, "2024-07-12 00:00:01") ==
          "nothing-to-change");
    stage.candidate(2, Refuse{{2, 102, false}}, "2024-07-12 12:00:00");
    stage.turn();
    // The one held before is given up, and the better one still waits.
    CHECK(stage.state(second) == "accepted");
    CHECK(stage.state(held) == "proposal-given-up-by-responder");
    CHECK(stage.state(third) == "waiting");
    CHECK(stage.candidate(1, SwitchResponder{1, false}, "2024-07-13 12:00:00") == "done");
    stage.candidate(3, Refuse{{3, 103, false}}, "2024-07-13 12:00:00");
    stage.turn();
    CHECK(stage.state(third) == "proposed");
    CHECK(stage.state(second) == "accepted");
  }
}

TEST_CASE("the responder accepts the one proposal held when it is switched on") {
  Stage stage = in_july();
  stage.candidate(1, Order{1, {third, second}}, "2024-07-01 12:00:00");
  stage.turn_to("2024-07-11");
  stage.candidate(1, Refuse{held}, "2024-07-11 12:00:00");
  stage.candidate(2, Refuse{{2, 102, false}}, "2024-07-11 12:00:00");
  stage.turn();
  REQUIRE(stage.state(second) == "proposed");
  CHECK(stage.candidate(1, SwitchResponder{1, true}, "2024-07-12 12:00:00") == "done");
  CHECK(stage.state(second) == "accepted");
  CHECK(stage.deadline(second).empty());
  stage.turn_to("2024-07-20");
  CHECK(stage.state(second) == "accepted");
}

TEST_CASE("an order takes away the preferences there were") {
  // Candidate 1 holds 101, said to be preferred to all.
  Stage stage(World()
                  .formation(101, 1)
                  .formation(102, 0)
                  .wish(1, 101, 1)
                  .preferred(1)
                  .wish(1, 102, 1)
                  .preferred(2));
  stage.turn_to("2024-07-01");
  CHECK(stage.state(second) == "waiting");
  CHECK(stage.candidate(1, Order{1, {second}}, "2024-07-01 12:00:00") == "done");
  const auto& preference = stage.campaign().state.wishes.preference;
  CHECK(preference[stage.campaign().find_wish(held)] == 0);
  CHECK(preference[stage.campaign().find_wish(second)] == 1);
}

TEST_CASE("the responder is not switched on beside what is held outside the main procedure") {
  Stage stage(World()
                  .formation(101, 0)
                  .formation(102, 1)
                  .formation(109, 0, {.apprenticeship = true})
                  .wish(1, 101, 1));
  const WishKey elsewhere{1, 102, false};
  stage.turn_to("2024-07-01");
  REQUIRE(stage.candidate(1, Order{1, {held}}, "2024-07-01 12:00:00") == "done");
  stage.turn_to("2024-07-11");
  const std::string eve = "2024-07-11 12:00:00";
  const std::string now = "2024-07-12 12:00:00";
  SECTION("a complementary proposal") {
    REQUIRE(stage.candidate(1, AskComplementary{elsewhere}, eve) == "done");
    REQUIRE(stage.formation(102, AnswerComplementary{elsewhere, true}, eve) == "done");
    REQUIRE(stage.candidate(1, Accept{elsewhere, {held}}, eve) == "done");
  }
  SECTION("a contract") {
    REQUIRE(stage.formation(109, EnterContract{1, 109, "73282932000074", "x"}, eve) == "done");
    REQUIRE(stage.candidate(1, AcceptContract{1, 109, "73282932000074", "X", {held}}, eve) ==
            "done");
  }
  stage.turn();
  REQUIRE(stage.state(held) == "waiting");
  CHECK(stage.candidate(1, SwitchResponder{1, true}, now) == "responder-not-possible");
}

TEST_CASE("the responder is not switched on with a waiting wish less preferred than what is held") {
  Stage stage = in_july();
  stage.candidate(1, Order{1, {third, second}}, "2024-07-01 12:00:00");
  stage.candidate(1, Refuse{held}, "2024-07-01 12:00:00");
  stage.turn_to("2024-07-11");
  stage.candidate(2, Refuse{{2, 102, false}}, "2024-07-11 12:00:00");
  stage.candidate(1, Resign{third}, "2024-07-11 12:00:00");
  stage.turn();
  REQUIRE(stage.state(second) == "proposed");
  REQUIRE(stage.by_operator(RestoreWish{third, "an error"}, "2024-07-12 12:00:00") == "done");
  CHECK(stage.candidate(1, SwitchResponder{1, true}, "2024-07-12 13:00:00") ==
        "responder-not-possible");
}

TEST_CASE("the responder is not switched on with two proposals held") {
  Stage stage = in_july();
  stage.candidate(1, Order{1, {third, second}}, "2024-07-01 12:00:00");
  stage.turn_to("2024-07-11");
  stage.candidate(2, Refuse{{2, 102, false}}, "2024-07-11 12:00:00");
  stage.turn();
  REQUIRE(stage.state(second) == "proposed");
  REQUIRE(stage.state(held) == "accepted");
  CHECK(stage.candidate(1, SwitchResponder{1, true}, "2024-07-12 12:00:00") ==
        "responder-not-possible");
}

}  // namespace
}  // namespace affecta::campaign::ordering_test
