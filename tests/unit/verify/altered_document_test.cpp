// A document with one value changed is found out. A day of a single pass is wholly determined by
// its input, so nothing at all may slip through there; later passes leave less trace.

#include <cstdlib>
#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "engine/model/builder.h"
#include "engine/verify/document.h"
#include "tests/support/engine_bridge.h"
#include "tests/support/naive/naive_round.h"
#include "tests/support/random_day.h"
#include "tests/support/seeds.h"
#include "tests/unit/verify/naive_claim.h"

namespace affecta {
namespace {

naive::Int moved(naive::Int value, naive::Random& random) {
  if (value == naive::no_limit) return random.below(10);
  return value + (value > 0 && random.percent(50) ? -1 : 1);
}

naive::Status other_status(naive::Status status, naive::Random& random) {
  const int count = static_cast<int>(status_count);
  const int step = 1 + static_cast<int>(random.below(count - 1));
  return static_cast<naive::Status>((static_cast<int>(status) + step) % count);
}

// What was changed, in words; empty when this day offers nothing of the kind.
std::string change_one_value(naive::Outcome& outcome, naive::Random& random) {
  auto& [key, wish] = random.any_of(outcome.wishes);
  const std::string name =
      std::to_string(key.candidate) + "/" + std::to_string(key.formation) + " ";
  switch (random.below(9)) {
    case 0:
    case 1:
    case 2: {
      const naive::Status status = other_status(wish.status, random);
      const std::string change =
          name + naive::official_name(wish.status) + " to " + naive::official_name(status);
      wish.status = status;
      return change;
    }
    case 3:
      wish.waiting_rank = moved(wish.waiting_rank, random);
      return name + "waiting rank";
    case 4:
      wish.pass = static_cast<int>(moved(wish.pass, random));
      return name + "pass";
    case 5: {
      auto& group = random.any_of(outcome.groups).second;
      naive::Int& value = random.percent(50) ? group.waiting_count : group.last_called_displayed;
      value = moved(value, random);
      return "a group's display";
    }
    case 6: {
      if (outcome.boarding_houses.empty()) return "";
      auto& house = random.any_of(outcome.boarding_houses).second;
      naive::Int& value = random.percent(50) ? house.position : house.maximum;
      value = moved(value, random);
      return "a position or maximum";
    }
    case 7: {
      if (outcome.boarding_houses.empty()) return "";
      auto& house = random.any_of(outcome.boarding_houses).second;
      if (house.bars.empty()) return "";
      auto& bars = random.any_of(house.bars);
      switch (random.below(3)) {
        case 0:
          bars.second.call = moved(bars.second.call, random);
          return "a call bar";
        case 1:
          bars.second.boarding = moved(bars.second.boarding, random);
          return "a boarding bar";
        default:
          house.bars.erase(bars.first);
          return "a bar left out";
      }
    }
    default:
      if (random.percent(50)) {
        outcome.alert = !outcome.alert;
      } else {
        outcome.warning = !outcome.warning;
      }
      return "the declared alert";
  }
}

// Whether the checker finds one value changed; nothing when the change fell on nothing.
std::optional<bool> finds_a_change(const Instance& instance, const naive::Outcome& right,
                                   bool with_passes, naive::Random& random, std::string& what,
                                   const Workers& workers) {
  naive::Outcome outcome = right;
  what = change_one_value(outcome, random);
  if (!with_passes) {
    for (auto& [key, wish] : outcome.wishes) wish.pass = right.wishes.at(key).pass;
  }
  if (outcome == right) return std::nullopt;
  return !verify_document(instance, test::to_claim(instance, outcome, with_passes), workers)
              .violations.empty();
}

TEST_CASE("one value changed in a document is found", "[verify][document]") {
  const Workers workers(1);
  const char* chosen = std::getenv("AFFECTA_SEED");
  const std::uint64_t first = chosen != nullptr ? std::strtoull(chosen, nullptr, 10) : 1;
  const std::uint64_t end = first + test::seeds_to_try(2'000);
  WARN("seeds " << first << " to " << end - 1);
  std::uint64_t single = 0, several = 0, slipped_through = 0;
  for (std::uint64_t seed = first; seed < end; ++seed) {
    naive::Random random(seed);
    naive::Day day = naive::random_day(seed);
    for (int played = 0; played < 3; ++played) {
      const naive::RoundResult result = naive::play_round(day);
      const auto* right = std::get_if<naive::Outcome>(&result);
      if (right == nullptr || right->wishes.empty()) break;
      const auto instance = build_instance(test::to_input(day), workers);
      REQUIRE(instance.has_value());
      // A day that violates a property anyhow says nothing about the change.
      const int versions = right->violations.empty() ? 8 : 0;
      for (int version = 0; version < versions; ++version) {
        std::string what;
        const auto found = finds_a_change(*instance, *right, true, random, what, workers);
        if (!found) continue;
        if (right->passes == 1) {
          ++single;
          if (!*found) FAIL("seed " << seed << ", day " << played << ": " << what);
        } else {
          ++several;
          if (!*found) ++slipped_through;
        }
      }
      day = naive::next_day(day, *right, seed);
    }
  }
  WARN(single << " changes in days of one pass; " << several << " in days of several, of which "
              << slipped_through << " slipped through");
  CHECK(single > test::seeds_to_try(10'000));
  CHECK(several > test::seeds_to_try(1'000));
  CHECK(slipped_through * 100 < several);
}

TEST_CASE("one value changed in a document without passes is found in days of one pass",
          "[verify][document]") {
  const Workers workers(1);
  std::uint64_t changed = 0, slipped_through = 0;
  const std::uint64_t seeds = test::seeds_to_try(2'000);
  WARN("seeds 1 to " << seeds);
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    naive::Random random(seed);
    const naive::Day day = naive::random_day(seed);
    const naive::RoundResult result = naive::play_round(day);
    const auto* right = std::get_if<naive::Outcome>(&result);
    if (right == nullptr || right->wishes.empty() || right->passes > 1) continue;
    if (!right->violations.empty()) continue;
    const auto instance = build_instance(test::to_input(day), workers);
    REQUIRE(instance.has_value());
    for (int version = 0; version < 8; ++version) {
      std::string what;
      const auto found = finds_a_change(*instance, *right, false, random, what, workers);
      if (!found) continue;
      ++changed;
      if (!*found) ++slipped_through;
      if (!*found) UNSCOPED_INFO("seed " << seed << ": " << what);
    }
  }
  CHECK(changed > test::seeds_to_try(5'000));
  CHECK(slipped_through == 0);
}

}  // namespace
}  // namespace affecta
