// The checker against the oracle's plain one, on right results and on results spoilt at random.

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <tuple>

#include <catch2/catch.hpp>

#include "engine/model/builder.h"
#include "engine/verify/verify.h"
#include "tests/support/engine_bridge.h"
#include "tests/support/naive/naive_round.h"
#include "tests/support/random_day.h"
#include "tests/support/seeds.h"
#include "tests/unit/verify/naive_claim.h"

namespace affecta {
namespace {

// Property, group or none, boarding house or none.
using Found = std::set<std::tuple<std::string, std::uint32_t, std::uint32_t>>;

// "P3 (position)" and "P3 (holder)" are one property to the oracle.
std::string plain_name(Property property) {
  if (property == Property::waiting_rank_order) return "waiting ranks";
  const std::string name(to_text(property));
  return name.substr(0, name.find(' '));
}

Found found_by_checker(const Verdict& verdict) {
  Found found;
  for (const Violation& violation : verdict.violations) {
    const std::string property = plain_name(violation.property);
    if (property.starts_with("P7") || property.starts_with("P8")) continue;
    const bool by_group = property == "P2";  // one for each group, whatever the boarding house
    found.emplace(property, violation.group.value,
                  by_group ? BoardingIndex::none().value : violation.boarding.value);
  }
  return found;
}

Found found_by_oracle(const Instance& instance, const std::vector<naive::Violation>& violations) {
  Found found;
  for (const naive::Violation& violation : violations) {
    const bool of_boarding = violation.boarding && violation.property != "P2";
    found.emplace(violation.property,
                  of_boarding ? GroupIndex::none().value
                              : test::find_group(instance, violation.groups.front()).value,
                  of_boarding ? test::find_boarding(instance, *violation.boarding).value
                              : BoardingIndex::none().value);
  }
  return found;
}

std::string text(const Found& found) {
  std::string all;
  for (const auto& [property, group, boarding] : found) {
    all += " " + property + " group " + std::to_string(static_cast<std::int32_t>(group)) +
           " boarding " + std::to_string(static_cast<std::int32_t>(boarding)) + ";";
  }
  return all;
}

// One thing made wrong, such that both checkers see the same last pass.
void spoil(const naive::Day& day, naive::Outcome& outcome, naive::Random& random) {
  if (outcome.wishes.empty()) return;
  auto& [key, wish] = random.any_of(outcome.wishes);
  const auto last = outcome.passes;
  switch (random.below(5)) {
    case 0:  // a proposal that was not made
      if (naive::is_proposed_today(wish.status)) wish = {naive::Status::waiting, 0, 0};
      return;
    case 1:  // a proposal too many, in some pass
      if (wish.status == naive::Status::waiting) {
        wish = {naive::Status::proposed_today, 0, static_cast<int>(random.between(1, last))};
      }
      return;
    case 2:  // two wishes of a group take each other's places
      for (const naive::Wish& other : day.wishes) {
        auto& second = outcome.wishes.at(other.key);
        if (wish.status == naive::Status::waiting && naive::is_proposed_today(second.status)) {
          std::swap(wish, second);
          return;
        }
      }
      return;
    case 3:
      if (!outcome.boarding_houses.empty()) {
        auto& house = random.any_of(outcome.boarding_houses).second;
        const naive::Int shifted = house.position == naive::no_limit
                                       ? random.below(20)
                                       : house.position + random.between(-3, 3);
        house.position = std::max<naive::Int>(0, shifted);
      }
      return;
    default:
      if (wish.status == naive::Status::waiting) {
        wish.waiting_rank = std::max<naive::Int>(0, wish.waiting_rank + random.between(-3, 3));
      }
  }
}

// The oracle takes the maxima as given, the checker computes them again: where spoilt statuses made
// one wrong, the two do not ask the same of P6.
bool any_wrong_maximum(const Verdict& verdict) {
  return std::any_of(verdict.violations.begin(), verdict.violations.end(), [](const Violation& v) {
    return v.property == Property::p6 && v.detail.starts_with("maximum");
  });
}

Found without_p6(const Found& found) {
  Found rest;
  for (const auto& entry : found) {
    if (std::get<0>(entry) != "P6") rest.insert(entry);
  }
  return rest;
}

// Both checkers on one outcome; empty when they agree.
std::string disagreement(const naive::Day& day, const Instance& instance,
                         const naive::Outcome& outcome, const Workers& workers) {
  const ResultClaim claim = test::to_claim(instance, outcome, true);
  const Verdict verdict = verify_round(instance, claim.round, &claim.displays, workers);
  Found ours = found_by_checker(verdict);
  Found theirs = found_by_oracle(instance, naive::violations_of(day, outcome));
  if (any_wrong_maximum(verdict)) {
    ours = without_p6(ours);
    theirs = without_p6(theirs);
  }
  if (ours != theirs) return "checker:" + text(ours) + " oracle:" + text(theirs);
  const bool refused = naive::refusal_of_result(day, outcome).has_value();
  if (verdict.refused != refused) return refused ? "P7, P8: oracle only" : "P7, P8: checker only";
  return "";
}

std::uint64_t first_seed() {
  const char* chosen = std::getenv("AFFECTA_SEED");
  return chosen != nullptr ? std::strtoull(chosen, nullptr, 10) : 1;
}

TEST_CASE("the checker finds what the oracle finds on results spoilt at random",
          "[verify][oracle]") {
  const Workers workers(2);
  const std::uint64_t first = first_seed(), end = first + test::seeds_to_try(3'000);
  WARN("seeds " << first << " to " << end - 1);
  std::set<std::string> seen;
  for (std::uint64_t seed = first; seed < end; ++seed) {
    naive::Random random(seed);
    naive::Day day = naive::random_day(seed);
    for (int played = 0; played < 3; ++played) {
      const naive::RoundResult result = naive::play_round(day);
      const auto* right = std::get_if<naive::Outcome>(&result);
      if (right == nullptr) break;
      const auto instance = build_instance(test::to_input(day), workers);
      REQUIRE(instance.has_value());
      for (int version = 0; version < 6; ++version) {  // the first is not spoilt
        naive::Outcome outcome = *right;
        for (int i = 0; i < version; ++i) spoil(day, outcome, random);
        const std::string found = disagreement(day, *instance, outcome, workers);
        if (!found.empty()) FAIL("seed " << seed << ", day " << played << ": " << found);
        for (const auto& violation : naive::violations_of(day, outcome)) {
          seen.insert(violation.property);
        }
      }
      day = naive::next_day(day, *right, seed);
    }
  }
  // The random results reach every property.
  CHECK(seen == std::set<std::string>{"P1", "P2", "P3", "P4", "P5", "P6", "waiting ranks"});
}

TEST_CASE("the oracle's documents are right, with and without passes", "[verify][oracle]") {
  const Workers workers(2);
  const std::uint64_t first = first_seed(), end = first + test::seeds_to_try(3'000);
  WARN("seeds " << first << " to " << end - 1);
  for (std::uint64_t seed = first; seed < end; ++seed) {
    naive::Day day = naive::random_day(seed);
    for (int played = 0; played < 4; ++played) {
      const naive::RoundResult result = naive::play_round(day);
      const auto* outcome = std::get_if<naive::Outcome>(&result);
      if (outcome == nullptr) break;
      const auto instance = build_instance(test::to_input(day), workers);
      REQUIRE(instance.has_value());
      for (const bool with_passes : {true, false}) {
        const auto claim = test::to_claim(*instance, *outcome, with_passes);
        const Verdict verdict = verify_document(*instance, claim, workers);
        for (const Violation& violation : verdict.violations) {
          if (violation.property <= Property::p6) continue;  // right days may raise these
          if (violation.property == Property::waiting_rank_order) continue;
          FAIL("seed " << seed << ", day " << played << ": " << to_text(violation.property) << " "
                       << violation.detail);
        }
        CHECK(verdict.alert == outcome->alert);
      }
      day = naive::next_day(day, *outcome, seed);
    }
  }
}

}  // namespace
}  // namespace affecta
