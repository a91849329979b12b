// Whole campaigns of simulated people.
#include <numeric>

#include <catch2/catch.hpp>

#include "tests/unit/simulation/small_country.h"

namespace affecta::simulation {
namespace {

using test::lived;
using test::small_country;
using test::tables_of;

const Told& whole() {
  static const Told told = [] {
    SimulationOptions options;
    // A thousand candidates sign few contracts: enough mistakes to see some.
    options.behaviour.contracts.mistyped = 500;
    options.behaviour.contracts.mismatched = 500;
    return lived(small_country(), options);
  }();
  return told;
}

TEST_CASE("a campaign is simulated from day 1 to the day after the cutoff") {
  const Told& told = whole();
  REQUIRE(told.days.size() == 139);
  CHECK(told.days.front().date == "2024-05-30");
  CHECK(told.days.back().date == "2024-10-15");
  for (std::size_t i = 0; i < told.days.size(); ++i) {
    const DayFigures& day = told.days[i];
    CHECK(day.day == static_cast<Day>(i + 1));
    // Every candidate is in one situation.
    CHECK(std::accumulate(day.candidates.begin(), day.candidates.end(), std::int64_t{0}) == 1'000);
  }
  // After the cutoff nothing is accepted, and nothing is left open.
  CHECK(told.days.back().commands == told.days.back().refused);
  CHECK(told.days.back().in(Situation::still_choosing) == 0);
  CHECK(told.days.back().in(Situation::waiting) == 0);
  // A campaign like the real ones, roughly: most are proposed something, most of those accept.
  CHECK(told.days.back().with_proposal > 700);
  CHECK(told.days.back().in(Situation::accepted_for_good) > 500);
}

TEST_CASE("people of every sort give commands of every kind, and some mistakes are refused") {
  const Told& told = whole();
  for (const std::string_view kind :
       {"accept", "refuse", "resign", "resign-everything", "order", "ask-complementary",
        "answer-complementary", "ask-for-help", "propose-by-commission", "enter-contract",
        "accept-contract", "set-group", "restore-wish"}) {
    INFO(kind);
    REQUIRE(told.commands.contains(kind));
    CHECK(told.commands.at(kind).given > told.commands.at(kind).refused);
  }
  for (const std::string_view name : {"order-incomplete", "contract-mismatch", "bad-siret"}) {
    INFO(name);
    CHECK(told.refusals.contains(name));
  }
}

TEST_CASE("the same seed gives the same campaign for any number of threads, another seed another") {
  SimulationOptions options;
  options.last_day = 40;
  const std::string one = tables_of(lived(small_country(), options, 1));
  CHECK(tables_of(lived(small_country(), options, 2)) == one);
  options.seed = 2;
  CHECK(tables_of(lived(small_country(), options, 2)) != one);
}

TEST_CASE("a parameter of the behaviour changes what it is about") {
  SimulationOptions options;
  options.last_day = 6;
  const Told as_shipped = lived(small_country(), options);
  options.behaviour.answering.forgets = 1000;
  options.behaviour.leaving.candidates = 0;
  options.behaviour.answering.late = 1000;
  const Told forgetful = lived(small_country(), options);
  CHECK(forgetful.days[3].in(Situation::accepted_for_good) <
        as_shipped.days[3].in(Situation::accepted_for_good) / 4);
  CHECK(forgetful.days[3].turn.lost == 0);
  CHECK(forgetful.days[4].turn.lost > as_shipped.days[4].turn.lost);
  // Who tries the day after is refused.
  CHECK(forgetful.refusals.at("not-held") > 0);
}

}  // namespace
}  // namespace affecta::simulation
