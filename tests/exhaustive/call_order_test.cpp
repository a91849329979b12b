// Call orders on every small group and on large random ones: the engine against the naive
// implementation, and P1–P5 by the plain checker. Late changes on every small group.

#include "engine/call_order/call_order.h"

#include <array>
#include <stdexcept>
#include <string>

#include <catch2/catch.hpp>

#include "engine/base/parallel.h"
#include "engine/call_order/late_change.h"
#include "tests/exhaustive/call_order_rankings.h"
#include "tests/support/random_day.h"

namespace affecta {
namespace {

constexpr std::array<std::int32_t, 5> percents = {0, 10, 25, 50, 100};
constexpr std::uint64_t rate_pairs = percents.size() * percents.size();

test::Rates rates_of(std::uint64_t pair) {
  return {percents[pair / percents.size()], percents[pair % percents.size()]};
}

// Empty, or the first thing that is wrong with the group's call order.
std::string wrong_call_order(const naive::RankingGroup& group) {
  const RankingGroup rows = test::to_engine(group);
  const auto order = compute_call_order(rows);
  if (!order) return order.error().message();
  naive::CallOrder called;
  for (const RankedIndex row : *order) called.push_back(rows.candidate[row.value]);
  if (called != std::get<naive::CallOrder>(naive::call_order(group))) {
    return "another order than the naive one";
  }
  const auto broken = naive::broken_guarantees(group, called);
  if (broken.empty()) return "";
  return broken.front().property + " is broken for candidate " +
         std::to_string(broken.front().candidate);
}

// Sums what count(number) gives for each number below `numbers`, in parallel. An exception that
// tells what is wrong passes through.
template <class Count>
std::uint64_t sum(std::uint64_t numbers, std::size_t grain, const Count& count) {
  const auto counts = Workers().map_chunks(numbers, grain, [&](std::size_t begin, std::size_t end) {
    std::uint64_t all = 0;
    for (std::size_t number = begin; number < end; ++number) all += count(number);
    return all;
  });
  std::uint64_t all = 0;
  for (const std::uint64_t chunk : counts) all += chunk;
  return all;
}

[[noreturn]] void wrong(const std::string& what) { throw std::runtime_error(what); }

TEST_CASE("every group of up to six candidates is called as the naive implementation calls it",
          "[exhaustive]") {
  const std::uint64_t count =
      sum(test::small_rankings * rate_pairs, 1'024, [](std::uint64_t number) {
        const test::Ranking ranking = test::small_ranking(number / rate_pairs);
        const test::Rates rates = rates_of(number % rate_pairs);
        const std::string found = wrong_call_order(test::to_naive(test::to_group(ranking, rates)));
        if (!found.empty()) wrong(test::text(ranking, rates) + ": " + found);
        return std::uint64_t{1};
      });
  WARN(count << " groups");
  CHECK(count == 136'525);
}

TEST_CASE("random groups of up to 5,000 candidates keep P1 to P5", "[exhaustive]") {
  constexpr std::uint64_t seed = 20'240'530;
  constexpr std::uint64_t groups = 200;
  const std::uint64_t candidates = sum(groups, 1, [](std::uint64_t number) {
    const auto group = naive::random_ranking_group(seed + number, 5'000);
    const std::string found = wrong_call_order(group);
    if (!found.empty()) wrong("seed " + std::to_string(seed + number) + ": " + found);
    return group.candidates.size();
  });
  WARN(groups << " groups, " << candidates << " candidates; seeds " << seed << " to "
              << seed + groups - 1);
  CHECK(candidates > groups * 2'000);
}

// Every candidate of the group and one found late, as any type, at any rank up to one beyond the
// last. Returns how many.
std::uint64_t change_everything(const test::Ranking& ranking, test::Rates rates) {
  const RankingGroup group = test::to_group(ranking, rates);
  const naive::RankingGroup plain = test::to_naive(group);
  const auto size = static_cast<std::int32_t>(ranking.size());
  std::uint64_t changes = 0;
  for (std::int32_t candidate = 1; candidate <= size + 1; ++candidate) {
    for (std::int32_t rank = 1; rank <= size + 1; ++rank) {
      for (std::size_t type = 0; type < candidate_type_count; ++type) {
        const RankedCandidate entry{candidate, rank, static_cast<CandidateType>(type)};
        const auto call_rank = late_change(group, entry);
        const auto expected = naive::call_rank_after(plain, test::to_naive(entry));
        ++changes;
        if (call_rank && *call_rank == std::get<naive::Int>(expected)) continue;
        wrong(test::text(ranking, rates) + ", candidate " + std::to_string(candidate) +
              " mended to rank " + std::to_string(rank) + " as type " + std::to_string(type));
      }
    }
  }
  return changes;
}

TEST_CASE("every late change of a group of up to five candidates", "[exhaustive]") {
  constexpr std::uint64_t rankings = 1 + 4 + 16 + 64 + 256 + 1'024;
  const std::uint64_t count = sum(rankings * rate_pairs, 64, [](std::uint64_t number) {
    return change_everything(test::small_ranking(number / rate_pairs),
                             rates_of(number % rate_pairs));
  });
  WARN(count << " late changes");
  // 4 types, (n + 1)² candidates and ranks: 4·(1 + 4·4 + 16·9 + 64·16 + 256·25 + 1024·36)·25.
  CHECK(count == 4'444'900);
}

// Live call ranks: candidates 1, 2, 3, … at call ranks 1, 2, 3, …, those of `twice` with two
// wishes.
struct Live {
  LiveCallRanks ranks;
  naive::Day day;
};

Live live_order(std::int32_t size, unsigned twice) {
  Live live;
  for (std::int32_t candidate = 1; candidate <= size; ++candidate) {
    for (unsigned wishes = (twice >> (candidate - 1) & 1U) != 0 ? 2 : 1; wishes > 0; --wishes) {
      live.ranks.candidate.push_back(candidate);
      live.ranks.call_rank.push_back(candidate);
      live.ranks.displayed_call_rank.push_back(candidate);
      naive::Wish& wish = live.day.wishes.emplace_back();
      wish.key = {candidate, 101, wishes == 2};
      wish.group = {7, 10, 101};
      wish.call_rank = wish.call_rank_displayed = candidate;
    }
  }
  return live;
}

TEST_CASE("every insertion in a live order of up to six candidates", "[exhaustive]") {
  std::uint64_t count = 0;
  for (std::int32_t size = 0; size <= 6; ++size) {
    for (unsigned twice = 0; twice < 1U << size; ++twice) {
      for (std::int32_t candidate = 1; candidate <= size + 1; ++candidate) {
        for (std::int32_t call_rank = 1; call_rank <= size + 1; ++call_rank) {
          Live live = live_order(size, twice);
          const auto after = insert_in_live_order(live.ranks, candidate, call_rank).value();
          naive::insert_at_call_rank(live.day, 7, candidate, call_rank);
          for (std::size_t i = 0; i < live.day.wishes.size(); ++i) {
            if (after.call_rank[i] != live.day.wishes[i].call_rank ||
                after.displayed_call_rank[i] != live.day.wishes[i].call_rank_displayed) {
              FAIL("candidate " << candidate << " inserted at " << call_rank << " among " << size);
            }
          }
          ++count;
        }
      }
    }
  }
  WARN(count << " insertions");
  CHECK(count == 4'861);  // the sum of 2^n·(n + 1)², n from 0 to 6
}

}  // namespace
}  // namespace affecta
