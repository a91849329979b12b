#pragma once
// Every small ranking and its call order, computed by the engine once and then looked up.
//
// Shapes: a ranking is its candidates' types, best first, at ranks 1, 2, 3, …; CallRanks has the
// call rank of each place of the ranking.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/call_order/ranking_group.h"
#include "tests/support/naive/naive_call_order.h"

namespace affecta::test {

using Ranking = std::vector<CandidateType>;
inline constexpr std::size_t longest_ranking = 6;
inline constexpr std::uint64_t small_rankings = 5'461;  // 4^0 + 4^1 + … + 4^6

struct Rates {
  std::int32_t scholarship = 0;  // percent
  std::int32_t sector = 0;
  bool only_one() const { return scholarship == 0 || sector == 0; }
};

// The rankings are numbered 0 to small_rankings − 1, shorter ones first.
Ranking small_ranking(std::uint64_t number);
std::uint64_t number_of(const Ranking& ranking);

// Candidates 1, 2, 3, … in the order of the ranking.
RankingGroup to_group(const Ranking& ranking, Rates rates);
RankingGroup to_engine(const naive::RankingGroup& group);
naive::RankedCandidate to_naive(const RankedCandidate& row);
naive::RankingGroup to_naive(const RankingGroup& group);

// "qB 20, qS 0: N1 B2 D3".
std::string text(const Ranking& ranking, Rates rates);

using CallRanks = std::array<std::uint8_t, longest_ranking>;  // 0 beyond the ranking

// By number of ranking, for one pair of rates.
std::vector<CallRanks> call_ranks_of_small_rankings(Rates rates);

}  // namespace affecta::test
