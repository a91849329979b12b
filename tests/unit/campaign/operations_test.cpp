// What formations, support and operators change (campaign-rules section 3, end), and section 8.
#include <catch2/catch.hpp>

#include "engine/campaign/transparency.h"
#include "tests/unit/campaign/stage.h"

namespace affecta::campaign::operations_test {
namespace {

using test::civil;
using test::group_of;
using test::house_of;
using test::Stage;
using test::World;

constexpr WishKey first{1, 101, false}, second{2, 101, false}, third{3, 101, false},
    last{4, 101, false};
const std::string now = "2024-05-31 12:00:00";

// One place, five candidates; 5 was not ranked.
Stage queue() {
  Stage stage(World()
                  .formation(101, 1)
                  .house(101, 3)
                  .wish(1, 101, 1)
                  .wish(2, 101, 2)
                  .wish(3, 101, 3)
                  .wish(4, 101, 4)
                  .wish(5, 101, 0));
  stage.turn_to("2024-05-31");
  stage.candidate(1, Accept{first, {}}, now);
  return stage;
}

TEST_CASE("capacities and limits change any day, lowering one withdraws nothing") {
  Stage stage = queue();
  const GroupKey group = group_of(101);
  CHECK(stage.formation(102, SetGroup{group, 2, {}, {}, {}}, now) == "not-yours");
  CHECK(stage.by_operator(SetGroup{group, -1, {}, {}, {}}, now) == "negative-value");
  CHECK(stage.by_operator(SetGroup{group, {}, -1, {}, {}}, now) == "negative-value");
  CHECK(stage.by_operator(SetGroup{group_of(7), 2, {}, {}, {}}, now) == "nothing-such");
  CHECK(stage.formation(101, SetGroup{group, 1, {}, {}, {}}, now) == "nothing-to-change");
  CHECK(stage.formation(101, SetGroup{group, 2, {}, {}, {}}, now) == "done");
  stage.turn();
  CHECK(stage.state(second) == "proposed");
  CHECK(stage.by_operator(SetGroup{group, 0, 3, {}, {}}, "2024-06-01 12:00:00") == "done");
  stage.turn();
  CHECK(stage.state(first) == "accepted");
  CHECK(stage.state(second) == "proposed");
  CHECK(stage.state(third) == "proposed");  // the block-call limit
  CHECK(stage.by_operator(SetGroup{group, 9, {}, true, {}}, "2024-06-02 12:00:00") == "done");
  stage.turn();
  CHECK(stage.state(last) == "waiting");  // stopped
  CHECK(stage.by_operator(SetGroup{group, {}, {}, false, true}, "2024-06-03 12:00:00") == "done");
  CHECK(stage.campaign().state.groups.flags[GroupIndex{0}] == group_flag::reservation_ended);
  stage.turn();
  CHECK(stage.state(last) == "proposed");
}

TEST_CASE("beds are changed by an operator, or the formation that has the house") {
  Stage stage = queue();
  CHECK(stage.formation(102, SetBeds{house_of(101), 2}, now) == "not-yours");
  CHECK(stage.formation(101, SetBeds{house_of(101), 2}, now) == "done");
  CHECK(stage.by_operator(SetBeds{house_of(101), 2}, now) == "nothing-to-change");
  CHECK(stage.by_operator(SetBeds{house_of(101), -2}, now) == "negative-value");
  CHECK(stage.by_operator(SetBeds{house_of(102), 2}, now) == "nothing-such");
  CHECK(stage.campaign().state.beds[BoardingIndex{0}] == 2);
}

TEST_CASE("a wish that was resigned from is restored, with its rank, as a special case") {
  Stage stage = queue();
  stage.candidate(2, Resign{second}, now);
  stage.turn();
  const std::string later = "2024-06-01 12:00:00";
  CHECK(stage.candidate(2, RestoreWish{second, "an error"}, later) == "not-yours");
  CHECK(stage.by_operator(RestoreWish{second, ""}, later) == "ground-missing");
  CHECK(stage.by_operator(RestoreWish{third, "an error"}, later) == "not-restorable");
  CHECK(stage.by_operator(RestoreWish{{5, 101, false}, "an error"}, later) == "not-restorable");
  CHECK(stage.by_operator(RestoreWish{second, "an error"}, later) == "done");
  CHECK(stage.waiting_rank(third) == 1);
  const CampaignWish wish = stage.campaign().find_wish(second);
  CHECK(stage.campaign().has(wish, placement_flag::ignore_waiting_rank));
  CHECK(stage.waiting_rank(second) == 0);
  stage.candidate(1, Refuse{first}, later);
  stage.turn();
  CHECK(stage.state(second) == "proposed");
}

TEST_CASE("a proposal lost is made again once the wish is restored, and not before") {
  Stage stage = queue();
  stage.candidate(1, Refuse{first}, now);
  stage.turn_to("2024-06-10");
  CHECK(stage.state(first) == "refused");
  REQUIRE(stage.by_operator(RestoreWish{first, "an error"}, "2024-06-10 12:00:00") == "done");
  stage.turn_to("2024-06-12");
  CHECK(stage.state(first) == "proposed");
}

TEST_CASE("after the ordering a restored wish comes after all others") {
  Stage stage(World().formation(101, 0).formation(102, 0).wish(1, 101, 1).wish(1, 102, 1));
  stage.turn_to("2024-07-02");
  const WishKey other{1, 102, false};
  stage.candidate(1, Order{1, {other, first}}, "2024-07-02 12:00:00");
  stage.candidate(1, Resign{other}, "2024-07-02 13:00:00");
  stage.turn_to("2024-07-20");
  REQUIRE(stage.by_operator(RestoreWish{other, "an error"}, "2024-07-20 12:00:00") == "done");
  const auto& preference = stage.campaign().state.wishes.preference;
  CHECK(preference[stage.campaign().find_wish(first)] == 2);
  CHECK(preference[stage.campaign().find_wish(other)] == 3);
  stage.turn();
  CHECK(stage.candidate(1, SwitchResponder{1, true}, "2024-07-21 12:00:00") == "done");
  stage.candidate(1, Resign{other}, "2024-07-21 12:00:00");
  CHECK(stage.by_operator(RestoreWish{other, "an error"}, "2024-07-21 12:00:00") == "responder-on");
}

TEST_CASE("a ranking error moves one candidate up, the others of the group one down") {
  Stage stage = queue();
  const auto mend = [&](CandidateKey candidate, std::int32_t rank, bool extra) {
    return stage.by_operator(MendRanking{candidate, 101, rank, extra, "misread"}, now);
  };
  CHECK(stage.formation(102, MendRanking{4, 101, 1, false, "misread"}, now) == "not-yours");
  CHECK(stage.candidate(4, MendRanking{4, 101, 1, false, "misread"}, now) == "not-yours");
  // An extra place is an operator's to give.
  CHECK(stage.formation(101, MendRanking{4, 101, 1, true, "misread"}, now) == "not-yours");
  CHECK(stage.by_operator(MendRanking{4, 102, 1, false, "misread"}, now) == "nothing-such");
  CHECK(stage.by_operator(MendRanking{4, 101, 1, false, ""}, now) == "ground-missing");
  CHECK(mend(4, 0, false) == "rank-not-positive");
  const auto call_rank = [&](const WishKey& wish) {
    return stage.campaign().state.wishes.call_rank[stage.campaign().find_wish(wish)];
  };
  const auto displayed = [&](const WishKey& wish) {
    return stage.campaign().state.wishes.displayed_call_rank[stage.campaign().find_wish(wish)];
  };
  SECTION("one who waits, ahead of the others") {
    CHECK(stage.formation(101, MendRanking{4, 101, 2, false, "misread"}, now) == "done");
    CHECK(call_rank(last) == 2);
    CHECK(displayed(last) == 2);
    CHECK(call_rank(second) == 3);
    CHECK(displayed(second) == 2);
    CHECK(call_rank(first) == 1);
    stage.turn();
    CHECK(stage.state(last) == "waiting");  // the group is full
    CHECK(stage.waiting_rank(last) == 1);
    CHECK(stage.waiting_rank(second) == 1);  // a published rank never grows
  }
  SECTION("with an extra place, proposed at the next round though the group is full") {
    CHECK(mend(4, 1, true) == "done");
    stage.turn();
    CHECK(stage.state(last) == "proposed");
    CHECK(stage.state(first) == "accepted");
    CHECK(stage.state(second) == "waiting");
  }
  SECTION("where a place is free, none is added") {
    CHECK(stage.by_operator(SetGroup{group_of(101), 3, {}, {}, {}}, now) == "done");
    CHECK(mend(4, 1, true) == "done");
    CHECK(stage.campaign().state.groups.capacity[GroupIndex{0}] == 3);
  }
  SECTION("one who was not ranked waits from now on") {
    CHECK(mend(5, 3, false) == "done");
    CHECK(stage.state({5, 101, false}) == "waiting");
    CHECK(call_rank({5, 101, false}) == 3);
    CHECK(call_rank(third) == 4);
    stage.turn();
    CHECK(stage.state({5, 101, false}) == "waiting");
  }
  CHECK(stage.replayed() == stage.campaign().state);
}

TEST_CASE("a ranking error is mended by the call order that the minimum rates give") {
  const bool holder = GENERATE(true, false);
  World world;
  world.formation(101, 0).minimum_rate(50).wish(1, 101, 1).wish(2, 101, 2).wish(3, 101, 0);
  if (holder) world.scholarship(3);
  Stage stage(world);
  stage.turn();
  CHECK(stage.by_operator(MendRanking{3, 101, 3, false, "misread"}, "2024-05-30 22:00:00") ==
        "done");
  const CampaignWish mended = stage.campaign().find_wish({3, 101, false});
  CHECK(stage.campaign().state.wishes.call_rank[mended] == (holder ? 1 : 3));
}

TEST_CASE("before the ordering a restored wish keeps its preference") {
  Stage stage(World()
                  .formation(101, 0)
                  .formation(102, 0)
                  .wish(1, 101, 1)
                  .preferred(2)
                  .wish(1, 102, 1)
                  .preferred(9));
  stage.turn_to("2024-06-01");
  stage.candidate(1, Resign{first}, "2024-06-01 12:00:00");
  REQUIRE(stage.by_operator(RestoreWish{first, "an error"}, "2024-06-01 12:00:00") == "done");
  CHECK(stage.campaign().state.wishes.preference[stage.campaign().find_wish(first)] == 2);
}

// ------------------------------------------------------------ section 8

TEST_CASE("from history_open to history_close candidates read every decision") {
  Stage stage = queue();
  stage.turn_to("2024-09-13");
  const auto& campaign = stage.campaign();
  const Author self{Role::candidate, 5};
  CHECK(history(campaign, self, 5, civil("2024-09-12 23:59:59")).error().code ==
        RefusalCode::phase_closed);
  CHECK(history(campaign, {Role::candidate, 4}, 5, civil("2024-09-13 00:00:00")).error().code ==
        RefusalCode::not_yours);
  CHECK(history(campaign, self, 5, civil("2024-10-14 23:59:59")).has_value());
  CHECK(history(campaign, self, 5, civil("2024-10-15 00:00:00")).error().code ==
        RefusalCode::phase_closed);
  const auto lines = history(campaign, self, 5, civil("2024-09-13 00:00:00")).value();
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].wish == WishKey{5, 101, false});
  CHECK(lines[0].state == WishState::not_ranked);
  CHECK(lines[0].decided == 1);
}

