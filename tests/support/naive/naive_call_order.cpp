#include "tests/support/naive/naive_call_order.h"

#include <algorithm>

namespace affecta::naive {

const char* name_of(CallOrderFault fault) {
  switch (fault) {
    case CallOrderFault::rate_out_of_range:
      return "rate_out_of_range";
    case CallOrderFault::rank_not_positive:
      return "rank_not_positive";
    case CallOrderFault::shared_rank:
      return "shared_rank";
    case CallOrderFault::candidate_twice:
      return "candidate_twice";
    case CallOrderFault::group_twice:
      return "group_twice";
    case CallOrderFault::unknown_group:
      return "unknown_group";
  }
  return "?";
}

namespace {

CallOrderRefusal refuse(CallOrderFault fault, Int group) {
  return {fault, group, "group " + std::to_string(group) + ": " + name_of(fault)};
}

std::optional<CallOrderRefusal> check(const RankingGroup& group) {
  for (const Int rate : {group.min_scholarship_percent, group.min_sector_percent}) {
    if (rate < 0 || rate > 100) return refuse(CallOrderFault::rate_out_of_range, group.key);
  }
  std::set<Int> ranks, candidates;
  for (const RankedCandidate& entry : group.candidates) {
    if (entry.rank <= 0) return refuse(CallOrderFault::rank_not_positive, group.key);
    if (!candidates.insert(entry.candidate).second) {
      return refuse(CallOrderFault::candidate_twice, group.key);
    }
    if (!ranks.insert(entry.rank).second) return refuse(CallOrderFault::shared_rank, group.key);
  }
  return std::nullopt;
}

bool any(const std::vector<RankedCandidate>& remaining, bool RankedCandidate::*type) {
  return std::any_of(remaining.begin(), remaining.end(),
                     [&](const RankedCandidate& entry) { return entry.*type; });
}

using Place = std::vector<RankedCandidate>::iterator;

// The best-ranked one who is a boursier where wanted and from the sector where wanted; or the end.
Place best(std::vector<RankedCandidate>& remaining, bool scholarship, bool sector) {
  return std::find_if(remaining.begin(), remaining.end(), [&](const RankedCandidate& entry) {
    return (entry.scholarship || !scholarship) && (entry.sector || !sector);
  });
}

}  // namespace

std::variant<CallOrder, CallOrderRefusal> call_order(const RankingGroup& group) {
  if (auto refusal = check(group)) return *refusal;
  std::vector<RankedCandidate> remaining = group.candidates;
  std::sort(remaining.begin(), remaining.end(),
            [](const auto& a, const auto& b) { return a.rank < b.rank; });
  CallOrder order;
  Int scholarships = 0;
  Int from_sector = 0;
  while (!remaining.empty()) {
    const Int n = static_cast<Int>(order.size());
    const bool scholarship_active = any(remaining, &RankedCandidate::scholarship) &&
                                    100 * scholarships < group.min_scholarship_percent * (n + 1);
    const bool sector_active = any(remaining, &RankedCandidate::sector) &&
                               100 * from_sector < group.min_sector_percent * (n + 1);
    Place called = best(remaining, scholarship_active, sector_active);
    if (called == remaining.end()) called = best(remaining, true, false);
    order.push_back(called->candidate);
    if (called->scholarship) ++scholarships;
    if (called->sector) ++from_sector;
    remaining.erase(called);
  }
  return order;
}

RankingGroup with_change(RankingGroup group, const RankedCandidate& entry) {
  std::erase_if(group.candidates,
                [&](const RankedCandidate& old) { return old.candidate == entry.candidate; });
  for (RankedCandidate& other : group.candidates) {
    if (other.rank >= entry.rank) ++other.rank;
  }
  group.candidates.push_back(entry);
  return group;
}

std::variant<Int, CallOrderRefusal> call_rank_after(const RankingGroup& group,
                                                    const RankedCandidate& entry) {
  if (auto refusal = check(group)) return *refusal;
  if (entry.rank <= 0) return refuse(CallOrderFault::rank_not_positive, group.key);
  const auto result = call_order(with_change(group, entry));
  if (const auto* refusal = std::get_if<CallOrderRefusal>(&result)) return *refusal;
  const CallOrder& order = std::get<CallOrder>(result);
  return std::find(order.begin(), order.end(), entry.candidate) - order.begin() + 1;
}

void insert_at_call_rank(Day& day, Int ranking_group, Int candidate, Int new_call_rank) {
  for (Wish& wish : day.wishes) {
    if (wish.group.ranking_group != ranking_group) continue;
    if (wish.key.candidate == candidate) {
      wish.call_rank = wish.call_rank_displayed = new_call_rank;
    } else if (wish.call_rank >= new_call_rank) {
      ++wish.call_rank;
    }
  }
}

std::variant<CallOrderOutcome, CallOrderRefusal> call_orders(const CallOrderInput& input) {
  CallOrderOutcome outcome;
  std::map<Int, const RankingGroup*> groups;
  for (const RankingGroup& group : input.groups) {
    if (!groups.emplace(group.key, &group).second) {
      return refuse(CallOrderFault::group_twice, group.key);
    }
    auto order = call_order(group);
    if (const auto* refusal = std::get_if<CallOrderRefusal>(&order)) return *refusal;
    outcome.orders[group.key] = std::get<CallOrder>(std::move(order));
  }
  if (!input.changes) return outcome;
  outcome.new_call_ranks.emplace();
  for (const LateChange& change : *input.changes) {
    const auto group = groups.find(change.group);
    if (group == groups.end()) return refuse(CallOrderFault::unknown_group, change.group);
    const auto rank = call_rank_after(*group->second, change.entry);
    if (const auto* refusal = std::get_if<CallOrderRefusal>(&rank)) return *refusal;
    outcome.new_call_ranks->push_back(std::get<Int>(rank));
  }
  return outcome;
}

}  // namespace affecta::naive
