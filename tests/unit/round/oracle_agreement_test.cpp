// The engine against the naive second implementation, on random days and campaigns.

#include <cstdlib>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/engine_bridge.h"
#include "tests/support/naive/naive_round.h"
#include "tests/support/random_day.h"
#include "tests/support/seeds.h"

namespace affecta {
namespace {

using test::EngineAnswer;

// Another start of the seeds, to look further than a test run does: AFFECTA_SEED=…
std::uint64_t first_seed() {
  const char* chosen = std::getenv("AFFECTA_SEED");
  return chosen != nullptr ? std::strtoull(chosen, nullptr, 10) : 1;
}

struct Crews {
  Workers one{1};
  Workers two{2};
  Workers eight{8};
};

std::string answer_text(const EngineAnswer& answer) {
  if (!answer.instance) return "refused: " + answer.instance.error().message();
  if (!answer.outcome) return "refused: " + answer.outcome.error().message();
  return "accepted";
}

// Empty when engine and oracle agree.
std::string disagreement(const naive::Day& day, const naive::RoundResult& expected,
                         const Workers& workers) {
  const EngineAnswer answer = test::play_with_engine(day, workers);
  if (const auto* refusal = std::get_if<naive::Refusal>(&expected)) {
    return answer.accepted() ? "the oracle refuses: " + refusal->reason : "";
  }
  if (!answer.accepted()) return "the oracle accepts; " + answer_text(answer);
  return test::difference(test::to_outcome(*answer.instance, *answer.outcome),
                          std::get<naive::Outcome>(expected));
}

TEST_CASE("random days come out as the oracle's, for 1, 2 and 8 threads", "[round][oracle]") {
  const Crews crews;
  const std::uint64_t first = first_seed(), end = first + test::seeds_to_try(20'000);
  WARN("seeds " << first << " to " << end - 1);
  for (std::uint64_t seed = first; seed < end; ++seed) {
    const naive::Day day = naive::random_day(seed);
    const naive::RoundResult expected = naive::play_round(day);
    for (const Workers* workers : {&crews.one, &crews.two, &crews.eight}) {
      const std::string found = disagreement(day, expected, *workers);
      if (!found.empty())
        FAIL("seed " << seed << ", " << workers->threads() << " threads: " << found);
    }
  }
}

TEST_CASE("random campaigns come out as the oracle's, day after day", "[round][oracle]") {
  const Crews crews;
  const std::uint64_t first = first_seed(), end = first + test::seeds_to_try(300);
  WARN("seeds " << first << " to " << end - 1);
  for (std::uint64_t seed = first; seed < end; ++seed) {
    naive::Day day = naive::random_day(seed, naive::Size::small);
    for (std::uint64_t number = 0; number < 6; ++number) {
      const naive::RoundResult expected = naive::play_round(day);
      const std::string found = disagreement(day, expected, crews.two);
      if (!found.empty()) FAIL("seed " << seed << ", day " << number << ": " << found);
      const auto* outcome = std::get_if<naive::Outcome>(&expected);
      if (outcome == nullptr) break;
      day = naive::next_day(day, *outcome, seed * 100 + number);
    }
  }
}

TEST_CASE("medium days come out as the oracle's", "[round][oracle]") {
  const Crews crews;
  const std::uint64_t first = first_seed();
  WARN("seeds " << first << " to " << first + 19);
  for (std::uint64_t seed = first; seed < first + 20; ++seed) {
    const naive::Day day = naive::random_day(seed, naive::Size::medium);
    const std::string found = disagreement(day, naive::play_round(day), crews.two);
    if (!found.empty()) FAIL("seed " << seed << ": " << found);
  }
}

TEST_CASE("every kind of bad input is refused", "[round][oracle]") {
  const Crews crews;
  for (const naive::Check check : naive::refusable_checks()) {
    int tried = 0;
    for (std::uint64_t seed = first_seed(); tried < 20 && seed < first_seed() + 2'000; ++seed) {
      const auto bad = naive::mutate_into_refusal(naive::random_day(seed), check, seed);
      if (!bad) continue;
      ++tried;
      INFO("seed " << seed << ": " << naive::name_of(check));
      const EngineAnswer answer = test::play_with_engine(*bad, crews.two);
      REQUIRE_FALSE(answer.accepted());
    }
    INFO(naive::name_of(check));
    CHECK(tried == 20);
  }
}

TEST_CASE("renaming ids and shuffling the input change nothing but the names", "[round]") {
  const Crews crews;
  const std::uint64_t first = first_seed(), end = first + test::seeds_to_try(1'000);
  WARN("seeds " << first << " to " << end - 1);
  for (std::uint64_t seed = first; seed < end; ++seed) {
    const naive::Day day = naive::random_day(seed);
    const EngineAnswer plain = test::play_with_engine(day, crews.two);
    const naive::Renaming renaming = naive::renaming_of(day, seed + 1);
    const naive::Day other = naive::shuffle(renaming(day), seed + 2);
    const EngineAnswer renamed = test::play_with_engine(other, crews.two);
    INFO("seed " << seed << ": " << answer_text(plain) << " / " << answer_text(renamed));
    REQUIRE(plain.accepted() == renamed.accepted());
    if (!plain.accepted()) continue;
    const naive::Outcome back =
        renaming.inverse()(test::to_outcome(*renamed.instance, *renamed.outcome));
    const std::string found =
        test::difference(back, test::to_outcome(*plain.instance, *plain.outcome));
    if (!found.empty()) FAIL("seed " << seed << ": " << found);
  }
}

}  // namespace
}  // namespace affecta
