// Call orders and estimates of the naive implementation, on cases worked by hand and at random.

#include <catch2/catch.hpp>

#include "tests/support/naive/estimate.h"
#include "tests/support/random_day.h"

using namespace affecta::naive;

namespace {

// "Bs" a boursier of the sector, "b" from outside, "Ns" and "n" the others; ranked in this order.
RankingGroup ranking(Int scholarship, Int sector, const std::vector<std::string>& types) {
  RankingGroup group{7, scholarship, sector, {}};
  for (const std::string& type : types) {
    const Int rank = static_cast<Int>(group.candidates.size()) + 1;
    group.candidates.push_back({rank, rank, type[0] == 'B' || type[0] == 'b', type.back() == 's'});
  }
  return group;
}

CallOrder order_of(const RankingGroup& group) { return std::get<CallOrder>(call_order(group)); }

CallOrderFault fault_of(const RankingGroup& group) {
  return std::get<CallOrderRefusal>(call_order(group)).fault;
}

}  // namespace

TEST_CASE("naive call order: by hand", "[naive]") {
  CHECK(order_of(ranking(0, 0, {"n", "b", "Ns"})) == CallOrder{1, 2, 3});
  // A quarter: each first of four is a boursier, as long as there are any.
  CHECK(order_of(ranking(25, 0, {"n", "n", "n", "b", "n", "b"})) == CallOrder{4, 1, 2, 3, 6, 5});
  // Both constraints active and nobody satisfies both: the boursier first.
  CHECK(order_of(ranking(50, 50, {"n", "Ns", "b"})) == CallOrder{3, 2, 1});
  CHECK(order_of(ranking(50, 50, {"n", "Ns", "b", "Bs"})) == CallOrder{4, 1, 3, 2});
  CHECK(order_of(ranking(100, 0, {"n", "b", "n", "b"})) == CallOrder{2, 4, 1, 3});
}

TEST_CASE("naive call order: refusals", "[naive]") {
  CHECK(fault_of(ranking(101, 0, {"n"})) == CallOrderFault::rate_out_of_range);
  CHECK(fault_of(ranking(0, -1, {"n"})) == CallOrderFault::rate_out_of_range);
  RankingGroup group = ranking(0, 0, {"n", "b"});
  group.candidates[1].rank = 1;
  CHECK(fault_of(group) == CallOrderFault::shared_rank);
  group.candidates[1].rank = 0;
  CHECK(fault_of(group) == CallOrderFault::rank_not_positive);
  group.candidates[1] = {1, 5, false, false};
  CHECK(fault_of(group) == CallOrderFault::candidate_twice);
}

TEST_CASE("naive call order: a late change leaves the old rank empty", "[naive]") {
  const RankingGroup group = ranking(0, 0, {"n", "n", "n"});
  const RankingGroup changed = with_change(group, {3, 1, false, false});
  std::map<Int, Int> ranks;
  for (const RankedCandidate& entry : changed.candidates) ranks[entry.candidate] = entry.rank;
  CHECK(ranks == std::map<Int, Int>{{1, 2}, {2, 3}, {3, 1}});
  CHECK(std::get<Int>(call_rank_after(group, {3, 1, false, false})) == 1);
  CHECK(std::get<Int>(call_rank_after(group, {1, 4, false, false})) == 3);
  CHECK(std::get<Int>(call_rank_after(group, {9, 2, false, false})) == 2);
}

TEST_CASE("naive call order: the guarantees hold at random", "[naive]") {
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    CAPTURE(seed);
    const RankingGroup group = random_ranking_group(seed, seed % 100 == 0 ? 300 : 24);
    const CallOrder order = order_of(group);
    REQUIRE(broken_guarantees(group, order).empty());
    const LateChange change = random_late_change(group, seed);
    const RankingGroup changed = with_change(group, change.entry);
    const CallOrder after = order_of(changed);
    const Int rank = std::get<Int>(call_rank_after(group, change.entry));
    CHECK(after.at(static_cast<std::size_t>(rank - 1)) == change.entry.candidate);
    CHECK(broken_guarantees(changed, after).empty());
  }
}

TEST_CASE("naive call order: the checker sees each guarantee broken", "[naive]") {
  const auto broken = [](const RankingGroup& group, const CallOrder& order) {
    std::set<std::string> properties;
    for (const auto& violation : broken_guarantees(group, order)) {
      properties.insert(violation.property);
    }
    return properties;
  };
  CHECK(broken(ranking(50, 0, {"n", "b"}), {1, 2}).contains("P1"));
  CHECK(broken(ranking(0, 0, {"b", "n"}), {2, 1}).contains("P2"));
  CHECK(broken(ranking(0, 0, {"n", "n"}), {2, 1}).contains("P3"));
  CHECK(broken(ranking(0, 20, {"b", "n"}), {2, 1}).contains("P4"));
  CHECK(broken(ranking(0, 20, {"Ns", "n"}), {2, 1}).contains("P5"));
  CHECK(broken(ranking(0, 0, {"n", "n"}), {2}) == std::set<std::string>{"order"});
  CHECK(broken(ranking(0, 0, {"n", "n"}), {2, 2}) == std::set<std::string>{"order"});
}

TEST_CASE("naive estimate: each line of section 4", "[naive]") {
  const auto value = [](Int day, Int limit, Int current, Int reference) {
    return estimate({.day = day,
                     .reservation_end = 10,
                     .block_limit = limit,
                     .current = current,
                     .reference = reference});
  };
  CHECK(value(1, 5, 5, 0) == no_limit);
  CHECK(value(10, 5, 7, 3) == 7);
  CHECK(value(12, 9, 7, 3) == 9);
  CHECK(value(3, 5, 0, 0) == no_limit);
  CHECK(value(3, 0, 7, 0) == 7 * 9 / 2);
  CHECK(value(3, 50, 7, 0) == 50);
  CHECK(value(7, 0, 10, 7) == 10 + 3 * 3 / 4);
  CHECK_FALSE(value(7, 0, 6, 7));

  const std::vector<PastProposal> history{
      {1, 4, false}, {2, 6, false}, {3, 9, false}, {4, 30, true}};
  CHECK(from_history(7, 10, 0, history).current == 9);
  CHECK(from_history(7, 10, 0, history).reference == 6);
  CHECK(from_history(4, 10, 0, history).reference == 0);
}
