// Places outside the main procedure: the complementary phase and the commissions (sections 4, 5).
#include <catch2/catch.hpp>

#include "tests/unit/campaign/stage.h"

namespace affecta::campaign {
namespace {

using test::group_of;
using test::house_of;
using test::Stage;
using test::World;

// 101 is full with candidate 1; 102 and 103 (selective) have places; 2 is not ranked anywhere.
World world() {
  return World()
      .formation(101, 1)
      .formation(102, 2)
      .formation(103, 1, {.selective = true})
      .formation(109, 5, {.apprenticeship = true})
      .house(102, 1)
      .wish(1, 101, 1)
      .wish(2, 101, 0)
      .wish(3, 101, 2)
      .wish(4, 102, 1)
      .candidate(2, 7)
      .candidate(3, 7)
      .candidate(5, 8);
}

Stage at(const std::string& date) {
  Stage stage(world());
  stage.turn_to("2024-05-31");
  stage.candidate(1, Accept{{1, 101, false}, {}}, "2024-05-31 12:00:00");
  stage.candidate(4, Accept{{4, 102, false}, {}}, "2024-05-31 12:00:00");
  stage.turn_to(date);
  return stage;
}

constexpr WishKey in_102{2, 102, false}, in_103{2, 103, false};

TEST_CASE("complementary wishes are added in their phase, where places are free") {
  Stage stage = at("2024-06-11");
  const std::string now = "2024-06-11 00:00:00";
  CHECK(stage.candidate(2, AskComplementary{in_102}, "2024-06-10 23:59:59") == "phase-closed");
  CHECK(stage.candidate(2, AskComplementary{{2, 101, true}}, now) == "asked-already");
  CHECK(stage.candidate(5, AskComplementary{{5, 101, false}}, now) == "no-free-place");
  CHECK(stage.candidate(2, AskComplementary{{2, 109, false}}, now) == "not-apprenticeship");
  CHECK(stage.candidate(2, AskComplementary{{2, 999, false}}, now) == "nothing-such");
  CHECK(stage.candidate(3, AskComplementary{in_102}, now) == "not-yours");
  CHECK(stage.candidate(2, AskComplementary{in_102}, now) == "done");
  CHECK(stage.candidate(2, AskComplementary{in_102}, now) == "asked-already");
  CHECK(stage.state(in_102) == "asked");
  stage.turn_to("2024-09-12");
  CHECK(stage.candidate(2, AskComplementary{in_103}, "2024-09-13 00:00:00") == "phase-closed");
  CHECK(stage.candidate(2, AskComplementary{in_103}, "2024-09-12 23:59:59") == "done");
}

TEST_CASE("a candidate has ten complementary wishes at most") {
  World many;
  for (int formation = 201; formation <= 211; ++formation) many.formation(formation, 1);
  Stage stage(many.candidate(1));
  stage.turn_to("2024-06-11");
  for (int formation = 201; formation <= 210; ++formation) {
    REQUIRE(stage.candidate(1, AskComplementary{{1, formation, false}}, "2024-06-11 12:00:00") ==
            "done");
  }
  CHECK(stage.candidate(1, AskComplementary{{1, 211, false}}, "2024-06-11 12:00:00") ==
        "too-many-complementary");
}

TEST_CASE("a formation answers a complementary wish, the candidate within a day") {
  Stage stage = at("2024-06-11");
  REQUIRE(stage.candidate(2, AskComplementary{in_102}, "2024-06-11 12:00:00") == "done");
  CHECK(stage.deadline(in_102) == "2024-06-12");
  CHECK(stage.formation(101, AnswerComplementary{in_102, true}, "2024-06-11 13:00:00") ==
        "not-yours");
  CHECK(stage.formation(101, AnswerComplementary{{1, 101, false}, true}, "2024-06-11 13:00:00") ==
        "nothing-such");
  SECTION("refused") {
    CHECK(stage.formation(102, AnswerComplementary{in_102, false}, "2024-06-11 13:00:00") ==
          "done");
    CHECK(stage.state(in_102) == "declined");
    CHECK(stage.formation(102, AnswerComplementary{in_102, true}, "2024-06-11 13:00:00") ==
          "nothing-to-change");
  }
  SECTION("in time to the second") {
    stage.turn();
    Stage late = stage;
    CHECK(stage.formation(102, AnswerComplementary{in_102, true}, "2024-06-12 23:59:59") == "done");
    CHECK(stage.deadline(in_102) == "2024-06-13");
    CHECK(late.formation(102, AnswerComplementary{in_102, true}, "2024-06-13 00:00:00") ==
          "deadline-passed");
    late.turn();
    CHECK(late.state(in_102) == "unheard");
  }
  SECTION("proposed: it takes a place, and no rule of the round gives it up") {
    REQUIRE(stage.formation(102, AnswerComplementary{in_102, true}, "2024-06-11 13:00:00") ==
            "done");
    CHECK(stage.campaign().holders(stage.campaign().find_group(group_of(102))) == 2);
    REQUIRE(stage.candidate(2, Accept{in_102, {}}, "2024-06-12 23:59:59") == "done");
    stage.turn_to("2024-08-01");
    CHECK(stage.state(in_102) == "accepted");
    CHECK(stage.candidate(5, AskComplementary{{5, 102, false}}, "2024-08-01 12:00:00") ==
          "no-free-place");
  }
  SECTION("not when every place is held") {
    REQUIRE(stage.by_operator(SetGroup{group_of(102), 1, {}, {}, {}}, "2024-06-11 13:00:00") ==
            "done");
    CHECK(stage.formation(102, AnswerComplementary{in_102, true}, "2024-06-11 13:00:00") ==
          "no-free-place");
  }
}

TEST_CASE("a selective formation has eight days, July and August not counted") {
  Stage stage = at("2024-06-28");
  REQUIRE(stage.candidate(2, AskComplementary{in_103}, "2024-06-28 12:00:00") == "done");
  CHECK(stage.deadline(in_103) == "2024-09-06");
}

TEST_CASE("the stopped clock holds for complementary proposals too") {
  Stage stage = at("2024-06-15");
  REQUIRE(stage.candidate(2, AskComplementary{in_102}, "2024-06-15 12:00:00") == "done");
  REQUIRE(stage.formation(102, AnswerComplementary{in_102, true}, "2024-06-15 13:00:00") == "done");
  CHECK(stage.deadline(in_102) == "2024-06-24");
}

// ------------------------------------------------------------ commissions

const std::string caes = "2024-07-04 12:00:00";

TEST_CASE("a commission helps who was refused everywhere") {
  Stage stage = at("2024-07-04");
  CHECK(stage.candidate(2, AskForHelp{2, HelpGround::no_proposal, ""}, "2024-07-03 23:59:59") ==
        "phase-closed");
  CHECK(stage.candidate(1, AskForHelp{1, HelpGround::no_proposal, ""}, caes) == "not-eligible");
  CHECK(stage.candidate(5, AskForHelp{5, HelpGround::no_proposal, ""}, caes) == "not-eligible");
  // Waits; the main phase goes on.
  CHECK(stage.state({3, 101, false}) == "unordered");
  CHECK(stage.candidate(3, AskForHelp{3, HelpGround::no_proposal, ""}, caes) == "not-eligible");
  CHECK(stage.candidate(2, AskForHelp{2, HelpGround::no_proposal, ""}, caes) == "done");
  CHECK(stage.candidate(2, AskForHelp{2, HelpGround::no_proposal, ""}, caes) ==
        "nothing-to-change");
}

TEST_CASE("a commission helps who had no proposal when the main phase ended, not who gave up") {
  Stage stage = at("2024-07-02");
  const WishKey waits{3, 101, false};
  SECTION("still waiting") {
    REQUIRE(stage.candidate(3, Order{3, {waits}}, "2024-07-02 12:00:00") == "done");
    stage.turn_to("2024-07-12");
    CHECK(stage.candidate(3, AskForHelp{3, HelpGround::no_proposal, ""}, "2024-07-11 23:59:59") ==
          "not-eligible");
    CHECK(stage.candidate(3, AskForHelp{3, HelpGround::no_proposal, ""}, "2024-07-12 00:00:00") ==
          "done");
  }
  SECTION("gave up") {
    REQUIRE(stage.candidate(3, Resign{waits}, "2024-07-02 12:00:00") == "done");
    stage.turn_to("2024-07-12");
    CHECK(stage.candidate(3, AskForHelp{3, HelpGround::no_proposal, ""}, "2024-07-12 00:00:00") ==
          "not-eligible");
  }
}

TEST_CASE("a commission does not help who had a proposal in the main phase and waits elsewhere") {
  Stage stage(World().formation(101, 1).formation(102, 0).wish(1, 101, 1).wish(1, 102, 1));
  stage.turn_to("2024-07-02");
  REQUIRE(stage.state({1, 101, false}) == "lost");
  REQUIRE(stage.candidate(1, Order{1, {{1, 102, false}}}, "2024-07-02 12:00:00") == "done");
  stage.turn_to("2024-07-12");
  CHECK(stage.candidate(1, AskForHelp{1, HelpGround::no_proposal, ""}, "2024-07-12 12:00:00") ==
        "not-eligible");
}

TEST_CASE("accepting gives up a complementary wish that is not answered, unless it is kept") {
  const bool kept = GENERATE(true, false);
  Stage stage(World().formation(101, 1).formation(102, 1).wish(1, 101, 1));
  stage.turn_to("2024-06-11");
  REQUIRE(stage.by_operator(RestoreWish{{1, 101, false}, "an error"}, "2024-06-11 12:00:00") ==
          "done");
  stage.turn();
  const WishKey asked{1, 102, false};
  const std::string now = "2024-06-12 12:00:00";
  REQUIRE(stage.candidate(1, AskComplementary{asked}, now) == "done");
  std::vector<WishKey> keep;
  if (kept) keep.push_back(asked);
  REQUIRE(stage.candidate(1, Accept{{1, 101, false}, keep}, now) == "done");
  CHECK(stage.state(asked) == (kept ? "asked" : "resigned"));
}

TEST_CASE("with complementary wishes only, one refusal is enough") {
  Stage stage = at("2024-07-04");
  REQUIRE(stage.candidate(5, AskComplementary{{5, 102, false}}, caes) == "done");
  CHECK(stage.candidate(5, AskForHelp{5, HelpGround::no_proposal, ""}, caes) == "not-eligible");
  REQUIRE(stage.formation(102, AnswerComplementary{{5, 102, false}, false}, caes) == "done");
  CHECK(stage.candidate(5, AskForHelp{5, HelpGround::no_proposal, ""}, caes) == "done");
}

TEST_CASE("a situation is examined again from day 2, with a ground, whatever is held") {
  Stage stage(world());
  stage.turn();
  CHECK(stage.candidate(1, AskForHelp{1, HelpGround::health, "a letter"}, "2024-05-30 22:00:00") ==
        "phase-closed");
  stage.turn();
  CHECK(stage.candidate(1, AskForHelp{1, HelpGround::health, " "}, "2024-05-31 00:00:00") ==
        "ground-missing");
  CHECK(stage.candidate(1, AskForHelp{1, HelpGround::health, "a letter"}, "2024-05-31 00:00:00") ==
        "done");
  CHECK(stage.candidate(1, AskForHelp{1, HelpGround::sport, "a team"}, "2024-05-31 00:00:00") ==
        "done");
  CHECK(stage.candidate(1, AskForHelp{1, HelpGround::health, "more"}, "2024-05-31 00:00:00") ==
        "nothing-to-change");
}

Stage helped() {
  Stage stage = at("2024-07-04");
  stage.candidate(2, AskForHelp{2, HelpGround::no_proposal, ""}, caes);
  return stage;
}

TEST_CASE("the commission of the region proposes, one at a time, where a place is free") {
  Stage stage = helped();
  const auto propose = [&](const WishKey& wish, bool extra = false) {
    return stage.commission(7, ProposeByCommission{wish, {}, extra}, caes);
  };
  CHECK(stage.commission(8, ProposeByCommission{in_102, {}, false}, caes) == "not-yours");
  CHECK(propose({3, 102, false}) == "no-help-asked");
  CHECK(propose({2, 101, true}) == "no-free-place");
  CHECK(propose({2, 109, false}) == "not-apprenticeship");
  CHECK(propose({2, 999, false}) == "nothing-such");
  CHECK(propose(in_102) == "done");
  CHECK(propose(in_103) == "one-at-a-time");
  CHECK(stage.deadline(in_102) == "2024-07-09");
  CHECK(stage.candidate(2, Refuse{in_102}, caes) == "done");
  CHECK(propose(in_102) == "proposed-already");
  // The formation agreed to one more.
  CHECK(propose({2, 101, true}, true) == "done");
  CHECK(stage.campaign().has(stage.campaign().find_wish({2, 101, true}),
                             placement_flag::extra_place));
  CHECK(stage.candidate(2, Accept{{2, 101, true}, {}}, caes) == "done");
  stage.turn();
  CHECK(stage.state({2, 101, true}) == "accepted");
}

TEST_CASE("a commission's proposal is answered within five days, or lost") {
  Stage stage = helped();
  REQUIRE(stage.commission(7, ProposeByCommission{in_102, {}, false}, caes) == "done");
  stage.turn_to("2024-07-09");
  CHECK(stage.state(in_102) == "proposed");
  Stage late = stage;
  CHECK(stage.candidate(2, Accept{in_102, {}}, "2024-07-09 23:59:59") == "done");
  CHECK(late.candidate(2, Accept{in_102, {}}, "2024-07-10 00:00:00") == "deadline-passed");
  late.turn();
  CHECK(late.state(in_102) == "lost");
}

TEST_CASE("the stopped clock holds for a commission's proposals too") {
  Stage stage = at("2024-06-15");
  const std::string now = "2024-06-15 12:00:00";
  REQUIRE(stage.candidate(2, AskForHelp{2, HelpGround::health, "a letter"}, now) == "done");
  REQUIRE(stage.commission(7, ProposeByCommission{in_102, {}, false}, now) == "done");
  CHECK(stage.deadline(in_102) == "2024-06-28");
}

TEST_CASE("a commission helps who had a proposal only after the main phase") {
  Stage stage = at("2024-07-02");
  const WishKey waits{3, 101, false};
  REQUIRE(stage.candidate(3, Order{3, {waits}}, "2024-07-02 12:00:00") == "done");
  stage.turn_to("2024-07-12");
  REQUIRE(stage.candidate(1, Refuse{{1, 101, false}}, "2024-07-12 12:00:00") == "done");
  stage.turn();
  REQUIRE(stage.state(waits) == "proposed");
  const std::string now = "2024-07-13 12:00:00";
  CHECK(stage.candidate(3, AskForHelp{3, HelpGround::no_proposal, ""}, now) == "not-eligible");
  stage.candidate(3, Refuse{waits}, now);
  // Given up by the candidate: nothing else was asked for.
  CHECK(stage.candidate(3, AskForHelp{3, HelpGround::no_proposal, ""}, now) == "not-eligible");
}

TEST_CASE("after a late proposal, a wish that still waits makes eligible") {
  Stage stage(
      World().formation(101, 1).formation(102, 0).wish(1, 101, 1).wish(3, 101, 2).wish(3, 102, 1));
  const WishKey late{3, 101, false}, waits{3, 102, false};
  stage.turn_to("2024-05-31");
  stage.candidate(1, Accept{{1, 101, false}, {}}, "2024-05-31 12:00:00");
  stage.turn_to("2024-07-02");
  REQUIRE(stage.candidate(3, Order{3, {waits, late}}, "2024-07-02 12:00:00") == "done");
  stage.turn_to("2024-07-12");
  stage.candidate(1, Refuse{{1, 101, false}}, "2024-07-12 12:00:00");
  stage.turn();
  REQUIRE(stage.state(late) == "proposed");
  const std::string now = "2024-07-13 12:00:00";
  stage.candidate(3, Refuse{late}, now);
  CHECK(stage.candidate(3, AskForHelp{3, HelpGround::no_proposal, ""}, now) == "done");
}

TEST_CASE("a proposal withdrawn once the rounds are over does not wait again") {
  Stage stage = at("2024-07-02");
  const WishKey waits{3, 101, false};
  REQUIRE(stage.candidate(3, Order{3, {waits}}, "2024-07-02 12:00:00") == "done");
  stage.turn_to("2024-09-12");
  const std::string now = "2024-09-12 12:00:00";
  REQUIRE(stage.candidate(3, AskForHelp{3, HelpGround::no_proposal, ""}, now) == "done");
  REQUIRE(stage.commission(7, ProposeByCommission{waits, {}, true}, now) == "done");
  stage.turn();
  REQUIRE(stage.commission(7, WithdrawByCommission{waits}, "2024-09-13 00:00:00") == "done");
  CHECK(stage.state(waits) == "withdrawn");
}

TEST_CASE("a wish that was never ranked does not wait, whatever a commission proposed") {
  // Candidate 2's wishes are not ranked by the board; the boarder's not by the house either.
  Stage stage(World()
                  .formation(101, 1)
                  .house(101, 1)
                  .wish(2, 101, 0)
                  .boarder(2, 101, 0, 0)
                  .wish(1, 101, 1)
                  .candidate(2, 7));
  stage.turn_to("2024-06-01");
  const std::string now = "2024-06-01 12:00:00";
  const WishKey plain{2, 101, false}, boarder{2, 101, true};
  REQUIRE(stage.candidate(2, AskForHelp{2, HelpGround::health, "a letter"}, now) == "done");
  for (const WishKey& wish : {plain, boarder}) {
    REQUIRE(stage.commission(7, ProposeByCommission{wish, {}, true}, now) == "done");
    REQUIRE(stage.candidate(2, Refuse{wish}, now) == "done");
  }
  CHECK(stage.by_operator(RestoreWish{plain, "an error"}, now) == "not-restorable");
  // The board's error mended: nothing of the candidate's waits, or was left unranked.
  CHECK(stage.by_operator(MendRanking{2, 101, 2, false, "misread"}, now) == "not-restorable");
  CHECK(stage.by_operator(RestoreWish{boarder, "an error"}, now) == "not-restorable");
}

TEST_CASE("a boarder whom the house did not rank does not wait") {
  Stage stage(World()
                  .formation(101, 1)
                  .house(101, 1)
                  .wish(2, 101, 0)
                  .boarder(2, 101, 0, 0)
                  .wish(1, 101, 1)
                  .candidate(2, 7));
  stage.turn_to("2024-06-01");
  const std::string now = "2024-06-01 12:00:00";
  const WishKey plain{2, 101, false}, boarder{2, 101, true};
  REQUIRE(stage.by_operator(MendRanking{2, 101, 2, false, "misread"}, now) == "done");
  CHECK(stage.state(plain) == "waiting");
  CHECK(stage.state(boarder) == "not-ranked");
  REQUIRE(stage.candidate(2, AskForHelp{2, HelpGround::health, "a letter"}, now) == "done");
  REQUIRE(stage.commission(7, ProposeByCommission{boarder, {}, true}, now) == "done");
  REQUIRE(stage.candidate(2, Refuse{boarder}, now) == "done");
  CHECK(stage.by_operator(RestoreWish{boarder, "an error"}, now) == "not-restorable");
  stage.turn();
}

TEST_CASE("no deadline is after the cutoff, whatever the calendar") {
  Calendar calendar = test::shipped("2024");
  calendar.milestones[static_cast<std::size_t>(Mark::complementary_close)] = calendar[Mark::cutoff];
  Stage stage(open_campaign(world().open(), std::make_shared<const Calendar>(calendar)));
  stage.turn_to("2024-10-14");
  const std::string now = "2024-10-14 12:00:00";
  REQUIRE(stage.candidate(2, AskComplementary{in_103}, now) == "done");
  CHECK(stage.deadline(in_103) == "2024-10-14");
  REQUIRE(stage.formation(103, AnswerComplementary{in_103, true}, now) == "done");
  CHECK(stage.deadline(in_103) == "2024-10-14");
}

TEST_CASE("a commission withdraws its unanswered proposal, and may make it again") {
  Stage stage = helped();
  CHECK(stage.commission(7, WithdrawByCommission{{2, 101, false}}, caes) == "not-held");
  REQUIRE(stage.commission(7, ProposeByCommission{in_102, {}, false}, caes) == "done");
  CHECK(stage.commission(7, WithdrawByCommission{in_102}, caes) == "done");
  CHECK(stage.state(in_102) == "withdrawn");
  CHECK(stage.campaign().holders(stage.campaign().find_group(group_of(102))) == 1);
  CHECK(stage.commission(7, ProposeByCommission{in_102, {}, false}, caes) == "done");
}

TEST_CASE("a wish that waited waits again when the commission withdraws") {
  Stage stage = at("2024-06-15");
  const std::string now = "2024-06-15 12:00:00";
  const WishKey waits{3, 101, false};
  REQUIRE(stage.candidate(3, AskForHelp{3, HelpGround::sport, "training"}, now) == "done");
  REQUIRE(stage.commission(7, ProposeByCommission{waits, {}, true}, now) == "done");
  REQUIRE(stage.commission(7, WithdrawByCommission{waits}, now) == "done");
  CHECK(stage.state(waits) == "waiting");
  stage.candidate(1, Refuse{{1, 101, false}}, now);
  stage.turn();
  CHECK(stage.state(waits) == "proposed");
}

TEST_CASE("a bed is proposed in a house of the formation, where one is free") {
  Stage stage = helped();
  const auto propose = [&](bool boarder, std::int32_t formation, std::int32_t house) {
    return stage.commission(7, ProposeByCommission{{2, formation, boarder}, house_of(house), false},
                            caes);
  };
  CHECK(propose(false, 102, 102) == "unknown-boarding");
  CHECK(propose(true, 103, 102) == "wrong-boarding-formation");
  CHECK(propose(true, 102, 103) == "nothing-such");
  CHECK(propose(true, 102, 102) == "done");
  CHECK(stage.campaign().holders(stage.campaign().find_boarding(house_of(102))) == 1);
  stage.candidate(2, Accept{{2, 102, true}, {}}, caes);
  stage.by_operator(SetGroup{group_of(102), 9, {}, {}, {}}, caes);
  stage.candidate(3, AskForHelp{3, HelpGround::family, "far"}, caes);
  CHECK(stage.commission(7, ProposeByCommission{{3, 102, true}, house_of(102), false}, caes) ==
        "no-free-place");
  stage.turn();
  CHECK(stage.state({2, 102, true}) == "accepted");
}

TEST_CASE("after the cutoff no commission proposes, and what is unanswered lapses") {
  Stage stage = helped();
  stage.turn_to("2024-10-14");
  const std::string last = "2024-10-14 23:59:59";
  const std::string over = "2024-10-15 00:00:00";
  REQUIRE(stage.commission(7, ProposeByCommission{in_102, {}, false}, last) == "done");
  CHECK(stage.deadline(in_102) == "2024-10-14");
  CHECK(stage.commission(7, ProposeByCommission{in_103, {}, false}, over) == "cutoff-passed");
  CHECK(stage.commission(7, WithdrawByCommission{in_102}, over) == "cutoff-passed");
  CHECK(stage.candidate(2, Accept{in_102, {}}, over) == "cutoff-passed");
  CHECK(stage.candidate(5, AskForHelp{5, HelpGround::health, "x"}, over) == "cutoff-passed");
  stage.turn();
  CHECK(stage.state(in_102) == "lost");
}

}  // namespace
}  // namespace affecta::campaign
