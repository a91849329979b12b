#include "engine/call_order/rank_order.h"

#include <algorithm>
#include <optional>

#include <boost/unordered/unordered_flat_set.hpp>

#include "engine/base/check.h"

namespace affecta {

namespace {

struct RowFault {
  RankedIndex row;
  RefusalCode code;
};

std::optional<Refusal> rate_fault(const RankingGroup& group) {
  const auto check = [&](std::int32_t rate, const char* name) -> std::optional<Refusal> {
    if (0 <= rate && rate <= 100) return std::nullopt;
    return Refusal{RefusalCode::rate_out_of_range, to_text(group),
                   "minimum " + std::string(name) + " rate " + std::to_string(rate) +
                       ", the limits are 0 and 100"};
  };
  if (auto fault = check(group.min_scholarship_percent, "scholarship")) return fault;
  return check(group.min_sector_percent, "sector");
}

// Rank in the high half, row in the low one: one integer to compare. Equal ranks meet whatever they
// are; the order of those below 1 does not matter, they are refused.
std::vector<RankedIndex> sorted_by_rank(const RankingGroup& group) {
  std::vector<RankedIndex> rows(group.size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = RankedIndex::at(i);
  if (std::is_sorted(group.rank.begin(), group.rank.end())) return rows;

  std::vector<std::uint64_t> keys(group.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::uint32_t rank = static_cast<std::uint32_t>(group.rank[i]);
    keys[i] = std::uint64_t{rank} << 32 | i;
  }
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    rows[i] = RankedIndex{static_cast<std::uint32_t>(keys[i])};
  }
  return rows;
}

// Each returns the first row at fault in document order, none() if there is none.
RankedIndex first_without_rank(const RankingGroup& group) {
  const auto found =
      std::find_if(group.rank.begin(), group.rank.end(), [](auto rank) { return rank <= 0; });
  if (found == group.rank.end()) return RankedIndex::none();
  return RankedIndex::at(static_cast<std::size_t>(found - group.rank.begin()));
}

RankedIndex first_candidate_again(const RankingGroup& group) {
  boost::unordered_flat_set<CandidateKey> seen(group.size());
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (!seen.insert(group.candidate[i]).second) return RankedIndex::at(i);
  }
  return RankedIndex::none();
}

RankedIndex first_rank_again(const RankingGroup& group, const std::vector<RankedIndex>& by_rank) {
  RankedIndex first = RankedIndex::none();  // the largest index there is
  for (std::size_t i = 1; i < by_rank.size(); ++i) {
    const RankedIndex row = by_rank[i];
    if (group.rank[row.value] == group.rank[by_rank[i - 1].value]) first = std::min(first, row);
  }
  return first;
}

Refusal refusal_of(const RankingGroup& group, const RowFault& fault) {
  const std::string candidate =
      "candidate " + std::to_string(group.candidate[fault.row.value]) + ": ";
  const std::string rank = std::to_string(group.rank[fault.row.value]);
  switch (fault.code) {
    case RefusalCode::rank_not_positive:
      return {fault.code, to_text(group), candidate + "rank " + rank + ", the least is 1"};
    case RefusalCode::candidate_ranked_twice:
      return {fault.code, to_text(group), candidate + "ranked again, at rank " + rank};
    default:
      return {fault.code, to_text(group), candidate + "rank " + rank + " is taken already"};
  }
}

}  // namespace

Result<std::vector<RankedIndex>> rank_order(const RankingGroup& group) {
  AFFECTA_CHECK(group.rank.size() == group.size() && group.type.size() == group.size());
  AFFECTA_CHECK(group.size() < RankedIndex::none_value);
  if (auto fault = rate_fault(group)) return tl::make_unexpected(std::move(*fault));

  std::vector<RankedIndex> rows = sorted_by_rank(group);
  const RowFault faults[] = {
      {first_without_rank(group), RefusalCode::rank_not_positive},
      {first_candidate_again(group), RefusalCode::candidate_ranked_twice},
      {first_rank_again(group, rows), RefusalCode::rank_shared},
  };
  const RowFault& first = *std::min_element(
      std::begin(faults), std::end(faults),
      [](const RowFault& left, const RowFault& right) { return left.row < right.row; });
  if (first.row) return tl::make_unexpected(refusal_of(group, first));
  return rows;
}

}  // namespace affecta
