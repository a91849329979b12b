// The engine against the naive implementation on every small world.

#include "tests/exhaustive/small_worlds.h"

#include <atomic>
#include <functional>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/engine_bridge.h"
#include "tests/support/naive/naive_round.h"
#include "tests/support/random_day.h"

namespace affecta {
namespace {

using test::Reservation;

// Of the worlds, one in `second_day_every` is played a second day, and one in `reserved_every` also
// while the boarding reservation runs; which ones, the seed says.
constexpr std::uint64_t seed = 20'240'530;
constexpr std::uint64_t second_day_every = 64;
constexpr std::uint64_t reserved_every = 8;

// Plays a day with both; returns what they disagree on, and the oracle's outcome in `outcome`.
std::string disagreement(const naive::Day& day, const Workers& workers, naive::Outcome& outcome) {
  const naive::RoundResult expected = naive::play_round(day);
  const test::EngineAnswer answer = test::play_with_engine(day, workers);
  if (const auto* refusal = std::get_if<naive::Refusal>(&expected)) {
    // A first day is never refused; a second one is, when the responder meets an unordered wish.
    return answer.accepted() ? "only the oracle refuses: " + refusal->reason : "";
  }
  if (!answer.accepted()) return "only the engine refuses";
  outcome = std::get<naive::Outcome>(expected);
  return test::difference(test::to_outcome(*answer.instance, *answer.outcome), outcome);
}

struct Counts {
  std::atomic<std::uint64_t> worlds = 0;
  std::atomic<std::uint64_t> reserved = 0;
  std::atomic<std::uint64_t> second_days = 0;
};

using World = std::function<naive::Day(std::uint64_t, Reservation)>;

// Empty, or the first thing that goes wrong with this world.
std::string check_world(const World& world, std::uint64_t number, const Workers& workers,
                        Counts& counts) {
  naive::Outcome outcome;
  const naive::Day day = world(number, Reservation::over);
  std::string found = disagreement(day, workers, outcome);
  if (found.empty() && outcome.wishes.size() != day.wishes.size()) found = "refused";
  ++counts.worlds;
  const std::uint64_t draw = naive::Random(seed ^ (number * 2'654'435'761)).next();
  if (found.empty() && draw % second_day_every == 0) {
    naive::Outcome ignored;
    found = disagreement(naive::next_day(day, outcome, draw), workers, ignored);
    if (!found.empty()) found = "second day: " + found;
    ++counts.second_days;
  }
  if (found.empty() && draw / second_day_every % reserved_every == 0) {
    found = disagreement(world(number, Reservation::running), workers, outcome);
    if (!found.empty()) found = "reservation running: " + found;
    ++counts.reserved;
  }
  return found.empty() ? found : "world " + std::to_string(number) + ": " + found;
}

void check_every_world(const World& world, std::uint64_t count) {
  constexpr std::size_t grain = 2'048;
  Counts counts;
  const auto chunks = Workers().map_chunks(count, grain, [&](std::size_t begin, std::size_t end) {
    const Workers alone(1);
    std::string found;
    for (std::size_t number = begin; found.empty() && number < end; ++number) {
      found = check_world(world, number, alone, counts);
    }
    return found;
  });
  for (const std::string& found : chunks) {
    if (!found.empty()) FAIL("seed " << seed << ", " << found);
  }
  WARN(counts.worlds << " worlds, " << counts.reserved << " of them also with the reservation, "
                     << counts.second_days << " with a second day; seed " << seed);
  CHECK(counts.worlds == count);
  CHECK(counts.second_days > count / second_day_every / 2);
  CHECK(counts.reserved > count / reserved_every / 2);
}

TEST_CASE("every world of two candidates, with and without responder", "[exhaustive]") {
  STATIC_REQUIRE(test::two_candidate_worlds == 1'417'176);
  check_every_world(test::two_candidate_world, test::two_candidate_worlds);
}

TEST_CASE("every world of three candidates and at most five wishes", "[exhaustive]") {
  STATIC_REQUIRE(test::three_candidate_worlds == 1'541'592);
  check_every_world(test::three_candidate_world, test::three_candidate_worlds);
}

}  // namespace
}  // namespace affecta
