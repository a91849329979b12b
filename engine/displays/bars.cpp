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

// `wishes`: those of one group and one boarding house, in call order.
Bar bar_of(const Instance& instance, const RoundResult& result, GroupIndex group,
           std::span<const WishIndex> wishes) {
  Bar bar{.group = group};
  for (const WishIndex wish : wishes) {
    if (is_proposed_today(result.status[wish])) {
      bar.boarding_bar = std::max(bar.boarding_bar, instance.wishes.boarding_rank[wish]);
    }
  }
  for (const WishIndex wish : wishes) {
    const WishStatus status = result.status[wish];
    if (is_proposed_today(status)) {
      bar.call_bar = std::max(bar.call_bar, instance.wishes.displayed_call_rank[wish]);
    } else if (is_waiting(status) && ends_call_bar(instance, wish, bar.boarding_bar)) {
      break;
    }
  }
  return bar;
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

// `by_boarding_rank`: the wishes of one boarding house.
std::vector<Bar> bars_of(const Instance& instance, const RoundResult& result,
                         std::span<const WishIndex> by_boarding_rank) {
  // Where nobody is proposed anything today, all bars are 0.
  const bool anything = std::ranges::any_of(
      by_boarding_rank, [&](WishIndex wish) { return is_proposed_today(result.status[wish]); });
  std::vector<WishIndex> wishes;  // by group, then in call order
  if (anything) {
    wishes.assign(by_boarding_rank.begin(), by_boarding_rank.end());
    std::sort(wishes.begin(), wishes.end());
  }
  std::vector<Bar> bars;
  for (const GroupIndex group : groups_waiting(instance, result, by_boarding_rank)) {
    const auto of_group = std::ranges::equal_range(
        wishes, group, {}, [&](WishIndex wish) { return instance.wishes.group[wish]; });
    bars.push_back(bar_of(instance, result, group, of_group));
  }
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
