// An engine kept in memory against the same days computed from scratch.

#include "engine/day/day_after_day.h"

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "engine/day/compare_days.h"
#include "engine/displays/publish.h"
#include "engine/model/builder.h"
#include "tests/support/engine_bridge.h"
#include "tests/support/random_day.h"
#include "tests/support/same_instance.h"
#include "tests/support/seeds.h"

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
  half(changes.responders, first.responders);
  half(changes.groups, first.groups);
  half(changes.boardings, first.boardings);
  if (!kept.change(first)) {  // half a day may contradict itself
    changes.wishes.insert(changes.wishes.begin(), first.wishes.begin(), first.wishes.end());
    changes.responders.insert(changes.responders.begin(), first.responders.begin(),
                              first.responders.end());
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
  std::uint64_t days;
};

// Days computed; the campaign ends early when a day is refused.
std::uint64_t follow(const Campaign& campaign, const Workers& workers) {
  naive::Day day = naive::random_day(campaign.seed, campaign.size);
  Instance today = build_instance(test::to_input(day), workers).value();
  DayAfterDay kept(today, workers);
  for (std::uint64_t number = 1; number <= campaign.days; ++number) {
    INFO("seed " << campaign.seed << ", day " << number);
    // From scratch now and then: what is kept is then of that day.
    const Result<void> computed =
        kept.compute((campaign.seed + number) % 7 == 0 ? Extent::everything : Extent::what_changed);
    // Mended without a change, after late rankings and all: the day again.
    if (computed && campaign.seed % 5 == 0) {
      REQUIRE(kept.change({}));
      REQUIRE(kept.compute());
    }
    const Result<DayOutcome> scratch = daily_round_2024(today, workers);
    INFO((computed ? std::string("computed") : computed.error().message()));
    REQUIRE(computed.has_value() == scratch.has_value());
    if (!computed) return number;
    REQUIRE(first_difference(kept.outcome(), *scratch) == "");

    const std::uint64_t seed = campaign.seed * 100 + number;
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
  constexpr std::uint64_t seeds = test::seeds_to_try(1'500);
  WARN("seeds 1 to " << seeds);
  std::uint64_t days = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    days += follow({seed, naive::Size::small, 8}, workers);
  }
  CHECK(days > test::seeds_to_try(8'000));  // few campaigns end early
}

TEST_CASE("larger campaigns, day after day, come out as from scratch", "[day][oracle]") {
  const Workers workers(2);
  constexpr std::uint64_t seeds = test::seeds_to_try(40);
  WARN("seeds 1 to " << seeds);
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    follow({seed, naive::Size::medium, 8}, workers);
  }
}

namespace {

// Two groups; the second has a place and nobody in it.
Instance two_groups() {
  DayInput input;
  input.parameters.day = 3;
  input.groups = {{.key = {1, 1, 101}, .capacity = 1}, {.key = {2, 2, 202}, .capacity = 1}};
  for (const CandidateKey candidate : {11, 12, 13}) {
    WishRow wish;
    wish.key = {candidate, 101, false};
    wish.group = {1, 1, 101};
    wish.call_rank = wish.displayed_call_rank = candidate - 10;
    input.wishes.push_back(wish);
  }
  return build_instance(input, Workers(1)).value();
}

// Of the same columns, and not computed.
void expect_unchanged(const DayAfterDay& days, const Instance& before) {
  CHECK(test::same_instance(days.instance(), before));
}

}  // namespace

TEST_CASE("changes that make no sense are refused, all of them or none", "[day]") {
  const Workers workers(1);
  const Instance before = two_groups();
  DayAfterDay days(before, workers);
  const auto refusal = [&](const DayChanges& changes) {
    const Result<void> told = days.change(changes);
    REQUIRE_FALSE(told);
    expect_unchanged(days, before);
    return told.error();
  };
  const WishState first = days.state_of(WishIndex{0});
  WishState resigned = first;
  resigned.status = WishStatus::refused_or_resigned;

  SECTION("a status of a result") {
    WishState wrong = days.state_of(WishIndex{1});
    wrong.status = WishStatus::proposed_today;
    const Refusal refused = refusal({.wishes = {resigned, wrong}});
    CHECK(refused.code == RefusalCode::status_of_a_result);
    CHECK(refused.where == "wishes[1]");
  }
  SECTION("a negative rank") {
    WishState wrong = first;
    wrong.preference = -1;
    CHECK(refusal({.wishes = {wrong}}).code == RefusalCode::negative_value);
  }
  SECTION("outside the main procedure, and waiting") {
    WishState wrong = first;
    wrong.outside_main = true;
    CHECK(refusal({.wishes = {wrong}}).code == RefusalCode::outside_main_not_proposed_before);
  }
  SECTION("a negative capacity, after a change that would do") {
    GroupState wrong = days.state_of(GroupIndex{1});
    wrong.capacity = -2;
    const Refusal refused = refusal({.wishes = {resigned}, .groups = {wrong}});
    CHECK(refused.code == RefusalCode::negative_value);
    CHECK(refused.where == "groups[0]");
    CHECK_THAT(refused.what, Catch::Contains("-2"));
  }
  SECTION("late rankings: rank, ranking group, candidate") {
    CHECK(refusal({.late_rankings = {{1, CandidateIndex{0}, 0}}}).code ==
          RefusalCode::rank_not_positive);
    CHECK(refusal({.late_rankings = {{9, CandidateIndex{0}, 1}}}).code ==
          RefusalCode::unknown_group);
    CHECK(refusal({.late_rankings = {{2, CandidateIndex{0}, 1}}}).code ==
          RefusalCode::unknown_candidate);
    CHECK(refusal({.late_rankings = {{1, CandidateIndex{0}, no_limit}, {1, CandidateIndex{1}, 1}}})
              .code == RefusalCode::integer_out_of_range);
  }
}

TEST_CASE("a day whose wishes contradict each other waits to be mended", "[day]") {
  const Workers workers(1);
  DayAfterDay days(two_groups(), workers);
  REQUIRE(days.compute());
  days.next_day({.day = 4});
  // The responder is on for a candidate who orders nothing.
  REQUIRE(days.change({.responders = {{CandidateIndex{1}, true}}}));
  const Result<void> refused = days.compute();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == RefusalCode::responder_without_preference);
  CHECK_FALSE(days.is_computed());

  WishState ordered = days.state_of(WishIndex{1});
  ordered.preference = 1;
  REQUIRE(days.change({.wishes = {ordered}}));
  REQUIRE(days.compute());
  CHECK(first_difference(days.outcome(), daily_round_2024(days.instance(), workers).value()) == "");
}

TEST_CASE("a computation that an observer breaks off is made good by the next one", "[day]") {
  struct BreakOff : StepObserver {
    explicit BreakOff(std::string_view chosen_step) : chosen(chosen_step) {}
    void begin(std::string_view step, unsigned) override {
      if (step == chosen) throw std::runtime_error("enough");
    }
    std::string_view chosen;
  };
  const Workers workers(1);
  for (const std::string_view step : {"prepare", "propose", "responder", "displays", "verify"}) {
    INFO(step);
    DayAfterDay days(two_groups(), workers);
    REQUIRE(days.compute());
    days.next_day({.day = 4});
    WishState answered = days.state_of(WishIndex{0});
    answered.status = WishStatus::proposed_before_refused;
    REQUIRE(days.change({.wishes = {answered}}));
    BreakOff observer(step);
    REQUIRE_THROWS(days.compute(Extent::what_changed, observer));
    CHECK_FALSE(days.is_computed());
    REQUIRE(days.compute());
    CHECK(first_difference(days.outcome(), daily_round_2024(days.instance(), workers).value()) ==
          "");
  }
}

TEST_CASE("what was proposed yesterday was proposed before; a place given back is proposed",
          "[day]") {
  const Workers workers(1);
  DayAfterDay days(two_groups(), workers);
  REQUIRE(days.compute());
  CHECK(days.outcome().round.status[WishIndex{0}] == WishStatus::proposed_today);
  days.next_day({.day = 4});
  WishState answered = days.state_of(WishIndex{0});
  CHECK(answered.status == WishStatus::proposed_before_unanswered);
  CHECK(days.state_of(WishIndex{1}).waiting_rank_yesterday == 1);
  answered.status = WishStatus::proposed_before_refused;
  REQUIRE(days.change({.wishes = {answered}}));
  REQUIRE(days.compute());
  CHECK(days.outcome().round.status[WishIndex{1}] == WishStatus::proposed_today);
  CHECK(days.outcome().displays.waiting_rank[WishIndex{2}] == 1);
  CHECK(days.instance().groups.last_called_displayed[GroupIndex{0}] == 1);
}

TEST_CASE("a preview of tomorrow changes nothing of today", "[day]") {
  // A second engine opened on today's instance.
  const Workers workers(1);
  DayAfterDay days(two_groups(), workers);
  REQUIRE(days.compute());
  days.next_day({.day = 4});
  DayAfterDay preview(days.instance(), workers);
  GroupState more = preview.state_of(GroupIndex{0});
  more.capacity = 3;
  REQUIRE(preview.change({.groups = {more}}));
  REQUIRE(preview.compute());
  CHECK(preview.outcome().round.status[WishIndex{2}] == WishStatus::proposed_today);
  REQUIRE(days.compute());
  CHECK(days.outcome().round.status[WishIndex{2}] == WishStatus::waiting);
  CHECK(days.state_of(GroupIndex{0}).capacity == 1);
}

}  // namespace affecta
