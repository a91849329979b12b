// P1: nobody who waits without a boarding house is overtaken in the call order.
#include <algorithm>

#include <fmt/format.h>

#include "engine/model/status_scan.h"
#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

WishIndex first_waiting_without_boarding(const CheckedDay& day, IndexRange<WishIndex> wishes) {
  for (const WishIndex wish : wishes) {
    if (is_waiting(day.after(wish)) && !day.instance.names_boarding(wish)) return wish;
  }
  return WishIndex::none();
}

// The first wish of the group proposed today, from `begin` on; the group's end if there is none.
WishIndex first_proposed(const CheckedDay& day, IndexRange<WishIndex> wishes, WishIndex begin) {
  const std::size_t end = wishes.front().value + wishes.size();
  return first_with_status<is_proposed_today>(day.result.status.span(),
                                              IndexRange<WishIndex>(begin.value, end));
}

// If anybody overtook a wish of the group, somebody overtook the first that waits.
std::optional<Violation> overtaken(const CheckedDay& day, GroupIndex group) {
  const auto& call_rank = day.instance.wishes.call_rank;
  const IndexRange<WishIndex> wishes = day.instance.wishes_of_group[group];
  WishIndex wish = first_proposed(day, wishes, wishes.front());
  if (!wishes.contains(wish)) return std::nullopt;
  const WishIndex waiting = first_waiting_without_boarding(day, wishes);
  if (!waiting) return std::nullopt;
  for (wish = std::max(wish, waiting);; ++wish.value) {
    wish = first_proposed(day, wishes, wish);
    if (!wishes.contains(wish)) return std::nullopt;
    if (call_rank[wish] <= call_rank[waiting] || day.initially_holds_group(wish)) continue;
    return Violation{.property = Property::p1,
                     .group = group,
                     .boarding = {},
                     .first = waiting,
                     .second = wish,
                     .detail = fmt::format("call rank {} waits, call rank {} is proposed today",
                                           call_rank[waiting], call_rank[wish])};
  }
}

}  // namespace

Violations check_p1(const CheckedDay& day) {
  return check_each_group(day, [&](GroupIndex group) { return overtaken(day, group); });
}

}  // namespace affecta::verify
