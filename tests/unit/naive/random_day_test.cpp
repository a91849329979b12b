// The generator of random days: valid, repeatable, and varied enough to be worth running.

#include "tests/support/random_day.h"

#include <catch2/catch.hpp>

#include "tests/support/naive/day_json.h"

using namespace affecta::naive;

namespace {

constexpr std::uint64_t days = 1500;

// What happened over many days, by name.
using Seen = std::map<std::string, int>;

void look_at_input(const Day& day, Seen& seen) {
  const Parameters& p = day.parameters;
  seen["first day"] += p.day == 1;
  seen["reservation over"] += p.day >= p.reservation_end;
  seen["ordered wishes"] += p.day >= p.ordered_wishes;
  seen["ordering window"] += p.day >= p.ordered_wishes && p.day < p.ordering_end;
  seen["responder"] += !day.responders.empty();
  std::set<Int> ranking_groups;
  for (const Group& group : day.groups) {
    seen["stopped"] += group.stopped;
    seen["reservation ended"] += group.reservation_ended;
    seen["block limit"] += group.block_limit > 0;
    seen["no capacity"] += group.capacity == 0;
    seen["estimate"] += group.estimate != no_limit;
    seen["shared ranking group"] += !ranking_groups.insert(group.key.ranking_group).second;
  }
  for (const Boarding& house : day.boarding_houses) {
    seen["sharing " + std::to_string(static_cast<int>(sharing_of(house.key)))] += 1;
  }
  std::map<std::pair<Int, Int>, GroupKey> group_of;
  std::map<GroupKey, std::set<Int>> holders;
  for (const Wish& wish : day.wishes) {
    seen[official_name(wish.status)] += 1;
    seen["outside main, held"] += wish.outside_main && is_held(wish.status);
    seen["held without call rank"] += wish.call_rank == 0 && is_held(wish.status);
    seen["special"] += wish.ignore_waiting_rank;
    seen["no bar"] += wish.ignore_boarding_bar;
    seen["displaced"] += wish.call_rank_displayed != wish.call_rank;
    seen["with boarding, no house"] += wish.key.with_boarding && !wish.boarding;
    seen["put back"] += p.day > 1 && wish.status == Status::waiting && !wish.boarding &&
                        wish.waiting_rank_yesterday == 0;
    const auto sibling = std::pair(wish.key.candidate, wish.key.formation);
    seen["two groups for a formation"] +=
        group_of.emplace(sibling, wish.group).first->second != wish.group;
    if (is_held(wish.status)) holders[wish.group].insert(wish.key.candidate);
  }
  for (const Group& group : day.groups) {
    seen["overbooked"] += static_cast<Int>(holders[group.key].size()) > group.capacity;
  }
}

void look_at_result(const Outcome& outcome, Seen& seen) {
  seen["alert"] += outcome.alert;
  seen["warning"] += outcome.warning;
  seen["many passes"] += outcome.passes >= 4;
  for (const Violation& violation : outcome.violations) seen[violation.property] += 1;
  for (const auto& [key, wish] : outcome.wishes) seen[official_name(wish.status)] += 1;
  for (const auto& [key, house] : outcome.boarding_houses) {
    seen["position lowered"] += house.position < house.maximum && house.position > 0;
    seen["maximum"] += house.maximum > 0 && house.maximum < no_limit;
    for (const auto& [group, bars] : house.bars) seen["bars"] += bars.call > 0;
  }
}

}  // namespace

TEST_CASE("random days: everything the rules speak of happens", "[naive]") {
  Seen seen;
  int refused = 0;
  for (std::uint64_t seed = 1; seed <= days; ++seed) {
    CAPTURE(seed);
    const Day day = random_day(seed);
    REQUIRE(random_day(seed) == day);
    look_at_input(day, seen);
    const RoundResult result = play_round(day);
    if (const Refusal* refusal = std::get_if<Refusal>(&result)) {
      ++refused;
      CHECK(refusal->check == Check::responder_preference_missing);
      continue;
    }
    look_at_result(std::get<Outcome>(result), seen);
  }
  CHECK(refused < static_cast<int>(days) / 20);
  for (const char* feature : {"first day",
                              "reservation over",
                              "ordered wishes",
                              "ordering window",
                              "responder",
                              "stopped",
                              "reservation ended",
                              "block limit",
                              "no capacity",
                              "estimate",
                              "shared ranking group",
                              "sharing 0",
                              "sharing 1",
                              "sharing 2",
                              "outside main, held",
                              "held without call rank",
                              "special",
                              "no bar",
                              "displaced",
                              "with boarding, no house",
                              "put back",
                              "two groups for a formation",
                              "overbooked",
                              "alert",
                              "warning",
                              "many passes",
                              "P1",
                              "P3",
                              "P4",
                              "P5",
                              "waiting ranks",
                              "position lowered",
                              "maximum",
                              "bars"}) {
    CAPTURE(feature);
    CHECK(seen[feature] > 0);
  }
  for (int status = 0; status < 12; ++status) {
    CAPTURE(official_name(static_cast<Status>(status)));
    CHECK(seen[official_name(static_cast<Status>(status))] > 0);
  }
  for (const char* never_right : {"P2", "P6"}) CHECK(seen[never_right] == 0);
}

