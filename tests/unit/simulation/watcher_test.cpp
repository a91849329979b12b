// The outside observer sees what it must never see.
#include "server/simulation/watcher.h"

#include <catch2/catch.hpp>

#include "engine/campaign/apply.h"
#include "engine/campaign/decide.h"
#include "tests/unit/simulation/small_country.h"

namespace affecta::simulation {
namespace {

using campaign::CampaignWish;
using campaign::WishState;
using test::small_country;

// After day 2: proposals, and waiting wishes with ranks.
const Campaign& second_day() {
  static const Campaign campaign = [] {
    Campaign opened = small_country().campaign();
    const Workers workers(2);
    for (Day day = 1; day <= 2; ++day) {
      const campaign::Command turn{{campaign::Role::operator_, 0}, campaign::Advance{day, true}};
      const auto decision = decide(opened, turn, opened.calendar->turns(day), workers);
      REQUIRE(decision);
      REQUIRE(campaign::apply(opened, *decision->event));
    }
    return opened;
  }();
  return campaign;
}

template <class Fits>
CampaignWish find(const Fits& fits) {
  for (const CampaignWish wish : second_day().state.wishes.state.indices()) {
    if (fits(wish)) return wish;
  }
  FAIL("no such wish");
  return CampaignWish::none();
}

// What is told of the campaign after a first look, once `change` was made.
template <class Change>
std::string told_after(const Change& change) {
  const Workers workers(2);
  Watcher watcher;
  Campaign campaign = second_day();
  REQUIRE(watcher.look(campaign, workers));
  change(campaign, [&] { REQUIRE(watcher.look(campaign, workers)); });
  const auto seen = watcher.look(campaign, workers);
  return seen ? "" : seen.error().what;
}

TEST_CASE("a day that is looked at twice is in order") {
  CHECK(told_after([](Campaign&, const auto&) {}).empty());
}

TEST_CASE("a waiting-list rank that grows is seen") {
  const CampaignWish wish = find([](CampaignWish each) {
    return second_day().state_of(each) == WishState::waiting &&
           second_day().state.wishes.waiting_rank[each] > 0;
  });
  CHECK(told_after([&](Campaign& campaign, const auto&) {
          ++campaign.state.wishes.waiting_rank[wish];
        }).find("its waiting-list rank is") != std::string::npos);
}

TEST_CASE("a proposal made a second time is seen, a restored one is not") {
  const CampaignWish wish =
      find([](CampaignWish each) { return second_day().state_of(each) == WishState::proposed; });
  const auto propose_after = [&](WishState between) {
    return told_after([&](Campaign& campaign, const auto& look) {
      campaign.state.wishes.state[wish] = between;
      look();
      campaign.state.wishes.state[wish] = WishState::proposed;
    });
  };
  CHECK(propose_after(WishState::refused).find("a second time") != std::string::npos);
  CHECK(propose_after(WishState::waiting).empty());
}

TEST_CASE("two accepted proposals are seen") {
  const CandidateIndex candidate = [] {
    for (const CandidateIndex each : second_day().instance().candidates.key.indices()) {
      int wishes = 0;
      second_day().each_wish_of(each, [&](CampaignWish) { ++wishes; });
      if (wishes >= 2) return each;
    }
    return CandidateIndex::none();
  }();
  CHECK(told_after([&](Campaign& campaign, const auto&) {
          campaign.each_wish_of(candidate, [&](CampaignWish wish) {
            campaign.state.wishes.state[wish] = WishState::accepted;
          });
        }).find("proposals are accepted") != std::string::npos);
}

TEST_CASE("a proposal that stays open, or comes after the cutoff, is seen") {
  const CampaignWish open =
      find([](CampaignWish each) { return second_day().state_of(each) == WishState::proposed; });
  CHECK(told_after([&](Campaign& campaign, const auto&) {
          campaign.state.day = campaign.state.wishes.deadline[open] + 1;
        }).find("it is still open") != std::string::npos);
  const CampaignWish waits =
      find([](CampaignWish each) { return second_day().state_of(each) == WishState::not_ranked; });
  CHECK(told_after([&](Campaign& campaign, const auto& look) {
          // Everything else is over by then.
          for (const CampaignWish wish : campaign.state.wishes.state.indices()) {
            campaign.state.wishes.state[wish] = WishState::not_called;
          }
          look();
          campaign.state.day = (*campaign.calendar)[campaign::Mark::cutoff].day + 1;
          campaign.state.wishes.state[waits] = WishState::proposed;
        }).find("after the cutoff") != std::string::npos);
}

TEST_CASE("a last called rank that shrinks is seen") {
  CHECK(told_after([](Campaign& campaign, const auto&) {
          for (auto& [key, shown] : campaign.state.published.groups) {
            if (shown.last_called > 0) --shown.last_called;
          }
        }).find("its last called rank is") != std::string::npos);
}

}  // namespace
}  // namespace affecta::simulation
