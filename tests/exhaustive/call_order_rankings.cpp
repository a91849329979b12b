#include "tests/exhaustive/call_order_rankings.h"

#include "engine/call_order/call_order.h"

namespace affecta::test {

Ranking small_ranking(std::uint64_t number) {
  std::uint64_t of_this_size = 1;
  std::size_t size = 0;
  for (; number >= of_this_size; of_this_size *= candidate_type_count, ++size) {
    number -= of_this_size;
  }
  Ranking ranking(size);
  for (CandidateType& type : ranking) {
    type = static_cast<CandidateType>(number % candidate_type_count);
    number /= candidate_type_count;
  }
  return ranking;
}

std::uint64_t number_of(const Ranking& ranking) {
  std::uint64_t number = 0, shorter = 0, of_this_size = 1;
  for (const CandidateType type : ranking) {
    number += of_this_size * static_cast<std::uint64_t>(type);
    shorter += of_this_size;
    of_this_size *= candidate_type_count;
  }
  return shorter + number;
}

RankingGroup to_group(const Ranking& ranking, Rates rates) {
  RankingGroup group;
  group.key = 7;
  group.min_scholarship_percent = rates.scholarship;
  group.min_sector_percent = rates.sector;
  std::int32_t rank = 0;
  for (const CandidateType type : ranking) {
    ++rank;
    group.add({rank, rank, type});
  }
  return group;
}

RankingGroup to_engine(const naive::RankingGroup& group) {
  RankingGroup result;
  result.key = static_cast<std::int32_t>(group.key);
  result.min_scholarship_percent = static_cast<std::int32_t>(group.min_scholarship_percent);
  result.min_sector_percent = static_cast<std::int32_t>(group.min_sector_percent);
  for (const naive::RankedCandidate& entry : group.candidates) {
    result.add({static_cast<CandidateKey>(entry.candidate), static_cast<std::int32_t>(entry.rank),
                static_cast<CandidateType>((entry.scholarship ? 1 : 0) + (entry.sector ? 2 : 0))});
  }
  return result;
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

std::string text(const Ranking& ranking, Rates rates) {
  std::string all =
      "qB " + std::to_string(rates.scholarship) + ", qS " + std::to_string(rates.sector) + ":";
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    all += std::string(" ") + "NBRD"[static_cast<std::size_t>(ranking[i])] + std::to_string(i + 1);
  }
  return all;
}

std::vector<CallRanks> call_ranks_of_small_rankings(Rates rates) {
  std::vector<CallRanks> all(small_rankings);
  for (std::uint64_t number = 0; number < small_rankings; ++number) {
    const auto order = compute_call_order(to_group(small_ranking(number), rates)).value();
    std::uint8_t call_rank = 0;
    for (const RankedIndex row : order) all[number][row.value] = ++call_rank;
  }
  return all;
}

}  // namespace affecta::test
