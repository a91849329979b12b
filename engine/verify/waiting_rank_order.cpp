// Waiting-list ranks do not decrease along the call order within a group. Mended candidates put
// ahead of an older wish can break this rightly: it is reported and excludes nothing.
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
  bool any = false;
  for (std::size_t i = 0; i < ranks.size() && !any; ++i) {
    const std::uint8_t named = flags[i] & wish_flag::names_boarding;
    const bool listed = is_waiting(status[i]) && named == 0;
    any = listed && ranks[i] < before;
    before = listed ? ranks[i] : before;
  }
  return any;
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
