// A synthetic country lives its first weeks: what a campaign needs of a real one is there.
#include <chrono>
#include <functional>
#include <iostream>

#include <catch2/catch.hpp>

#include "datasets/campaign_opening.h"
#include "datasets/synthetic/synthetic_country.h"
#include "engine/campaign/bytes.h"
#include "engine/campaign/day_turn.h"
#include "tests/support/random_day.h"
#include "tests/unit/campaign/stage.h"

namespace affecta::campaign {
namespace {

using naive::Random;
using test::Stage;

Campaign synthetic(std::int32_t candidates) {
  const Workers workers(2);
  NoProgress nobody;
  CountryOptions options;
  options.candidates = candidates;
  options.seed = 5;
  auto country = make_country(options, workers, nobody).value();
  auto opening = campaign_opening(country);
  INFO((opening ? "" : opening.error().message()));
  REQUIRE(opening);
  return open_campaign(*opening, std::make_shared<const Calendar>(test::shipped("2024")));
}

// Half of those who hold something answer: accept one and keep all, accept it and keep none, or
// refuse.
void answer(Stage& stage, Random& random, Instant now) {
  const Campaign& campaign = stage.campaign();
  for (const CandidateIndex candidate : campaign.instance().candidates.key.indices()) {
    if (!random.percent(50)) continue;
    CampaignWish held;
    std::vector<WishKey> waiting;
    campaign.each_wish_of(candidate, [&](CampaignWish wish) {
      if (campaign.state_of(wish) == WishState::proposed) held = wish;
      if (campaign.state_of(wish) == WishState::waiting) waiting.push_back(campaign.key(wish));
    });
    if (!held) continue;
    const Author author{Role::candidate, campaign.instance().candidates.key[candidate]};
    const WishKey key = campaign.key(held);
    if (random.percent(30)) {
      REQUIRE(stage.give({author, Refuse{key}}, now) == "done");
    } else {
      if (random.percent(30)) waiting.clear();
      REQUIRE(stage.give({author, Accept{key, waiting, true}}, now) == "done");
    }
  }
}

TEST_CASE("a synthetic country lives three weeks, ranking errors included") {
  Stage stage(synthetic(2'000));
  Random random(7);
  for (int day = 1; day <= 21; ++day) {
    stage.turn();
    const Instant now = stage.campaign().calendar->closes(day) + -second;
    answer(stage, random, now);
    const auto count = static_cast<naive::Int>(stage.campaign().wish_count());
    const CampaignWish wish{static_cast<std::uint32_t>(random.below(count))};
    const WishKey key = stage.campaign().key(wish);
    const std::int32_t ranking_group =
        stage.campaign().instance().groups.key[stage.campaign().group_of(wish)].ranking_group;
    const std::string told = stage.give(
        {{Role::operator_, 0}, MendRanking{key.candidate, ranking_group, 1, true, "x"}}, now);
    CHECK((told == "done" || told == "not-restorable"));
  }
  CHECK(stage.replayed() == stage.campaign().state);
  // Most places are held by now.
  std::size_t accepted = 0;
  for (const WishState state : stage.campaign().state.wishes.state) {
    accepted += state == WishState::accepted ? 1 : 0;
  }
  CHECK(accepted > 1'000);
}

double seconds_of(const std::function<void()>& step) {
  const auto begin = std::chrono::steady_clock::now();
  step();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST_CASE("what a day turn of fifty thousand candidates takes", "[long]") {
  Stage stage(synthetic(50'000));
  Random random(7);
  for (int day = 1; day <= 5; ++day) {
    stage.turn();
    answer(stage, random, stage.campaign().calendar->closes(day) + -second);
  }
  const Campaign& campaign = stage.campaign();
  const Workers workers(2);
  DayTurned turned;
  const double turn = seconds_of(
      [&] { turned = compute_turn(campaign, campaign.calendar->turns(6), workers).value(); });
  std::string bytes;
  const double encoding = seconds_of([&] { bytes = encode(Event(turned)); });
  Campaign next = campaign;
  const double applying =
      seconds_of([&] { REQUIRE(campaign::apply(next, decode_event(bytes).value())); });
  std::string state;
  const double snapshot = seconds_of([&] { state = encode(next.state); });
  std::cout << "measured: campaign, " << campaign.wish_count() << " wishes: a day turn " << turn
            << " s, its event " << bytes.size() << " bytes, written in " << encoding
            << " s, read and applied in " << applying << " s; the state " << state.size()
            << " bytes, written in " << snapshot << " s\n";
  CHECK(state.size() < 32 * campaign.wish_count());
}

}  // namespace
}  // namespace affecta::campaign
