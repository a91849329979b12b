// The day turn: its order, days that wait, asking twice, previews (campaign-rules section 2).
#include "engine/campaign/day_turn.h"

#include <catch2/catch.hpp>

#include "engine/campaign/bytes.h"
#include "engine/campaign/invariants.h"
#include "engine/campaign/round_of_day.h"
#include "tests/unit/campaign/stage.h"

namespace affecta::campaign::day_turn_test {
namespace {

using test::civil;
using test::group_of;
using test::Stage;
using test::World;

constexpr WishKey first{1, 101, false}, second{2, 101, false};

World queue() { return World().formation(101, 1).wish(1, 101, 1).wish(2, 101, 2); }

TEST_CASE("a day turns once it has begun, the first one at its hour, one after the other") {
  Stage stage(queue());
  CHECK(stage.by_operator(Advance{1, false}, "2024-05-30 18:59:59") == "wrong-day");
  CHECK(stage.by_operator(Advance{2, false}, "2024-06-30 19:00:00") == "wrong-day");
  CHECK(stage.by_operator(Advance{0, false}, "2024-05-30 19:00:00") == "wrong-day");
  CHECK(stage.candidate(1, Advance{1, false}, "2024-05-30 19:00:00") == "not-yours");
  CHECK(stage.by_operator(Advance{1, false}, "2024-05-30 19:00:00") == "done");
  CHECK(stage.by_operator(Advance{2, false}, "2024-05-30 23:59:59") == "wrong-day");
  CHECK(stage.by_operator(Advance{2, false}, "2024-05-31 00:00:00") == "done");
}

TEST_CASE("asking twice for a day is answered with what there is") {
  Stage stage(queue());
  REQUIRE(stage.by_operator(Advance{1, false}, "2024-05-30 19:00:00") == "done");
  const State before = stage.campaign().state;
  CHECK(stage.by_operator(Advance{1, false}, "2024-05-30 19:00:01") == "done before");
  CHECK(stage.campaign().state == before);
  CHECK(before.last_turn.proposals == 1);
  CHECK(before.last_turn.round);
}

TEST_CASE("a preview computes the next day, before it begins, and changes nothing") {
  Stage stage(queue());
  stage.turn();
  const State before = stage.campaign().state;
  const Workers workers(2);
  const auto preview =
      compute_turn(stage.campaign(), civil("2024-05-30 23:00:00"), workers).value();
  CHECK(preview.summary.day == 2);
  CHECK(stage.campaign().state == before);
  stage.turn();
  CHECK(stage.campaign().state.last_turn == preview.summary);
}

TEST_CASE("the turn says what it was computed from, and what it changed") {
  Stage stage(queue());
  const Hash before = hash_of(stage.campaign().state);
  stage.turn();
  const auto event = decode_event(stage.journal().back()).value();
  const auto& turned = std::get<DayTurned>(event);
  CHECK(turned.summary.input == before);
  CHECK(turned.summary.result == hash_of(turned.changes));
  CHECK_FALSE(hash_of(stage.campaign().state) == before);
  DayTurned altered = turned;
  altered.changes.waiting_rank.values.at(0) = 7;
  State opened = Stage(queue()).campaign().state;
  CHECK(hashes_hold(opened, turned));
  CHECK_FALSE(hashes_hold(opened, altered));
  opened.groups.capacity[GroupIndex{0}] = 2;
  CHECK_FALSE(hashes_hold(opened, turned));
}

TEST_CASE("proposals are lost before the round of the same turn gives their places again") {
  Stage stage(queue());
  stage.turn_to("2024-06-03");
  CHECK(stage.state(first) == "lost");
  CHECK(stage.state(second) == "proposed");
  CHECK(stage.campaign().state.last_turn.lost == 1);
}

TEST_CASE("a turn that comes late gives its proposals the delay of the day it is made on") {
  Stage stage(queue());
  stage.turn_to("2024-06-09");
  REQUIRE(stage.state(second) == "lost");
  Stage late(queue());
  REQUIRE(late.by_operator(Advance{1, false}, "2024-06-04 08:00:00") == "done");
  CHECK(late.deadline(first) == "2024-06-05");
}

TEST_CASE("displays are published, ranks never grow") {
  Stage stage(queue());
  stage.turn();
  CHECK(stage.waiting_rank(second) == 1);
  const auto& shown = stage.campaign().state.published.groups.at(group_of(101));
  CHECK(shown.last_called == 1);
  CHECK(shown.number_waiting == 1);
}

const std::string day_1 = "2024-05-30 22:00:00";
const std::string day_2 = "2024-05-31 01:00:00";
constexpr WishKey in_bed{2, 102, true}, plain{1, 101, false}, own_bed{1, 101, true};

Stage before_alert() {
  Stage stage(test::world_with_an_alert());
  stage.turn();
  stage.by_operator(SetGroup{group_of(102), 1, {}, {}, true}, day_1);
  stage.by_operator(SetGroup{group_of(103), 1, {}, {}, {}}, day_1);
  return stage;
}

TEST_CASE("a day with an alert waits for an operator, and nothing changes meanwhile") {
  Stage stage = before_alert();
  REQUIRE(stage.by_operator(Advance{2, false}, day_2) == "done");
  REQUIRE(stage.campaign().state.waiting_day);
  CHECK(stage.campaign().state.waiting_day->summary.alert);
  CHECK(stage.campaign().state.day == 1);
  CHECK(stage.state(in_bed) == "waiting");
  CHECK(stage.candidate(2, Resign{in_bed}, day_2) == "day-waits");
  CHECK(stage.by_operator(SetGroup{group_of(102), 2, {}, {}, {}}, day_2) == "day-waits");
  CHECK(stage.by_operator(Advance{2, false}, day_2) == "done before");
  CHECK(stage.by_operator(Advance{3, false}, "2024-06-01 00:00:00") == "day-waits");
  CHECK(stage.by_operator(PublishDay{3}, day_2) == "no-day-waits");
  CHECK(stage.candidate(2, PublishDay{2}, day_2) == "not-yours");
  SECTION("published without the excluded groups") {
    CHECK(stage.by_operator(PublishDay{2}, day_2) == "done");
    CHECK(stage.campaign().state.day == 2);
    CHECK(stage.state(in_bed) == "waiting");
    CHECK(stage.state(plain) == "waiting");
    CHECK(stage.state({3, 103, false}) == "accepted");
    CHECK(stage.state({3, 101, false}) == "proposal-given-up-by-responder");
    CHECK(stage.by_operator(PublishDay{2}, day_2) == "no-day-waits");
  }
  SECTION("held, mended, turned again") {
    CHECK(stage.by_operator(HoldDay{2, ""}, day_2) == "ground-missing");
    CHECK(stage.by_operator(HoldDay{2, "a bed more"}, day_2) == "done");
    CHECK(stage.by_operator(SetBeds{{500, 0, 0}, 2}, day_2) == "done");
    CHECK(stage.by_operator(Advance{2, false}, day_2) == "done");
    CHECK_FALSE(stage.campaign().state.waiting_day);
    CHECK(stage.state(in_bed) == "proposed");
    CHECK(stage.state(own_bed) == "proposed");
  }
  CHECK(stage.replayed() == stage.campaign().state);
}

TEST_CASE("a setting publishes a day with an alert at once") {
  Stage stage = before_alert();
  CHECK(stage.by_operator(Advance{2, true}, day_2) == "done");
  CHECK(stage.campaign().state.day == 2);
  CHECK(stage.campaign().state.last_turn.alert);
  CHECK(stage.state(in_bed) == "waiting");
}

TEST_CASE("any number of threads turns a day alike") {
  const Stage stage = before_alert();
  const Workers one(1);
  const Workers four(4);
  CHECK(compute_turn(stage.campaign(), civil(day_2), one).value() ==
        compute_turn(stage.campaign(), civil(day_2), four).value());
}

TEST_CASE("wishes for a formation in apprenticeship do not go through the round") {
  Stage stage(World().formation(101, 1, {.apprenticeship = true}).wish(1, 101, 1));
  stage.turn_to("2024-06-10");
  CHECK(stage.state(first) == "waiting");
}

TEST_CASE("the estimate is the group's own history") {
  // 3 called on day 1, none since; the reservation ends on day 30.
  const auto estimate = [](const Stage& stage) {
    const Day next = stage.campaign().state.day + 1;
    const auto today = instance_of_day(stage.campaign(), next, Workers(1));
    return today.value().instance.groups.estimate[GroupIndex{0}];
  };
  Stage stage(World().formation(101, 3).wish(1, 101, 1).wish(2, 101, 2).wish(3, 101, 3));
  stage.turn_to("2024-06-03");
  const auto& highest = stage.campaign().state.groups.highest_called;
  for (std::size_t k = 0; k < days_of_history; ++k) CHECK(highest[k][GroupIndex{0}] == 3);
  Stage young(World().formation(101, 3).wish(1, 101, 1).wish(2, 101, 2).wish(3, 101, 3));
  young.turn_to("2024-06-01");
  CHECK(young.campaign().state.groups.highest_called[2][GroupIndex{0}] == 3);
  CHECK(young.campaign().state.groups.highest_called[3][GroupIndex{0}] == 0);
  CHECK(estimate(young) == 3 * 29 / 3);
  CHECK(estimate(stage) == 3);
}

// ------------------------------------------------------------ section 9

// A campaign and itself a day later, which the checks accept.
struct Days {
  Campaign before, after;
  static Days turned() {
    Stage stage(World().formation(101, 1).formation(102, 1).wish(1, 101, 1).wish(1, 102, 1).wish(
        2, 101, 2));
    stage.turn();
    Days days{stage.campaign(), stage.campaign()};
    stage.turn();
    days.after = stage.campaign();
    return days;
  }
  std::string broken() const {
    const auto checked = check_invariants(before, after, Workers(1));
    return checked ? "" : checked.error().what;
  }
  CampaignWish wish(const WishKey& key) const { return after.find_wish(key); }
};

TEST_CASE("what can never happen is noticed at the day turn") {
  Days days = Days::turned();
  REQUIRE(days.broken().empty());
  WishTable& wishes = days.after.state.wishes;
  const CampaignWish held = days.wish(first);
  const CampaignWish waits = days.wish(second);
  SECTION("the day is not the next") {
    days.after.state.day = 7;
    CHECK(days.broken() == "it turned to day 7");
  }
  SECTION("two accepted proposals") {
    wishes.state[held] = wishes.state[days.wish({1, 102, false})] = WishState::accepted;
    CHECK(days.broken() == "2 accepted proposals");
  }
  SECTION("an accepted contract beside an accepted wish") {
    wishes.state[held] = WishState::accepted;
    Contract contract;
    contract.candidate = CandidateIndex{0};
    contract.formation = FormationIndex{0};
    contract.state = ContractState::accepted;
    days.after.state.contracts.push_back(contract);
    days.after.state.candidates.last_contract[CandidateIndex{0}] = ContractIndex{0};
    CHECK(days.broken() == "2 accepted proposals");
  }
  SECTION("a proposal past its deadline") {
    wishes.deadline[held] = 1;
    CHECK(days.broken() == "still unanswered on day 2, it was to be answered by day 1");
  }
  SECTION("held and never proposed") {
    wishes.state[waits] = WishState::proposed;
    CHECK(days.broken() == "held, and never proposed");
  }
  SECTION("proposed a second time") {
    wishes.state[waits] = WishState::proposed;
    wishes.flags[waits] = days.before.state.wishes.flags[waits] = placement_flag::proposed_once;
    CHECK(days.broken() == "proposed a second time");
  }
  SECTION("proposed by another day") {
    wishes.state[waits] = WishState::proposed;
    wishes.flags[waits] = placement_flag::proposed_once;
    CHECK(days.broken() == "held, and not proposed by this day");
  }
  SECTION("proposed after the cutoff") {
    days.before.state.day = 140;
    days.after.state.day = 141;
    wishes.deadline[held] = wishes.deadline[days.wish({1, 102, false})] = 0;
    wishes.state[waits] = WishState::proposed;
    wishes.flags[waits] = placement_flag::proposed_once;
    wishes.decided[waits] = 141;
    CHECK(days.broken() == "proposed on day 141, after the cutoff");
  }
  SECTION("a rank that grows") {
    wishes.waiting_rank[waits] = 2;
    CHECK(days.broken() == "its waiting-list rank grows from 1 to 2");
  }
  SECTION("a last called rank that shrinks") {
    days.after.state.published.groups[group_of(101)].last_called = 0;
    CHECK(days.broken() == "its last called rank shrinks from 1 to 0");
  }
}

}  // namespace
}  // namespace affecta::campaign::day_turn_test
