#include "engine/call_order/call_order.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_set>

#include "engine/base/check.h"
#include "engine/call_order/rank_order.h"

namespace affecta {

namespace {

constexpr std::size_t neither = 0, scholarship = 1, sector = 2, both = 3;

// The candidates not called yet: one queue for each type, each by rank.
class Remaining {
 public:
  Remaining(const RankingGroup& group, const std::vector<RankedIndex>& by_rank)
      : group_(group), rows_(by_rank.size()) {
    std::array<std::size_t, candidate_type_count> count{};
    for (const CandidateType type : group.type) ++count[static_cast<std::size_t>(type)];
    std::size_t begin = 0;
    for (std::size_t type = 0; type < candidate_type_count; ++type) {
      next_[type] = end_[type] = begin;
      begin += count[type];
    }
    for (const RankedIndex row : by_rank) {
      rows_[end_[static_cast<std::size_t>(group.type[row.value])]++] = row;
    }
    for (std::size_t type = 0; type < candidate_type_count; ++type) read_best(type);
  }

  bool has(std::size_t type) const { return next_[type] != end_[type]; }

  // Calls the best-ranked candidate whose type has all the `required` bits; none() if nobody has.
  RankedIndex call(std::size_t required) {
    std::size_t called = required;
    for (std::size_t type = required + 1; type < candidate_type_count; ++type) {
      if ((type & required) == required && best_rank_[type] < best_rank_[called]) called = type;
    }
    if (!has(called)) return RankedIndex::none();
    const RankedIndex row = rows_[next_[called]++];
    read_best(called);
    return row;
  }

 private:
  void read_best(std::size_t type) {
    best_rank_[type] = has(type) ? group_.rank[rows_[next_[type]].value]
                                 : std::numeric_limits<std::int64_t>::max();
  }

  const RankingGroup& group_;
  std::vector<RankedIndex> rows_;
  std::array<std::size_t, candidate_type_count> next_{};
  std::array<std::size_t, candidate_type_count> end_{};
  std::array<std::int64_t, candidate_type_count> best_rank_{};  // beyond all ranks when empty
};

CallOrder call_one_by_one(const RankingGroup& group, const std::vector<RankedIndex>& by_rank) {
  Remaining remaining(group, by_rank);
  CallOrder order;
  order.reserve(by_rank.size());
  std::int64_t scholarships = 0;
  std::int64_t from_the_sector = 0;
  for (std::int64_t place = 1; order.size() < by_rank.size(); ++place) {
    std::size_t required = neither;
    if ((remaining.has(scholarship) || remaining.has(both)) &&
        100 * scholarships < group.min_scholarship_percent * place) {
      required |= scholarship;
    }
    if ((remaining.has(sector) || remaining.has(both)) &&
        100 * from_the_sector < group.min_sector_percent * place) {
      required |= sector;
    }
    RankedIndex called = remaining.call(required);
    // Both rates ask and nobody serves both: scholarship holders come first.
    if (called.is_none()) called = remaining.call(scholarship);
    AFFECTA_CHECK(!called.is_none());
    order.push_back(called);
    if (holds_scholarship(group.type[called.value])) ++scholarships;
    if (from_sector(group.type[called.value])) ++from_the_sector;
  }
  return order;
}

// The position of the first group whose key came before; groups.size() if none.
std::size_t first_group_again(std::span<const RankingGroup> groups) {
  std::unordered_set<std::int32_t> seen(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (!seen.insert(groups[i].key).second) return i;
  }
  return groups.size();
}

}  // namespace

Result<CallOrder> compute_call_order(const RankingGroup& group) {
  const auto by_rank = rank_order(group);
  if (!by_rank) return tl::make_unexpected(by_rank.error());
  return call_one_by_one(group, *by_rank);
}

Result<std::vector<CallOrder>> compute_call_orders(std::span<const RankingGroup> groups,
                                                   const Workers& workers) {
  const std::size_t duplicate = first_group_again(groups);
  std::vector<CallOrder> orders(groups.size());
  // Groups after a duplicate cannot hold the first fault.
  const auto faults = workers.map_chunks(duplicate, 16, [&](std::size_t begin, std::size_t end) {
    std::optional<Refusal> fault;
    for (std::size_t i = begin; i < end && !fault; ++i) {
      auto order = compute_call_order(groups[i]);
      if (order) {
        orders[i] = std::move(*order);
      } else {
        fault = std::move(order.error());
        fault->subject = Subject::group;
        fault->row = i;
      }
    }
    return fault;
  });
  for (const auto& fault : faults) {
    if (fault) return tl::make_unexpected(*fault);
  }
  if (duplicate < groups.size()) {
    return refuse(RefusalCode::duplicate_group, to_text(groups[duplicate]),
                  "the ranking group appears twice", Subject::group, duplicate);
  }
  return orders;
}

}  // namespace affecta
