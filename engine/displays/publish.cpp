#include "engine/displays/publish.h"

#include <algorithm>
#include <utility>

#include "engine/base/check.h"

namespace affecta {

namespace {

void publish_group(Published& published, const Instance& instance, const Displays& displays,
                   GroupIndex group, bool invalid) {
  const PublishedGroup from_input{instance.groups.last_called_displayed[group],
                                  instance.groups.number_waiting[group]};
  PublishedGroup& shown =
      published.groups.emplace(instance.groups.key[group], from_input).first->second;
  if (invalid) return;
  shown.last_called = std::max(shown.last_called, displays.last_called[group]);
  shown.number_waiting = displays.number_waiting[group];
}

}  // namespace

Published publish(Published before, const Instance& instance, const Displays& displays,
                  const Array<GroupIndex, std::uint8_t>& invalid) {
  AFFECTA_CHECK(invalid.size() == instance.group_count());
  Published published = std::move(before);
  for (const GroupIndex group : invalid.indices()) {
    publish_group(published, instance, displays, group, invalid[group] != 0);
  }
  for (const BoardingIndex boarding : displays.bars.indices()) {
    // The groups of its bars are those of its waiting wishes.
    const auto bars = displays.bars[boarding];
    const bool excluded = std::any_of(bars.begin(), bars.end(),
                                      [&](const Bar& bar) { return invalid[bar.group] != 0; });
    if (excluded || bars.empty()) continue;
    auto& of_boarding = published.bars[instance.boardings.key[boarding]];
    for (const Bar& today : bars) {
      PublishedBar& shown = of_boarding[instance.groups.key[today.group]];
      if (today.call_bar >= shown.call_bar && today.boarding_bar >= shown.boarding_bar) {
        shown = {today.call_bar, today.boarding_bar};
      }
    }
  }
  return published;
}

void keep_waiting_ranks(const Instance& instance, const RoundResult& result, GroupIndex group,
                        Array<WishIndex, std::int32_t>& ranks) {
  for (const WishIndex wish : instance.wishes_of_group[group]) {
    const WishStatus status = result.status[wish];
    const bool waits = is_waiting(status) || is_proposed_today(status);
    const bool listed = waits && !instance.names_boarding(wish);
    ranks[wish] = listed ? instance.wishes.waiting_rank_yesterday[wish] : 0;
  }
}

Array<WishIndex, std::int32_t> published_waiting_ranks(
    const Instance& instance, const RoundResult& result, const Displays& displays,
    const Array<GroupIndex, std::uint8_t>& invalid) {
  AFFECTA_CHECK(invalid.size() == instance.group_count());
  Array<WishIndex, std::int32_t> ranks = displays.waiting_rank;
  for (const GroupIndex group : invalid.indices()) {
    if (invalid[group] != 0) keep_waiting_ranks(instance, result, group, ranks);
  }
  return ranks;
}

}  // namespace affecta
