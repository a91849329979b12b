// Waiting-list ranks do not decrease along the call order within a group. Mended candidates put
// ahead of an older wish can break this rightly: it is reported and excludes nothing.
#include <algorithm>

#include <fmt/format.h>

#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

// The rank of the last wish listed before `end`, 0 if none.
std::int32_t rank_listed_before(const CheckedDay& day, IndexRange<WishIndex> wishes, WishIndex end,
                                const Array<WishIndex, std::int32_t>& waiting_rank) {
  for (WishIndex wish = end; wishes.front() < wish;) {
    --wish.value;
    if (is_waiting(day.after(wish)) && !day.instance.names_boarding(wish)) {
      return waiting_rank[wish];
    }
  }
  return 0;
}

constexpr std::size_t run = 32;  // wishes looked at as one

bool is_listed(WishStatus status, std::uint8_t flags) {
  return is_waiting(status) && (flags & wish_flag::names_boarding) == 0;
}

std::size_t count_listed(std::span<const WishStatus> status, std::span<const std::uint8_t> flags) {
  std::uint8_t listed = 0;
  for (std::size_t i = 0; i < status.size(); ++i) {
    listed = static_cast<std::uint8_t>(listed + (is_listed(status[i], flags[i]) ? 1 : 0));
  }
  return listed;
}

// Whether a rank, from `begin` on, falls below that of the wish listed before.
bool any_decrease(const CheckedDay& day, IndexRange<WishIndex> wishes, WishIndex begin,
                  const Array<WishIndex, std::int32_t>& waiting_rank) {
  if (!wishes.contains(begin)) return false;
  const auto from_begin = [&](auto values) {
    return values.subspan(begin.value, wishes.size() - (begin.value - wishes.front().value));
  };
  const auto status = from_begin(day.result.status.span());
  const auto flags = from_begin(day.instance.wishes.flags.span());
  const auto ranks = from_begin(waiting_rank.span());
  std::int32_t before = rank_listed_before(day, wishes, begin, waiting_rank);
  std::int32_t falls = 0;
  for (std::size_t from = 0; from < ranks.size() && falls == 0; from += run) {
    const std::size_t to = std::min(from + run, ranks.size());
    const std::size_t listed =
        count_listed(status.subspan(from, to - from), flags.subspan(from, to - from));
    if (listed == 0) continue;
    if (listed == to - from) {  // compared without a look at each
      falls = ranks[from] < before ? 1 : 0;
      for (std::size_t i = from + 1; i < to; ++i) falls |= ranks[i] < ranks[i - 1] ? 1 : 0;
      before = ranks[to - 1];
      continue;
    }
    for (std::size_t i = from; i < to; ++i) {
      const bool listed_one = is_listed(status[i], flags[i]);
      falls |= listed_one && ranks[i] < before ? 1 : 0;
      before = listed_one ? ranks[i] : before;
    }
  }
  return falls != 0;
}

std::optional<Violation> first_decrease(const CheckedDay& day, GroupIndex group, WishIndex begin,
                                        const Array<WishIndex, std::int32_t>& waiting_rank) {
  const IndexRange<WishIndex> wishes = day.instance.wishes_of_group[group];
  if (!any_decrease(day, wishes, begin, waiting_rank)) return std::nullopt;
  WishIndex before = WishIndex::none();
  std::int32_t rank_before = 0;
  for (const WishIndex wish : wishes) {
    if (!is_waiting(day.after(wish)) || day.instance.names_boarding(wish)) continue;
    const std::int32_t rank = waiting_rank[wish];
    if (before && rank < rank_before) {
      return Violation{
          .property = Property::waiting_rank_order,
          .group = group,
          .boarding = {},
          .first = before,
          .second = wish,
          .detail = fmt::format("waiting-list rank {} is followed by {}", rank_before, rank)};
    }
    before = wish;
    rank_before = rank;
  }
  return std::nullopt;
}

}  // namespace

Violations check_waiting_rank_order(const CheckedDay& day,
                                    const Array<WishIndex, std::int32_t>& waiting_rank) {
  return check_each_group(day, [&](GroupIndex group, std::size_t place) {
    return first_decrease(day, group, day.part.first_changed[place], waiting_rank);
  });
}

}  // namespace affecta::verify
