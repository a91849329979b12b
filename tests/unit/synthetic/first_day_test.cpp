// The first day of a synthetic country, beside the real one.
#include <algorithm>

#include <catch2/catch.hpp>

#include "datasets/synthetic/synthetic_country.h"
#include "engine/day/daily_round.h"

using namespace affecta;

namespace {

struct FirstDay {
  std::int64_t candidates = 0;
  std::int64_t with_proposal = 0;
  std::int64_t proposals = 0;
};

FirstDay first_day(std::int32_t candidates, std::uint64_t seed) {
  NoProgress progress;
  CountryOptions options;
  options.candidates = candidates;
  options.seed = seed;
  const auto country = make_country(options, Workers(2), progress);
  REQUIRE(country.has_value());
  const Instance& instance = country->instance;
  const auto day = daily_round_2024(instance, Workers(2));
  REQUIRE(day.has_value());
  FirstDay first;
  for (const CandidateIndex candidate : instance.candidates.key.indices()) {
    const auto wishes = instance.wishes_of_candidate[candidate];
    const auto proposed = std::count_if(wishes.begin(), wishes.end(), [&](WishIndex wish) {
      return is_proposed_today(day->round.status[wish]);
    });
    ++first.candidates;
    first.with_proposal += proposed > 0 ? 1 : 0;
    first.proposals += proposed;
  }
  return first;
}

}  // namespace

TEST_CASE("the first round proposes a place to as many candidates as the real one") {
  const FirstDay first = first_day(20'000, 1);
  REQUIRE(first.candidates == 20'000);
  INFO(first.with_proposal << " of " << first.candidates << " candidates have one of "
                           << first.proposals << " proposals");
  // 55.3 % on 1 June 2023 (457,849 of 827,271 candidates), within 5 points.
  CHECK(first.with_proposal * 1000 >= 503 * first.candidates);
  CHECK(first.with_proposal * 1000 <= 603 * first.candidates);
  // 2.4 million proposals for 945,500 candidates in 2024, within 15 %.
  CHECK(first.proposals * 945'500 >= 2'040'000 * first.candidates);
  CHECK(first.proposals * 945'500 <= 2'760'000 * first.candidates);
}
