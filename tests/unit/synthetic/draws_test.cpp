// The promised bytes begin here: streams, tables and apportionments.
#include "datasets/synthetic/draws.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

#include <catch2/catch.hpp>

using namespace affecta::synthetic;

TEST_CASE("splitmix64 is the published one") {
  // The reference's outputs from state 1234567: mix() over multiples of the golden constant.
  constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;
  CHECK(mix(1234567 + golden) == 6457827717110365317U);
  CHECK(mix(1234567 + 2 * golden) == 3203168211198807973U);
  CHECK(mix(1234567 + 3 * golden) == 9817491932198370423U);
}

TEST_CASE("streams differ by seed, purpose, row and part") {
  const std::uint64_t first = Draws(1, Purpose::merit, 1).next();
  CHECK(Draws(1, Purpose::merit, 1).next() == first);
  CHECK(Draws(2, Purpose::merit, 1).next() != first);
  CHECK(Draws(1, Purpose::person, 1).next() != first);
  CHECK(Draws(1, Purpose::merit, 2).next() != first);
  CHECK(Draws(1, Purpose::merit, 1, 1).next() != first);
}

TEST_CASE("below draws every value about as often") {
  Draws draws(1, Purpose::demand, 0);
  std::array<int, 10> counts{};
  for (int i = 0; i < 10'000; ++i) ++counts[draws.below(10)];
  for (const int count : counts) CHECK(std::abs(count - 1000) < 150);
}

TEST_CASE("quantiles are linear between the points, and round to the nearest") {
  constexpr std::int32_t table[] = {0, 10, 100};
  CHECK(quantile_at(table, 0, 4) == 0);
  CHECK(quantile_at(table, 1, 4) == 5);
  CHECK(quantile_at(table, 2, 4) == 10);
  CHECK(quantile_at(table, 3, 4) == 55);
  CHECK(quantile_at(table, 4, 4) == 100);
  CHECK(quantile_at(table, 1, 3) == 7);  // 6.67
  constexpr std::int32_t negative[] = {-10, 0};
  CHECK(quantile_at(negative, 1, 4) == -7);  // -7.5, half up
  CHECK(quantile_of_rank(table, 0, 1) == 10);
}

TEST_CASE("the normal table has the law's quartiles, and its inverse agrees") {
  CHECK(std::abs(normal_milli(0x80000000U)) <= 1);
  CHECK(std::abs(normal_milli(0xC0000000U) - 674) <= 1);
  CHECK(std::abs(normal_milli(0x40000000U) + 674) <= 1);
  CHECK(std::abs(normal_share_below(0) - 500) <= 1);
  CHECK(std::abs(normal_share_below(1000) - 841) <= 1);
  CHECK(normal_share_below(-9000) == 0);
}

TEST_CASE("apportion hands out everything, nearest to the exact shares") {
  CHECK(apportion({1, 1, 1}, 10) == std::vector<std::int64_t>{4, 3, 3});
  CHECK(apportion({0, 5, 0}, 3) == std::vector<std::int64_t>{0, 3, 0});
  CHECK(apportion({7, 2, 1}, 5) == std::vector<std::int64_t>{4, 1, 0});
  CHECK(apportion({0, 0}, 5) == std::vector<std::int64_t>{0, 0});
}

TEST_CASE("integer square roots round down") {
  CHECK(integer_square_root(0) == 0);
  CHECK(integer_square_root(15) == 3);
  CHECK(integer_square_root(16) == 4);
  CHECK(integer_square_root(999'999) == 999);
}

TEST_CASE("shuffle keeps every value") {
  std::vector<int> values(100);
  std::iota(values.begin(), values.end(), 0);
  Draws draws(1, Purpose::subject, 0);
  std::vector<int> shuffled = values;
  shuffle(shuffled, draws);
  CHECK(shuffled != values);
  std::sort(shuffled.begin(), shuffled.end());
  CHECK(shuffled == values);
}
