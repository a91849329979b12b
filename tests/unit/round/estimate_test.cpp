// The estimate of the last called rank (section 4), with C10 of the worked examples.
#include "engine/round/estimate.h"

#include <catch2/catch.hpp>

namespace affecta {
namespace {

std::int32_t estimate(Day day, Day end, std::int32_t current, std::int32_t reference,
                      std::int32_t limit = 0) {
  return estimate_last_called(day, end, current, reference, limit).value();
}

TEST_CASE("no limit on the first day, nor before the first proposal") {
  CHECK(estimate(1, 31, 110, 0) == no_limit);
  CHECK(estimate(1, 1, 110, 0, 20) == no_limit);
  CHECK(estimate(2, 31, 0, 0, 500) == no_limit);
}

TEST_CASE("from the end of the reservation on: the last called rank, or the block-call limit") {
  CHECK(estimate(31, 31, 110, 90, 20) == 110);
  CHECK(estimate(40, 31, 110, 90, 200) == 200);
  CHECK(estimate(31, 31, 0, 0, 0) == 0);
  CHECK(estimate(30, 31, 110, 110, 20) == 110);
}

TEST_CASE("without a reference the whole course is extended") {
  CHECK(estimate(2, 31, 110, 0) == 3300);
  CHECK(estimate(3, 31, 150, 0) == 2250);
  CHECK(estimate(5, 31, 180, 0) == 1350);
  CHECK(estimate(4, 6, 10, 0) == 16);  // 10·5/3, multiplied first: 10·(5/3) would give 10
}

TEST_CASE("with a reference the last four days' course is") {
  CHECK(estimate(6, 31, 190, 110) == 690);
  CHECK(estimate(6, 9, 11, 8) == 13);  // 11 + floor(3·3/4); 3/4 first would give 11
  CHECK(estimate(6, 31, 190, 190) == 190);
}

TEST_CASE("never below the block-call limit nor the last called rank") {
  CHECK(estimate(2, 31, 110, 0, 4000) == 4000);
  CHECK(estimate(6, 31, 190, 110, 700) == 700);
}

TEST_CASE("beyond the largest integer it is no limit") {
  CHECK(estimate(2, 1000, 2'147'483'647, 0) == no_limit);
  CHECK(estimate(6, 2'147'483'647, 2'147'483'647, 1) == no_limit);
  CHECK(estimate(2, 3, 1'073'741'823, 0) == 2'147'483'646);
  CHECK(estimate(2, 3, 1'073'741'824, 0) == no_limit);
}

TEST_CASE("a history that shrinks is refused") {
  const auto refused = estimate_last_called(6, 31, 109, 110, 0);
  REQUIRE(!refused.has_value());
  CHECK(refused.error().code == RefusalCode::history_shrinks);
  CHECK(refused.error().what == "the last called rank is 109, it was 110 on day 1");
}

}  // namespace
}  // namespace affecta
