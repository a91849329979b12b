// Large shapes in which anything quadratic would not come back within a test's time limit.

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "tests/unit/verify/judged_day.h"

namespace affecta {
namespace {

using enum WishStatus;

constexpr std::int32_t many = 100'000;

TEST_CASE("one overfull boarding house, lowered a hundred thousand times", "[verify][large]") {
  JudgedDay day;  // everybody would be proposed, in the order contrary to the boarding ranks
  day.group(1).capacity = many;
  for (std::int32_t i = 1; i <= many; ++i) {
    day.boarding_wish(i, 1, i, 9, many + 1 - i, i == many ? proposed_today : waiting);
  }
  day.position[9] = 1;
  CHECK(judge(day).violations.empty());
  day.position[9] = 2;
  CHECK(judge(day).violations == Texts{"P6 boarding 9"});
}

// Group i calls candidate 2i (house i, rank 2), then candidate 2i + 1 (house i + 1, rank 1). House
// 0 is full from the start: candidate 0 falls out, 1 comes in, house 1 is overfull, and so on.
TEST_CASE("a chain of boarding houses in which each pushes over the next", "[verify][large]") {
  JudgedDay day;
  day.boarding_wish(2 * many, many, 1, 0, 1, proposed_today);
  for (std::int32_t i = 0; i < many; ++i) {
    day.boarding_wish(2 * i, i, 1, i, 2);
    day.boarding_wish(2 * i + 1, i, 2, i + 1, 1, proposed_today);
    day.position[i] = 1;
  }
  CHECK(judge(day).violations.empty());
  day.position[many - 1] = 2;
  CHECK(judge(day).violations == Texts{"P6 boarding " + std::to_string(many - 1)});
}

TEST_CASE("one candidate in a hundred thousand formations with one boarding house",
          "[verify][large]") {
  JudgedDay day;
  for (std::int32_t i = 1; i <= many; ++i) {
    day.boarding_wish(1, i, 1, 9, 1, proposed_today);
    day.boarding_wish(1 + i, i, 2, 9, 1 + i);
  }
  CHECK(judge(day).violations.empty());
}

TEST_CASE("one group with a hundred thousand boarding houses", "[verify][large]") {
  JudgedDay day;
  day.group(1).capacity = many;
  for (std::int32_t i = 1; i <= many; ++i) {
    day.boarding_wish(i, 1, i, i, 1, proposed_today);
    day.boarding_wish(many + i, 1, many + i, i, 2);
  }
  CHECK(judge(day).violations.empty());
  day.after({1, 1, true}, waiting, 0);
  day.after({many + 1, 1, true}, proposed_today);
  CHECK(judge(day).violations ==
        Texts{"P2 group 1 boarding 1: 1/1+ by " + std::to_string(many + 1) + "/1+"});
}

TEST_CASE("both wishes of a hundred thousand candidates in one group", "[verify][large]") {
  JudgedDay day;
  day.group(1).capacity = many / 2;
  day.house(9).capacity = many;
  for (std::int32_t i = 1; i <= many; ++i) {
    const WishStatus status = i <= many / 2 ? proposed_today : waiting;
    day.wish(i, 1, i, status);
    day.boarding_wish(i, 1, i, 9, i, status);
  }
  CHECK(judge(day).violations.empty());
}

TEST_CASE("a whole document of that size", "[verify][large][document]") {
  JudgedDay day;  // put back: nobody has a rank of yesterday but the last
  for (std::int32_t i = 1; i <= many; ++i) {
    day.wish(i, 1, i, i == 1 ? proposed_today : waiting);
    if (i > 1) day.waiting_rank[{i, 1, false}] = std::min(i - 1, 50);
  }
  day.input.wishes.back().waiting_rank_yesterday = 50;
  const Instance instance = day.instance();
  ResultClaim claim = day.claim(instance);
  claim.displays.last_called[GroupIndex{0}] = 1;
  claim.displays.number_waiting[GroupIndex{0}] = many - 1;
  CHECK(judge_claim(instance, claim).violations.empty());
}

}  // namespace
}  // namespace affecta
