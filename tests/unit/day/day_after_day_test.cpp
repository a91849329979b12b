// An engine kept in memory against the same days computed from scratch.

#include "engine/day/day_after_day.h"

#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "engine/day/compare_days.h"
#include "engine/displays/publish.h"
#include "engine/model/builder.h"
#include "tests/support/engine_bridge.h"
#include "tests/support/random_day.h"
#include "tests/support/same_instance.h"

namespace affecta {
namespace {

// What the next day starts from: invalid groups show what they showed before.
naive::Outcome as_published(const naive::Day& day, const Instance& instance,
                            const DayOutcome& computed) {
  naive::Outcome outcome = test::to_outcome(instance, computed);
  const auto ranks = published_waiting_ranks(instance, computed.round, computed.displays,
                                             computed.verdict.invalid);
  for (const WishIndex wish : ranks.indices()) {
    const WishKey key = instance.key(wish);
    outcome.wishes.at({key.candidate, key.formation, key.with_boarding}).waiting_rank = ranks[wish];
  }
  for (const naive::Group& group : day.groups) {
    if (!outcome.invalid_groups.contains(group.key)) continue;
    outcome.groups.at(group.key) = {group.last_called_displayed, group.waiting_count};
  }
  return outcome;
}

// What the kept engine must be told to stand at the beginning of `wanted`.
DayChanges differences(const DayAfterDay& kept, const Instance& wanted,
                       const std::vector<naive::CallRankInsertion>& insertions) {
  const Instance& own = kept.instance();
  DayChanges changes;
  std::map<WishKey, WishIndex> index;
  for (const WishIndex wish : wanted.wishes.status.indices()) index[wanted.key(wish)] = wish;
  for (const WishIndex wish : own.wishes.status.indices()) {
    const WishIndex right = index.at(own.key(wish));
    const WishState state{wish,
                          wanted.wishes.status[right],
                          wanted.wishes.preference[right],
                          wanted.wishes.waiting_rank_yesterday[right],
                          wanted.has(right, wish_flag::outside_main),
                          wanted.has(right, wish_flag::ignore_waiting_rank),
                          wanted.has(right, wish_flag::ignore_boarding_bar)};
    if (kept.state_of(wish) != state) changes.wishes.push_back(state);
  }
  for (const CandidateIndex candidate : own.candidates.responder.indices()) {
    const bool on = wanted.candidates.responder[candidate] != 0;
    if ((own.candidates.responder[candidate] != 0) != on) {
      changes.responders.push_back({candidate, on});
    }
  }
  for (const GroupIndex group : own.groups.key.indices()) {
    const GroupState state{group,
                           wanted.groups.capacity[group],
                           wanted.groups.block_call_limit[group],
                           wanted.groups.estimate[group],
                           wanted.has(group, group_flag::stopped),
                           wanted.has(group, group_flag::reservation_ended)};
    if (kept.state_of(group) != state) changes.groups.push_back(state);
  }
  for (const BoardingIndex boarding : own.boardings.key.indices()) {
    const std::int32_t beds = wanted.boardings.capacity[boarding];
    if (own.boardings.capacity[boarding] != beds) changes.boardings.push_back({boarding, beds});
  }
  for (const naive::CallRankInsertion& insertion : insertions) {
    const auto candidate = std::ranges::lower_bound(own.candidates.key,
                                                    static_cast<CandidateKey>(insertion.candidate));
    changes.late_rankings.push_back(
        {static_cast<std::int32_t>(insertion.ranking_group),
         CandidateIndex::at(static_cast<std::size_t>(candidate - own.candidates.key.begin())),
         static_cast<std::int32_t>(insertion.call_rank)});
  }
  return changes;
}

// The engine hears of some of it, computes, and hears of the rest: the day is mended.
void tell_by_halves(DayAfterDay& kept, DayChanges& changes) {
  DayChanges first;
  const auto half = [](auto& from, auto& to) {
    const auto middle = from.begin() + static_cast<std::ptrdiff_t>(from.size() / 2);
    to.assign(from.begin(), middle);
    from.erase(from.begin(), middle);
  };
  half(changes.wishes, first.wishes);
  half(changes.groups, first.groups);
  half(changes.boardings, first.boardings);
  if (!kept.change(first)) {  // half a day may contradict itself
    changes.wishes.insert(changes.wishes.begin(), first.wishes.begin(), first.wishes.end());
    changes.groups.insert(changes.groups.begin(), first.groups.begin(), first.groups.end());
    changes.boardings.insert(changes.boardings.begin(), first.boardings.begin(),
                             first.boardings.end());
    return;
  }
  (void)kept.compute();
}

struct Campaign {
  std::uint64_t seed;
  naive::Size size;
  int days;
};

// Days computed; the campaign ends early when a day is refused.
int follow(const Campaign& campaign, const Workers& workers) {
  naive::Day day = naive::random_day(campaign.seed, campaign.size);
  Instance today = build_instance(test::to_input(day), workers).value();
  DayAfterDay kept(today, workers);
  for (int number = 1; number <= campaign.days; ++number) {
    INFO("seed " << campaign.seed << ", day " << number);
    const Result<void> computed = kept.compute();
    const Result<DayOutcome> scratch = daily_round_2024(today, workers);
    INFO((computed ? std::string("computed") : computed.error().message()));
    REQUIRE(computed.has_value() == scratch.has_value());
    if (!computed) return number;
    REQUIRE(first_difference(kept.outcome(), *scratch) == "");

    const std::uint64_t seed = campaign.seed * 100 + static_cast<std::uint64_t>(number);
    const naive::NextDay next =
        naive::next_day_of_the_same_wishes(day, as_published(day, today, *scratch), seed);
    Instance tomorrow = build_instance(test::to_input(next.day), workers).value();
    kept.next_day(tomorrow.parameters);
    DayChanges changes = differences(kept, tomorrow, next.insertions);
    if (seed % 3 == 0) tell_by_halves(kept, changes);
    const Result<void> told = kept.change(changes);
    INFO((told ? std::string("told") : told.error().message()));
    REQUIRE(told);
    REQUIRE(test::same_instance(kept.instance(), tomorrow));
    day = next.day;
    today = std::move(tomorrow);
  }
  return campaign.days;
}

}  // namespace

TEST_CASE("day after day comes out as from scratch", "[day][oracle]") {
  const Workers workers(2);
  constexpr std::uint64_t seeds = 1'500;
  WARN("seeds 1 to " << seeds);
  int days = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    days += follow({seed, naive::Size::small, 8}, workers);
  }
  CHECK(days > 8'000);  // few campaigns end early
}

TEST_CASE("larger campaigns, day after day, come out as from scratch", "[day][oracle]") {
  const Workers workers(2);
  WARN("seeds 1 to 40");
  for (std::uint64_t seed = 1; seed <= 40; ++seed) follow({seed, naive::Size::medium, 8}, workers);
}

}  // namespace affecta
