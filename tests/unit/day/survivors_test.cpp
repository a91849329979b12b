// What only a mutation showed to be untested: see docs/mutations.md.
#include <catch2/catch.hpp>

#include "engine/day/daily_round.h"
#include "engine/model/builder.h"

namespace affecta {
namespace {

TEST_CASE("a day tells that its waiting-list ranks decrease, and excludes nothing for it") {
  // The mended candidates 1 and 2 stand ahead of 3, who was first yesterday: ranks 1, 2, 1.
  const GroupKey group{7, 10, 101};
  DayInput input;
  input.parameters.day = 3;
  input.groups.push_back({.key = group});
  for (const auto& [candidate, yesterday] : {std::pair{1, 9}, {2, 9}, {3, 1}}) {
    input.wishes.push_back({.key = {candidate, 101, false},
                            .group = group,
                            .boarding = {},
                            .call_rank = candidate,
                            .waiting_rank_yesterday = yesterday});
  }
  const Workers workers(1);
  const DayOutcome day = daily_round_2024(build_instance(input, workers).value(), workers).value();
  REQUIRE(day.verdict.violations.size() == 1);
  CHECK(day.verdict.violations[0].property == Property::waiting_rank_order);
  CHECK_FALSE(day.verdict.alert);
  CHECK_FALSE(day.verdict.warning);
}

}  // namespace
}  // namespace affecta
