// The day's instance from columns: what it refuses, and what never reaches it.
// (That it is what its rows give, simulation_test.cpp checks every day.)
#include "engine/campaign/round_of_day.h"

#include <functional>

#include <catch2/catch.hpp>

#include "engine/model/builder.h"
#include "tests/unit/campaign/rows_of_day.h"
#include "tests/unit/campaign/stage.h"

namespace affecta::campaign::round_of_day_test {
namespace {

using test::house_of;
using test::Stage;
using test::World;

constexpr WishKey first{1, 101, false}, second{2, 101, false};

// 1 and 2 wait in 101, 1 with and without its house; 3 has the responder, and waits in both.
Stage before_day_1() {
  return Stage(World()
                   .formation(101, 1)
                   .house(101, 1)
                   .formation(102, 1)
                   .wish(1, 101, 1)
                   .boarder(1, 101, 1, 1)
                   .wish(2, 101, 2)
                   .responder(3)
                   .wish(3, 101, 3)
                   .preferred(1)
                   .wish(3, 102, 1)
                   .preferred(2));
}

struct Broken {
  RefusalCode code;
  std::function<void(Campaign&)> by;
};

TEST_CASE("a state that breaks an input check is refused as its rows are") {
  const auto wish = [](Campaign& campaign, const WishKey& key) { return campaign.find_wish(key); };
  const Broken broken[] = {
      {RefusalCode::call_rank_shared,
       [&](Campaign& c) { c.state.wishes.call_rank[wish(c, second)] = 1; }},
      {RefusalCode::two_call_ranks,
       [&](Campaign& c) { c.state.wishes.call_rank[wish(c, first)] = 7; }},
      {RefusalCode::missing_call_rank,
       [&](Campaign& c) { c.state.wishes.call_rank[wish(c, second)] = 0; }},
      {RefusalCode::negative_value,
       [&](Campaign& c) { c.state.wishes.call_rank[wish(c, second)] = -1; }},
      {RefusalCode::negative_value,
       [&](Campaign& c) { c.state.wishes.displayed_call_rank[wish(c, second)] = -1; }},
      {RefusalCode::negative_value,
       [&](Campaign& c) { c.state.wishes.preference[wish(c, second)] = -1; }},
      {RefusalCode::negative_value,
       [&](Campaign& c) { c.state.wishes.waiting_rank[wish(c, second)] = -1; }},
      {RefusalCode::outside_main_not_proposed_before,
       [&](Campaign& c) { c.state.wishes.flags[wish(c, second)] = placement_flag::outside_main; }},
      {RefusalCode::responder_without_preference,
       [&](Campaign& c) {
         c.state.wishes.preference[wish(c, {3, 101, false})] = 0;
       }},
      {RefusalCode::responder_same_preference,
       [&](Campaign& c) {
         c.state.wishes.preference[wish(c, {3, 101, false})] = 2;
       }},
      {RefusalCode::responder_waiting_not_preferred,
       [&](Campaign& c) {
         c.state.wishes.state[wish(c, {3, 101, false})] = WishState::accepted;
       }},
      {RefusalCode::responder_two_held,
       [&](Campaign& c) {
         c.state.wishes.state[wish(c, {3, 101, false})] = WishState::proposed;
         c.state.wishes.state[wish(c, {3, 102, false})] = WishState::proposed;
       }},
      {RefusalCode::negative_value,
       [&](Campaign& c) { c.state.groups.capacity[GroupIndex{0}] = -1; }},
      {RefusalCode::negative_value,
       [&](Campaign& c) { c.state.groups.block_call_limit[GroupIndex{0}] = -1; }},
      {RefusalCode::negative_value, [&](Campaign& c) { c.state.beds[BoardingIndex{0}] = -1; }},
  };
  const Workers workers(2);
  for (const Broken& each : broken) {
    const std::string name(catalogue_entry(each.code).name);
    INFO(name);
    Campaign campaign = before_day_1().campaign();
    REQUIRE(instance_of_day(campaign, 1, workers));
    each.by(campaign);
    const auto made = instance_of_day(campaign, 1, workers);
    REQUIRE_FALSE(made);
    CHECK(catalogue_entry(made.error().code).name == name);
    const auto rows = test::rows_of_day(campaign, 1).value();
    const auto built = build_instance(rows.day, workers);
    REQUIRE_FALSE(built);
    CHECK(catalogue_entry(built.error().code).name == name);
  }
}

TEST_CASE("an added wish that waits in a house that did not rank it is refused") {
  Stage stage = before_day_1();
  Campaign campaign = stage.campaign();
  const CommissionProposed event{campaign.find_candidate(2),
                                 CampaignWish::at(campaign.wish_count()),
                                 campaign.find_group(test::group_of(101)),
                                 campaign.find_boarding(house_of(101)),
                                 true,
                                 false,
                                 1,
                                 3};
  REQUIRE(campaign::apply(campaign, event));
  REQUIRE(instance_of_day(campaign, 1, Workers(1)));
  campaign.state.wishes.state[event.wish] = WishState::waiting;
  campaign.state.wishes.flags[event.wish] = 0;
  campaign.state.wishes.call_rank[event.wish] = 2;
  CHECK(instance_of_day(campaign, 1, Workers(1)).error().code ==
        RefusalCode::missing_boarding_rank);
}

TEST_CASE("no event and no snapshot adds a wish twice, or in a house of another formation") {
  const Campaign opened = before_day_1().campaign();
  const CandidateIndex candidate = opened.find_candidate(2);
  const GroupIndex of_101 = opened.find_group(test::group_of(101));
  const GroupIndex of_102 = opened.find_group(test::group_of(102));
  const CampaignWish next = CampaignWish::at(opened.wish_count());
  const auto fits = [&](const Event& event) {
    Campaign campaign = opened;
    return campaign::apply(campaign, event).has_value();
  };
  CHECK(fits(ComplementaryAsked{candidate, of_102, false, 1, 2}));
  CHECK_FALSE(fits(ComplementaryAsked{candidate, of_101, false, 1, 2}));
  CHECK(fits(CommissionProposed{candidate, next, of_102, {}, false, false, 1, 2}));
  CHECK_FALSE(fits(CommissionProposed{candidate, next, of_101, {}, false, false, 1, 2}));
  const BoardingIndex house = opened.find_boarding(house_of(101));
  CHECK(fits(CommissionProposed{candidate, next, of_101, house, true, false, 1, 2}));
  CHECK_FALSE(fits(CommissionProposed{candidate, next, of_102, house, true, false, 1, 2}));

  Campaign twice = opened;
  REQUIRE(campaign::apply(twice, ComplementaryAsked{candidate, of_102, false, 1, 2}));
  REQUIRE(campaign::apply(twice, ComplementaryAsked{candidate, of_102, true, 1, 2}));
  const auto restored = [&] {
    return restore(twice.opening, twice.calendar, twice.state).has_value();
  };
  CHECK(restored());
  twice.state.added.back().with_boarding = false;
  CHECK_FALSE(restored());
  twice.state.added.back().with_boarding = true;
  twice.state.added.back().boarding = house;
  CHECK_FALSE(restored());
  // Not in the candidate's list.
  twice.state.added.back().boarding = {};
  twice.state.candidates.last_added[candidate] = next;
  CHECK_FALSE(restored());
}

}  // namespace
}  // namespace affecta::campaign::round_of_day_test
