// The rules of section 2, sentence by sentence, and the refusals.
#include "engine/call_order/call_order.h"

#include <limits>
#include <random>

#include <catch2/catch.hpp>

#include "tests/support/drawn_ranking.h"

namespace affecta {
namespace {

TEST_CASE("without rates the ranking is the call order") {
  CHECK(called(0, 0, "C1 B2 R3 D4") == "C1 B2 R3 D4");
  CHECK(called(0, 0, "").empty());
}

TEST_CASE("a constraint that is met exactly is not active") {
  // After B1 half are scholarship holders at two places: 100·1 < 50·2 does not hold.
  CHECK(called(50, 0, "B1 C2 C3 B4") == "B1 C2 B4 C3");
}

TEST_CASE("a constraint is not active once its candidates are all called") {
  CHECK(called(100, 0, "C1 C2 B3 C4") == "B3 C1 C2 C4");
  CHECK(called(0, 100, "C1 C2 R3 C4") == "R3 C1 C2 C4");
}

TEST_CASE("under one constraint the best-ranked who satisfies it is called") {
  CHECK(called(100, 0, "C1 R2 D3 B4") == "D3 B4 C1 R2");
  CHECK(called(0, 100, "C1 B2 D3 R4") == "D3 R4 C1 B2");
}

TEST_CASE("under both constraints somebody who satisfies both is called") {
  CHECK(called(1, 1, "B1 R2 D3") == "D3 B1 R2");
}

TEST_CASE("when nobody satisfies both constraints the best scholarship holder is called") {
  CHECK(called(1, 1, "R1 B2 R3 B4") == "B2 R1 R3 B4");
}

TEST_CASE("the order of the rows does not matter, nor do gaps in the ranks") {
  RankingGroup group = draw_ranking("C1 C2 B3 C4", 25, 0).group;
  group.rank = {70, 2000000000, 2147483647, 9};
  const CallOrder order = compute_call_order(group).value();
  CHECK(order == CallOrder{RankedIndex{2}, RankedIndex{3}, RankedIndex{0}, RankedIndex{1}});
}

void expect_refused(const RankingGroup& group, RefusalCode code, const std::string& what) {
  const auto order = compute_call_order(group);
  REQUIRE(!order.has_value());
  CHECK(order.error().code == code);
  CHECK(order.error().where == "ranking group 12");
  CHECK(order.error().what == what);
}

TEST_CASE("rates outside 0..100 are refused") {
  CHECK(compute_call_order(draw_ranking("C1 B2", 100, 0).group).has_value());
  CHECK(compute_call_order(draw_ranking("C1 B2", 0, 100).group).has_value());
  expect_refused(draw_ranking("C1 B2", 101, 0).group, RefusalCode::rate_out_of_range,
                 "minimum scholarship rate 101, the limits are 0 and 100");
  expect_refused(draw_ranking("C1 B2", 0, -1).group, RefusalCode::rate_out_of_range,
                 "minimum sector rate -1, the limits are 0 and 100");
}

TEST_CASE("bad ranks and candidates ranked twice are refused") {
  RankingGroup group = draw_ranking("C1 B2 C3", 0, 0).group;
  SECTION("rank 0") {
    group.rank[1] = 0;
    expect_refused(group, RefusalCode::rank_not_positive, "candidate 1002: rank 0, the least is 1");
  }
  SECTION("negative rank") {
    group.rank[2] = std::numeric_limits<std::int32_t>::min();
    expect_refused(group, RefusalCode::rank_not_positive,
                   "candidate 1003: rank -2147483648, the least is 1");
  }
  SECTION("two candidates on one rank") {
    group.rank = {5, 3, 5};
    expect_refused(group, RefusalCode::rank_shared, "candidate 1003: rank 5 is taken already");
  }
  SECTION("a candidate twice") {
    group.candidate[2] = 1001;
    expect_refused(group, RefusalCode::candidate_ranked_twice,
                   "candidate 1001: ranked again, at rank 3");
  }
  SECTION("of several shared ranks the first in document order") {
    group.add({1004, 1, CandidateType::neither});
    group.rank = {3, 5, 3, 5};
    expect_refused(group, RefusalCode::rank_shared, "candidate 1003: rank 3 is taken already");
  }
  SECTION("of several faults the first in document order") {
    group.add({1003, 3, CandidateType::neither});
    group.rank = {4, 4, 0, 3};
    expect_refused(group, RefusalCode::rank_shared, "candidate 1002: rank 4 is taken already");
  }
}

// A group of up to `most` candidates, a function of the seed alone.
RankingGroup random_group(std::mt19937_64& random, std::size_t most) {
  const auto below = [&](std::size_t bound) { return static_cast<std::int32_t>(random() % bound); };
  RankingGroup group;
  group.min_scholarship_percent = below(101);
  group.min_sector_percent = below(101);
  std::int32_t rank = 0;
  for (std::size_t i = random() % (most + 1); i-- > 0;) {
    rank += 1 + below(3);
    group.add({static_cast<CandidateKey>(i), rank, static_cast<CandidateType>(below(4))});
  }
  return group;
}

TEST_CASE("all groups of a document at once, the same for any number of threads") {
  std::mt19937_64 random(20240);
  std::vector<RankingGroup> groups;
  std::vector<CallOrder> one_by_one;
  for (std::int32_t key = 0; key < 300; ++key) {
    groups.push_back(random_group(random, 40));
    groups.back().key = key;
    one_by_one.push_back(compute_call_order(groups.back()).value());
  }
  const unsigned threads = GENERATE(1U, 2U, 8U);
  const Workers workers(threads);
  CHECK(compute_call_orders(groups, workers).value() == one_by_one);

  SECTION("the first group at fault is named") {
    groups[70].add({500, 0, CandidateType::neither});
    groups[200].min_sector_percent = 101;
    const auto orders = compute_call_orders(groups, workers);
    REQUIRE(!orders.has_value());
    CHECK(orders.error().code == RefusalCode::rank_not_positive);
    CHECK(orders.error().where == "ranking group 70");
    CHECK(orders.error().subject == Subject::group);
    CHECK(orders.error().row == 70);
  }
  SECTION("a group that appears twice is refused, after earlier faults and before later ones") {
    groups[100].key = 3;
    groups[101].min_sector_percent = 101;
    auto orders = compute_call_orders(groups, workers);
    REQUIRE(!orders.has_value());
    CHECK(orders.error().code == RefusalCode::duplicate_group);
    CHECK(orders.error().where == "ranking group 3");
    CHECK(orders.error().row == 100);
    groups[99].min_sector_percent = 101;
    orders = compute_call_orders(groups, workers);
    REQUIRE(!orders.has_value());
    CHECK(orders.error().code == RefusalCode::rate_out_of_range);
    CHECK(orders.error().row == 99);
  }
}

}  // namespace
}  // namespace affecta