TEST_CASE("random days: whole campaigns can be played", "[naive]") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    Day day = random_day(seed, seed % 10 == 0 ? Size::small : Size::tiny);
    Published published;
    for (std::uint64_t step = 0; step < 8; ++step) {
      const RoundResult result = play_round(day);
      if (!std::holds_alternative<Outcome>(result)) break;
      const Outcome& outcome = std::get<Outcome>(result);
      const Published now = publish(published, day, outcome);
      for (const auto& [key, group] : published.groups) {
        CHECK(now.groups.at(key).last_called_displayed >= group.last_called_displayed);
      }
      published = now;
      day = next_day(day, outcome, seed * 100 + step);
      CHECK_FALSE(check_input(day));
    }
  }
}

TEST_CASE("random days: each kind of bad input is refused for what it is", "[naive]") {
  for (const Check kind : refusable_checks()) {
    CAPTURE(name_of(kind));
    int made = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      CAPTURE(seed);
      const Day day = random_day(seed);
      if (std::holds_alternative<Refusal>(play_round(day))) continue;
      const std::optional<Day> bad = mutate_into_refusal(day, kind, seed);
      if (!bad) continue;
      ++made;
      const RoundResult result = play_round(*bad);
      REQUIRE(std::holds_alternative<Refusal>(result));
      CHECK(std::string(name_of(std::get<Refusal>(result).check)) == name_of(kind));
    }
    CHECK(made >= 20);
  }
}

TEST_CASE("random days: names and order of things do not matter", "[naive]") {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const Day day = random_day(seed);
    const RoundResult result = play_round(day);
    if (!std::holds_alternative<Outcome>(result)) continue;
    const Renaming renaming = renaming_of(day, seed);
    const Day renamed = renaming(day);
    CHECK(renaming.inverse()(renamed) == day);
    const Outcome renamed_outcome = std::get<Outcome>(play_round(renamed));
    CHECK(renaming.inverse()(renamed_outcome) == std::get<Outcome>(result));

    Outcome shuffled = std::get<Outcome>(play_round(shuffle(day, seed)));
    CHECK(shuffled.violations.size() == std::get<Outcome>(result).violations.size());
    shuffled.violations = std::get<Outcome>(result).violations;  // named in document order
    CHECK(shuffled == std::get<Outcome>(result));
  }
}

TEST_CASE("random days: the three spellings and the names of 2021 read back", "[naive]") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Day day = random_day(seed);
    for (const Spelling spelling : {Spelling::full, Spelling::sparse, Spelling::objects}) {
      for (const bool old : {false, true}) {
        CHECK(day_of_json(json_of(day, {spelling, old, old})) == day);
      }
    }
    const RoundResult result = play_round(day);
    if (!std::holds_alternative<Outcome>(result)) continue;
    const Outcome& outcome = std::get<Outcome>(result);
    Outcome read = std::get<Outcome>(outcome_of_json(json_of(result)));
    read.violations = outcome.violations;  // what the document does not hold
    read.invalid_groups = outcome.invalid_groups;
    read.passes = outcome.passes;
    CHECK(read == outcome);
  }
}

TEST_CASE("naive: the checker of any result agrees with the round's own", "[naive]") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    const Day day = random_day(seed);
    const RoundResult result = play_round(day);
    if (!std::holds_alternative<Outcome>(result)) continue;
    const Outcome& outcome = std::get<Outcome>(result);
    CHECK(violations_of(day, outcome) == outcome.violations);
    CHECK_FALSE(refusal_of_result(day, outcome));
  }
}
