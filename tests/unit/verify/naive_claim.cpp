#include "tests/unit/verify/naive_claim.h"

#include <algorithm>

#include "engine/base/check.h"

namespace affecta::test {

namespace {

std::int32_t narrow(naive::Int value) { return static_cast<std::int32_t>(value); }

template <class I, class Key>
I find(const Column<I, Key>& keys, const Key& key) {
  const auto found = std::lower_bound(keys.begin(), keys.end(), key);
  AFFECTA_CHECK(found != keys.end() && *found == key);
  return I::at(static_cast<std::size_t>(found - keys.begin()));
}

Lists<BoardingIndex, Bar> to_bars(const Instance& instance, const naive::Outcome& outcome) {
  std::vector<std::uint32_t> offsets{0};
  std::vector<Bar> bars;
  for (const auto& [key, boarding] : outcome.boarding_houses) {  // in the order of the instance
    for (const auto& [group, bar] : boarding.bars) {
      bars.push_back({find_group(instance, group), narrow(bar.call), narrow(bar.boarding)});
    }
    offsets.push_back(static_cast<std::uint32_t>(bars.size()));
  }
  return Lists<BoardingIndex, Bar>(Column<BoardingIndex, std::uint32_t>(std::move(offsets)),
                                   Column<Index<struct ListPositionTag>, Bar>(std::move(bars)));
}

}  // namespace

GroupIndex find_group(const Instance& instance, const naive::GroupKey& key) {
  return find(
      instance.groups.key,
      GroupKey{narrow(key.ranking_group), narrow(key.enrolment_formation), narrow(key.formation)});
}

BoardingIndex find_boarding(const Instance& instance, const naive::BoardingKey& key) {
  return find(
      instance.boardings.key,
      BoardingKey{narrow(key.boarding), narrow(key.enrolment_formation), narrow(key.formation)});
}

ResultClaim to_claim(const Instance& instance, const naive::Outcome& outcome, bool with_passes) {
  ResultClaim claim{.round = {},
                    .displays = {},
                    .alert = outcome.alert,
                    .warning = outcome.warning,
                    .excluded = {}};
  const std::size_t wishes = instance.wish_count();
  claim.round.status = Array<WishIndex, WishStatus>(wishes);
  claim.displays.waiting_rank = Array<WishIndex, std::int32_t>(wishes);
  if (with_passes) claim.round.pass = Array<WishIndex, std::uint32_t>(wishes);
  for (const WishIndex wish : instance.wishes.status.indices()) {
    const WishKey key = instance.key(wish);
    const auto& own = outcome.wishes.at({key.candidate, key.formation, key.with_boarding});
    claim.round.status[wish] = static_cast<WishStatus>(own.status);
    claim.displays.waiting_rank[wish] = narrow(own.waiting_rank);
    if (with_passes) claim.round.pass[wish] = static_cast<std::uint32_t>(own.pass);
  }
  claim.displays.last_called = Array<GroupIndex, std::int32_t>(instance.group_count());
  claim.displays.number_waiting = Array<GroupIndex, std::int32_t>(instance.group_count());
  for (const auto& [key, group] : outcome.groups) {
    const GroupIndex index = find_group(instance, key);
    claim.displays.last_called[index] = narrow(group.last_called_displayed);
    claim.displays.number_waiting[index] = narrow(group.waiting_count);
  }
  claim.round.position = Array<BoardingIndex, std::int32_t>(instance.boarding_count());
  claim.round.maximum = Array<BoardingIndex, std::int32_t>(instance.boarding_count());
  for (const auto& [key, boarding] : outcome.boarding_houses) {
    const BoardingIndex index = find_boarding(instance, key);
    claim.round.position[index] = narrow(boarding.position);
    claim.round.maximum[index] = narrow(boarding.maximum);
  }
  claim.displays.bars = to_bars(instance, outcome);
  for (const auto& group : outcome.excluded_groups) {
    claim.excluded.push_back(find_group(instance, group));
  }
  return claim;
}

}  // namespace affecta::test
