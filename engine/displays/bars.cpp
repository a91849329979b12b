#include "engine/displays/bars.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/sorted.h"

namespace affecta {

namespace {

// Whether a waiting wish counts in the call bar: no special case, and within the boarding bar.
bool ends_call_bar(const Instance& instance, WishIndex wish, std::int32_t boarding_bar) {
  constexpr std::uint8_t special = wish_flag::ignore_waiting_rank | wish_flag::ignore_boarding_bar;
  return !instance.has(wish, special) && instance.wishes.boarding_rank[wish] <= boarding_bar;
}

// The groups that had a waiting wish in the boarding house when the last pass began, in order.
std::vector<GroupIndex> groups_waiting(const Instance& instance, const RoundResult& result,
                                       std::span<const WishIndex> wishes) {
  std::vector<GroupIndex> groups;
  for (const WishIndex wish : wishes) {
    if (!is_waiting(result.status_before_last_pass(wish))) continue;
    add_one_of_few(groups, instance.wishes.group[wish]);
  }
  sort_unique(groups);
  return groups;
}

// A bar in the making, and the first waiting wish that ends its call bar: none, which is above any
// wish, if none does.
struct BarWalk {
  Bar bar;
  WishIndex end;
};

// `by_boarding_rank`: the wishes of one boarding house. Within a group, the order of wishes is the
// call order: to know which comes first, nothing is sorted.
std::vector<Bar> bars_of(const Instance& instance, const RoundResult& result,
                         std::span<const WishIndex> by_boarding_rank) {
  std::vector<BarWalk> walks;  // by group
  for (const GroupIndex group : groups_waiting(instance, result, by_boarding_rank)) {
    walks.push_back({.bar = {.group = group}, .end = {}});
  }
  const auto walk_of = [&](WishIndex wish) -> BarWalk* {
    const GroupIndex group = instance.wishes.group[wish];
    const auto walk = std::ranges::lower_bound(
        walks, group, {}, [](const BarWalk& of_group) { return of_group.bar.group; });
    return walk != walks.end() && walk->bar.group == group ? &*walk : nullptr;
  };

  std::vector<WishIndex> proposed;
  std::int32_t highest = 0;  // of the boarding bars
  for (const WishIndex wish : by_boarding_rank) {
    if (!is_proposed_today(result.status[wish])) continue;
    BarWalk* const walk = walk_of(wish);
    if (walk == nullptr) continue;
    proposed.push_back(wish);
    highest = walk->bar.boarding_bar = instance.wishes.boarding_rank[wish];  // never lower
  }
  for (const WishIndex wish : by_boarding_rank) {
    if (instance.wishes.boarding_rank[wish] > highest) break;
    if (!is_waiting(result.status[wish])) continue;
    BarWalk* const walk = walk_of(wish);
    if (walk != nullptr && ends_call_bar(instance, wish, walk->bar.boarding_bar)) {
      walk->end = std::min(walk->end, wish);
    }
  }
  for (const WishIndex wish : proposed) {
    BarWalk* const walk = walk_of(wish);
    if (walk->end < wish) continue;
    walk->bar.call_bar = std::max(walk->bar.call_bar, instance.wishes.displayed_call_rank[wish]);
  }

  std::vector<Bar> bars;
  for (const BarWalk& walk : walks) bars.push_back(walk.bar);
  return bars;
}

}  // namespace

Lists<BoardingIndex, Bar> compute_bars(const Instance& instance, const RoundResult& result,
                                       std::span<const BoardingIndex> boardings,
                                       const Lists<BoardingIndex, Bar>& before,
                                       const Workers& workers) {
  std::vector<std::vector<Bar>> anew(boardings.size());
  workers.for_each(boardings.size(), 16, [&](std::size_t i) {
    anew[i] = bars_of(instance, result, instance.wishes_of_boarding[boardings[i]]);
  });

  std::vector<std::uint32_t> offsets = {0};
  offsets.reserve(instance.boarding_count() + 1);
  std::vector<Bar> bars;
  std::size_t next = 0;  // in boardings
  for (const BoardingIndex boarding : instance.boardings.key.indices()) {
    const bool changed = next < boardings.size() && boardings[next] == boarding;
    const std::span<const Bar> row =
        changed ? std::span<const Bar>(anew[next++]) : before[boarding];
    bars.insert(bars.end(), row.begin(), row.end());
    offsets.push_back(static_cast<std::uint32_t>(bars.size()));
  }
  return {Column<BoardingIndex, std::uint32_t>(std::move(offsets)),
          Column<Index<struct ListPositionTag>, Bar>(std::move(bars))};
}

}  // namespace affecta
