#include "engine/call_order/late_change.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>

#include "engine/base/check.h"
#include "engine/call_order/call_order.h"
#include "engine/call_order/rank_order.h"

namespace affecta {

namespace {

std::string place_of_change(std::int32_t group, CandidateKey candidate) {
  return "ranking group " + std::to_string(group) + ", late change of candidate " +
         std::to_string(candidate);
}

}  // namespace

Result<RankingGroup> with_change(const RankingGroup& group, const RankedCandidate& entry) {
  const auto by_rank = rank_order(group);
  if (!by_rank) return tl::make_unexpected(by_rank.error());
  if (entry.rank <= 0) {
    return refuse(RefusalCode::rank_not_positive, place_of_change(group.key, entry.candidate),
                  "rank " + std::to_string(entry.rank) + ", the least is 1");
  }

  RankingGroup changed;
  changed.key = group.key;
  changed.min_scholarship_percent = group.min_scholarship_percent;
  changed.min_sector_percent = group.min_sector_percent;
  const auto append = [&](const RankedCandidate& row) {
    const auto rank = static_cast<std::int32_t>(changed.size() + 1);
    changed.add({row.candidate, rank, row.type});
  };
  bool inserted = false;
  for (const RankedIndex index : *by_rank) {
    const RankedCandidate row = group.row(index);
    if (row.candidate == entry.candidate) continue;
    if (!inserted && row.rank >= entry.rank) {
      append(entry);
      inserted = true;
    }
    append(row);
  }
  if (!inserted) append(entry);
  return changed;
}

Result<std::int32_t> late_change(const RankingGroup& group, const RankedCandidate& entry) {
  const auto changed = with_change(group, entry);
  if (!changed) return tl::make_unexpected(changed.error());
  const auto order = compute_call_order(*changed);
  AFFECTA_CHECK(order.has_value());
  const auto found = std::find_if(order->begin(), order->end(), [&](RankedIndex row) {
    return changed->candidate[row.value] == entry.candidate;
  });
  AFFECTA_CHECK(found != order->end());
  return static_cast<std::int32_t>(found - order->begin() + 1);
}

Result<std::vector<std::int32_t>> late_changes(std::span<const RankingGroup> groups,
                                               std::span<const LateChange> changes,
                                               const Workers& workers) {
  std::unordered_map<std::int32_t, const RankingGroup*> group_of_key;
  for (const RankingGroup& group : groups) group_of_key.emplace(group.key, &group);

  std::vector<std::int32_t> call_ranks(changes.size());
  const auto apply = [&](const LateChange& change) -> Result<std::int32_t> {
    const auto group = group_of_key.find(change.group);
    if (group == group_of_key.end()) {
      return refuse(RefusalCode::unknown_group,
                    place_of_change(change.group, change.entry.candidate),
                    "no such ranking group in the input");
    }
    return late_change(*group->second, change.entry);
  };
  const auto faults = workers.map_chunks(changes.size(), 1, [&](std::size_t i, std::size_t) {
    const auto call_rank = apply(changes[i]);
    if (call_rank) call_ranks[i] = *call_rank;
    return call_rank ? std::nullopt : std::optional<Refusal>(call_rank.error());
  });
  for (std::size_t i = 0; i < faults.size(); ++i) {
    if (!faults[i]) continue;
    Refusal first = *faults[i];
    first.row = i;
    return tl::make_unexpected(std::move(first));
  }
  return call_ranks;
}

Result<LiveCallRanks> insert_in_live_order(LiveCallRanks ranks, CandidateKey candidate,
                                           std::int32_t new_call_rank) {
  const std::size_t wishes = ranks.candidate.size();
  AFFECTA_CHECK(ranks.call_rank.size() == wishes && ranks.displayed_call_rank.size() == wishes);
  const std::string where = "candidate " + std::to_string(candidate);
  if (new_call_rank <= 0) {
    return refuse(RefusalCode::rank_not_positive, where,
                  "new call rank " + std::to_string(new_call_rank) + ", the least is 1");
  }
  for (std::size_t i = 0; i < wishes; ++i) {
    if (ranks.candidate[i] == candidate) {
      ranks.call_rank[i] = new_call_rank;
      ranks.displayed_call_rank[i] = new_call_rank;
    } else if (ranks.call_rank[i] >= new_call_rank) {
      if (ranks.call_rank[i] == std::numeric_limits<std::int32_t>::max()) {
        return refuse(RefusalCode::integer_out_of_range, where,
                      "candidate " + std::to_string(ranks.candidate[i]) +
                          " would move down from call rank 2147483647, the largest");
      }
      ++ranks.call_rank[i];
    }
  }
  return ranks;
}

}  // namespace affecta
