// Looking for rare statuses among many wishes.
//
// Purpose: most wishes of a group wait, or were given up long ago; who holds a place is found
// without a look at each.
// Thread safety: pure. Cost: a fraction of a nanosecond a wish, plus what is visited.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/base/ids.h"
#include "engine/model/status.h"

namespace affecta {

// Looked at as one: a byte counts it.
inline constexpr std::size_t status_block = 128;
static_assert(status_block <= 255);

// Whether any status is one that `is_sought` picks. The predicate is known when this is compiled,
// nothing is skipped and nothing remembered, so that compilers use wide instructions.
template <bool (*is_sought)(WishStatus)>
bool any_status(std::span<const WishStatus> statuses) {
  std::uint8_t any = 0;
  for (const WishStatus status : statuses) any |= static_cast<std::uint8_t>(is_sought(status));
  return any != 0;
}

// `status` is by wish. visit(wish) for the wishes of the range whose status is_sought picks, in
// order. A status that `visit` changes is seen as it was or as it is.
template <bool (*is_sought)(WishStatus), class Visit>
void for_each_with_status(std::span<const WishStatus> status, IndexRange<WishIndex> wishes,
                          const Visit& visit) {
  if (wishes.empty()) return;
  const std::size_t end = wishes.back().value + std::size_t{1};
  for (std::size_t from = wishes.front().value; from < end; from += status_block) {
    const std::size_t to = std::min(from + status_block, end);
    if (!any_status<is_sought>(status.subspan(from, to - from))) continue;
    for (const WishIndex wish : IndexRange<WishIndex>(from, to)) {
      if (is_sought(status[wish.value])) visit(wish);
    }
  }
}

// The same, for the wishes that have a bit of `flag` besides. flags are by wish.
template <bool (*is_sought)(WishStatus), class Visit>
void for_each_flagged_with_status(std::span<const WishStatus> status,
                                  std::span<const std::uint8_t> flags, std::uint8_t flag,
                                  IndexRange<WishIndex> wishes, const Visit& visit) {
  if (wishes.empty()) return;
  const std::size_t end = wishes.back().value + std::size_t{1};
  for (std::size_t from = wishes.front().value; from < end; from += status_block) {
    const std::size_t to = std::min(from + status_block, end);
    std::uint8_t any = 0;
    for (std::size_t i = from; i < to; ++i) {
      const auto sought = static_cast<std::uint8_t>(is_sought(status[i]));
      any |= static_cast<std::uint8_t>(static_cast<std::uint8_t>(-sought) & flags[i]);
    }
    if ((any & flag) == 0) continue;
    for (const WishIndex wish : IndexRange<WishIndex>(from, to)) {
      if (is_sought(status[wish.value]) && (flags[wish.value] & flag) != 0) visit(wish);
    }
  }
}

// The first wish of the range whose status is_sought picks; its end if there is none.
template <bool (*is_sought)(WishStatus)>
WishIndex first_with_status(std::span<const WishStatus> status, IndexRange<WishIndex> wishes) {
  if (wishes.empty()) return wishes.front();
  const std::size_t end = wishes.back().value + std::size_t{1};
  std::size_t at = wishes.front().value;
  while (at + status_block <= end && !any_status<is_sought>(status.subspan(at, status_block))) {
    at += status_block;
  }
  while (at < end && !is_sought(status[at])) ++at;
  return WishIndex::at(at);
}

// How many wishes of the range have a status that is_sought picks; of those with a bit of `flag`
// only where counts(wish), which is asked once for each, in order. status and flags are by wish.
template <bool (*is_sought)(WishStatus), class Counts>
std::int32_t count_with_status(std::span<const WishStatus> status,
                               std::span<const std::uint8_t> flags, std::uint8_t flag,
                               IndexRange<WishIndex> wishes, const Counts& counts) {
  if (wishes.empty()) return 0;
  std::int32_t count = 0;
  for (auto rest = status.subspan(wishes.front().value, wishes.size()); !rest.empty();) {
    const auto block = rest.first(std::min(rest.size(), status_block));
    std::uint8_t sought = 0;
    for (const WishStatus of_wish : block) {
      sought = static_cast<std::uint8_t>(sought + static_cast<std::uint8_t>(is_sought(of_wish)));
    }
    count += sought;
    rest = rest.subspan(block.size());
  }
  for_each_flagged_with_status<is_sought>(status, flags, flag, wishes, [&](WishIndex wish) {
    if (!counts(wish)) --count;
  });
  return count;
}

}  // namespace affecta