TEST_CASE("grounds are asked for within a month of a refusal, and given once") {
  Stage stage = queue();
  const WishKey refused{5, 101, false};
  CHECK(stage.candidate(5, AskGrounds{first}, now) == "not-yours");
  CHECK(stage.candidate(1, AskGrounds{first}, now) == "grounds-not-due");
  CHECK(stage.formation(101, GiveGrounds{refused, "because"}, now) == "nothing-such");
  stage.turn_to("2024-06-30");
  Stage late = stage;
  CHECK(late.candidate(5, AskGrounds{refused}, "2024-07-01 00:00:00") == "grounds-not-due");
  CHECK(stage.candidate(5, AskGrounds{refused}, "2024-06-30 23:59:59") == "done");
  CHECK(stage.candidate(5, AskGrounds{refused}, "2024-06-30 23:59:59") == "grounds-not-due");
  CHECK(stage.formation(102, GiveGrounds{refused, "because"}, "2024-07-02 12:00:00") ==
        "not-yours");
  CHECK(stage.formation(101, GiveGrounds{refused, " "}, "2024-07-02 12:00:00") == "ground-missing");
  CHECK(stage.formation(101, GiveGrounds{refused, "because"}, "2024-07-02 12:00:00") == "done");
  CHECK(stage.formation(101, GiveGrounds{refused, "so"}, "2024-07-02 12:00:00") ==
        "nothing-to-change");
  CHECK(stage.campaign().state.grounds.at(0).letter == "because");
}

TEST_CASE("who was never called asks for grounds until a month after the end of the rounds") {
  Stage stage(World().formation(101, 0).wish(1, 101, 1));
  stage.turn_to("2024-07-02");
  stage.candidate(1, Order{1, {first}}, "2024-07-02 12:00:00");
  stage.turn_to("2024-10-13");
  CHECK(stage.state(first) == "not-called");
  Stage late = stage;
  CHECK(late.candidate(1, AskGrounds{first}, "2024-10-14 00:00:00") == "grounds-not-due");
  CHECK(stage.candidate(1, AskGrounds{first}, "2024-10-13 23:59:59") == "done");
}

}  // namespace
}  // namespace affecta::campaign::operations_test
