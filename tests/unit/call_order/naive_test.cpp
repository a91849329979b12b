// Call orders and late changes against the naive implementation, on random groups.
#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

#include "engine/call_order/call_order.h"
#include "engine/call_order/guarantees.h"
#include "engine/call_order/late_change.h"
#include "tests/support/naive/naive_call_order.h"

namespace affecta {
namespace {

// Uniform in [0, bound), the same on every machine.
std::int32_t below(std::mt19937_64& random, std::int32_t bound) {
  return static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(bound));
}

// Up to 200 candidates; few types in some groups, ranks with gaps, rows in any order, and round
// rates more often than not. `faulty`: some row is made wrong.
RankingGroup random_group(std::mt19937_64& random, bool faulty) {
  const auto rate = [&] {
    return below(random, 2) == 0 ? below(random, 101) : 10 * below(random, 11);
  };
  RankingGroup group;
  group.key = 7;
  group.min_scholarship_percent = rate();
  group.min_sector_percent = below(random, 3) == 0 ? 0 : rate();
  const std::int32_t types = 1 + below(random, 4);
  std::vector<RankedCandidate> rows;
  std::int32_t rank = 0;
  for (std::int32_t i = below(random, below(random, 4) == 0 ? 201 : 20); i > 0; --i) {
    rank += 1 + (below(random, 4) == 0 ? below(random, 5) : 0);
    rows.push_back({i, rank, static_cast<CandidateType>((below(random, types) * 3) % 4)});
  }
  if (below(random, 2) == 0) std::shuffle(rows.begin(), rows.end(), random);
  if (faulty && !rows.empty()) {
    RankedCandidate& row = rows[random() % rows.size()];
    const RankedCandidate& other = rows[random() % rows.size()];
    switch (below(random, 4)) {
      case 0:
        row.rank = -below(random, 2);
        break;
      case 1:
        row.rank = other.rank;
        break;
      case 2:
        row.candidate = other.candidate;
        break;
      default:
        group.min_sector_percent = 101;
        break;
    }
  }
  for (const RankedCandidate& row : rows) group.add(row);
  return group;
}

naive::RankedCandidate to_naive(const RankedCandidate& row) {
  return {row.candidate, row.rank, holds_scholarship(row.type), from_sector(row.type)};
}

naive::RankingGroup to_naive(const RankingGroup& group) {
  naive::RankingGroup result{
      group.key, group.min_scholarship_percent, group.min_sector_percent, {}};
  for (std::size_t i = 0; i < group.size(); ++i) {
    result.candidates.push_back(to_naive(group.row(RankedIndex::at(i))));
  }
  return result;
}

naive::CallOrder candidates_of(const RankingGroup& group, const CallOrder& order) {
  naive::CallOrder candidates;
  for (const RankedIndex row : order) candidates.push_back(group.candidate[row.value]);
  return candidates;
}

TEST_CASE("call orders agree with the naive implementation, and keep their guarantees") {
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const RankingGroup group = random_group(random, false);
    const CallOrder order = compute_call_order(group).value();
    const auto expected = naive::call_order(to_naive(group));
    REQUIRE(candidates_of(group, order) == std::get<naive::CallOrder>(expected));
    for (const auto& broken : verify_call_order(group, order)) FAIL(to_text(broken));
  }
}

TEST_CASE("the same groups are refused for the same reason") {
  const auto code_of = [](naive::CallOrderFault fault) {
    switch (fault) {
      case naive::CallOrderFault::rate_out_of_range:
        return RefusalCode::rate_out_of_range;
      case naive::CallOrderFault::rank_not_positive:
        return RefusalCode::rank_not_positive;
      case naive::CallOrderFault::shared_rank:
        return RefusalCode::rank_shared;
      default:
        return RefusalCode::candidate_ranked_twice;
    }
  };
  int refused = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const RankingGroup group = random_group(random, true);
    const auto order = compute_call_order(group);
    const auto expected = naive::call_order(to_naive(group));
    const auto* refusal = std::get_if<naive::CallOrderRefusal>(&expected);
    REQUIRE(order.has_value() == (refusal == nullptr));
    if (refusal == nullptr) continue;
    ++refused;
    CHECK(order.error().code == code_of(refusal->fault));
  }
  CHECK(refused > 500);
}

TEST_CASE("late changes agree with the naive implementation") {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const RankingGroup group = random_group(random, false);
    // Candidates up to 220: some are ranked already, some are new.
    const RankedCandidate entry{1 + below(random, 30), 1 + below(random, 40),
                                static_cast<CandidateType>(below(random, 4))};
    const auto expected = naive::call_rank_after(to_naive(group), to_naive(entry));
    REQUIRE(late_change(group, entry).value() == std::get<naive::Int>(expected));
  }
}

// Orders that nobody computed: the two checkers must find the same guarantees broken.
TEST_CASE("broken guarantees are those that the naive checker finds") {
  int with_breach = 0;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const RankingGroup group = random_group(random, false);
    CallOrder order = compute_call_order(group).value();
    for (int swaps = 1 + below(random, 3); swaps > 0 && !order.empty(); --swaps) {
      std::swap(order[random() % order.size()], order[random() % order.size()]);
    }
    std::set<std::string> ours, theirs;
    for (const BrokenGuarantee& broken : verify_call_order(group, order)) {
      ours.insert("P" + std::to_string(static_cast<int>(broken.guarantee)));
    }
    const auto found = naive::broken_guarantees(to_naive(group), candidates_of(group, order));
    for (const auto& violation : found) theirs.insert(violation.property);
    CHECK(ours == theirs);
    with_breach += ours.empty() ? 0 : 1;
  }
  CHECK(with_breach > 1000);
}

}  // namespace
}  // namespace affecta
