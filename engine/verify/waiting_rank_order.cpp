// Waiting-list ranks do not decrease along the call order within a group. Mended candidates put
// ahead of an older wish can break this rightly: it is reported and excludes nothing.
#include <fmt/format.h>

#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

bool is_shown(const CheckedDay& day, WishIndex wish) {
  return is_waiting(day.after(wish)) && !day.instance.names_boarding(wish);
}

// Without a branch on who waits, and on who asks for boarding: neither can be predicted.
bool any_decrease(const CheckedDay& day, IndexRange<WishIndex> wishes,
                  const Array<WishIndex, std::int32_t>& waiting_rank) {
  std::int32_t before = 0;
  bool decrease = false;
  for (const WishIndex wish : wishes) {
    const std::int32_t rank = is_shown(day, wish) ? waiting_rank[wish] : before;
    decrease |= rank < before;
    before = rank;
  }
  return decrease;
}

std::optional<Violation> first_decrease(const CheckedDay& day, GroupIndex group,
                                        const Array<WishIndex, std::int32_t>& waiting_rank) {
  const IndexRange<WishIndex> wishes = day.instance.wishes_of_group[group];
  if (!any_decrease(day, wishes, waiting_rank)) return std::nullopt;
  WishIndex before = WishIndex::none();
  for (const WishIndex wish : wishes) {
    if (!is_shown(day, wish)) continue;
    if (before && waiting_rank[wish] < waiting_rank[before]) {
      return Violation{.property = Property::waiting_rank_order,
                       .group = group,
                       .boarding = {},
                       .first = before,
                       .second = wish,
                       .detail = fmt::format("waiting-list rank {} is followed by {}",
                                             waiting_rank[before], waiting_rank[wish])};
    }
    before = wish;
  }
  return std::nullopt;
}

}  // namespace

Violations check_waiting_rank_order(const CheckedDay& day,
                                    const Array<WishIndex, std::int32_t>& waiting_rank) {
  return check_each_group(
      day, [&](GroupIndex group) { return first_decrease(day, group, waiting_rank); });
}

}  // namespace affecta::verify
