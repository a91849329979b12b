#include "engine/day/check_changes.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

#include "engine/base/check.h"
#include "engine/model/input_checks.h"
#include "engine/model/resolution.h"

namespace affecta {

namespace {

// The call rank that the wish has, or that a late ranking is about to give it.
std::int32_t call_rank_of(const Instance& instance, WishIndex wish, const DayChanges& changes) {
  const std::int32_t call_rank = instance.wishes.call_rank[wish];
  if (call_rank > 0) return call_rank;
  const GroupKey& group = instance.groups.key[instance.wishes.group[wish]];
  for (const LateRanking& late : changes.late_rankings) {
    const bool own = late.candidate == instance.wishes.candidate[wish] &&
                     late.ranking_group == group.ranking_group;
    if (own) return late.call_rank;
  }
  return 0;
}

// The wish as it would be, for the checks of an input.
WishRow row_of(const Instance& instance, const WishState& state, const DayChanges& changes) {
  WishRow row = affecta::row_of(instance, state.wish);
  row.call_rank = call_rank_of(instance, state.wish, changes);
  row.preference = state.preference;
  row.waiting_rank_yesterday = state.waiting_rank_yesterday;
  row.status = state.status;
  row.outside_main = state.outside_main;
  return row;
}

std::optional<Refusal> fault_of(const ChangingInstance& changing, const LateRanking& late,
                                const DayChanges& changes) {
  const Instance& instance = changing.read();
  AFFECTA_CHECK(late.candidate.value < instance.candidate_count());
  const auto groups = changing.groups_of(late.ranking_group);
  const std::string name = "ranking group " + std::to_string(late.ranking_group);
  if (groups.empty()) return Refusal{RefusalCode::unknown_group, {}, name};
  if (late.call_rank < 1) {
    return Refusal{RefusalCode::rank_not_positive,
                   {},
                   name + ": call rank " + std::to_string(late.call_rank) + ", the least is 1"};
  }
  const auto own = instance.wishes_of_candidate[late.candidate];
  if (std::ranges::none_of(
          own, [&](WishIndex wish) { return groups.contains(instance.wishes.group[wish]); })) {
    return Refusal{RefusalCode::unknown_candidate,
                   {},
                   name + ": gCnCod " + std::to_string(instance.candidates.key[late.candidate]) +
                       " has no wish there"};
  }
  // Each late ranking moves the last rank down by one, or the candidate below it: a rank further
  // down is nobody's, and the last one has to stay a rank.
  const auto inserted = static_cast<std::int64_t>(changes.late_rankings.size());
  for (const GroupIndex group : groups) {
    const auto wishes = instance.wishes_of_group[group];
    const std::int64_t last = wishes.empty() ? 0 : instance.wishes.call_rank[wishes.back()];
    constexpr std::int64_t limit = std::numeric_limits<std::int32_t>::max();
    if (std::max<std::int64_t>(last, late.call_rank) + inserted > limit) {
      return Refusal{RefusalCode::integer_out_of_range,
                     {},
                     name + ": call rank " + std::to_string(late.call_rank) + " with " +
                         std::to_string(inserted) + " late rankings, the greatest rank is " +
                         std::to_string(limit)};
    }
  }
  return std::nullopt;
}

Result<void> refuse_at(Refusal refusal, const char* list, std::size_t position) {
  refusal.where = std::string(list) + "[" + std::to_string(position) + "]";
  return tl::make_unexpected(std::move(refusal));
}

}  // namespace

Result<void> check_changes(const ChangingInstance& changing, const DayChanges& changes,
                           const Workers& workers) {
  const Instance& instance = changing.read();
  FirstFault wishes;
  for (const FirstFault& chunk :
       workers.map_chunks(changes.wishes.size(), 4096, [&](std::size_t begin, std::size_t end) {
         FirstFault faults;
         for (std::size_t i = begin; i < end; ++i) {
           AFFECTA_CHECK(changes.wishes[i].wish.value < instance.wish_count());
           check_wish_values(row_of(instance, changes.wishes[i], changes), i, faults);
         }
         return faults;
       })) {
    wishes.merge(chunk);
  }
  if (wishes.fault()) return refuse_at(*wishes.fault(), "wishes", wishes.fault()->row);
  for (const ResponderSwitch& state : changes.responders) {
    AFFECTA_CHECK(state.candidate.value < instance.candidate_count());
  }
  FirstFault groups;
  for (std::size_t i = 0; i < changes.groups.size(); ++i) {
    const GroupState& state = changes.groups[i];
    AFFECTA_CHECK(state.group.value < instance.group_count());
    check_group_row({.key = instance.groups.key[state.group],
                     .capacity = state.capacity,
                     .block_call_limit = state.block_call_limit,
                     .estimate = state.estimate},
                    i, groups);
  }
  if (groups.fault()) return refuse_at(*groups.fault(), "groups", groups.fault()->row);
  FirstFault boardings;
  for (std::size_t i = 0; i < changes.boardings.size(); ++i) {
    const BoardingState& state = changes.boardings[i];
    AFFECTA_CHECK(state.boarding.value < instance.boarding_count());
    check_boarding_row({instance.boardings.key[state.boarding], state.capacity}, i, boardings);
  }
  if (boardings.fault()) return refuse_at(*boardings.fault(), "boardings", boardings.fault()->row);
  for (std::size_t i = 0; i < changes.late_rankings.size(); ++i) {
    if (auto fault = fault_of(changing, changes.late_rankings[i], changes)) {
      return refuse_at(*fault, "late_rankings", i);
    }
  }
  return {};
}

}  // namespace affecta
