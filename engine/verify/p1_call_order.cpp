// P1: nobody who waits without a boarding house is overtaken in the call order.
#include <fmt/format.h>

#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

WishIndex first_waiting_without_boarding(const CheckedDay& day, IndexRange<WishIndex> wishes) {
  for (const WishIndex wish : wishes) {
    if (is_waiting(day.after(wish)) && !day.instance.names_boarding(wish)) return wish;
  }
  return WishIndex::none();
}

// If anybody overtook a wish of the group, somebody overtook the first that waits.
std::optional<Violation> overtaken(const CheckedDay& day, GroupIndex group) {
  const auto& call_rank = day.instance.wishes.call_rank;
  const IndexRange<WishIndex> wishes = day.instance.wishes_of_group[group];
  if (!any_status<is_proposed_today>(day.after(wishes))) return std::nullopt;
  const WishIndex waiting = first_waiting_without_boarding(day, wishes);
  if (!waiting) return std::nullopt;
  const IndexRange<WishIndex> further(waiting.value, wishes.back().value + std::size_t{1});
  for (const WishIndex wish : further) {
    if (!is_proposed_today(day.after(wish)) || call_rank[wish] <= call_rank[waiting] ||
        day.initially_holds_group(wish)) {
      continue;
    }
    return Violation{.property = Property::p1,
                     .group = group,
                     .boarding = {},
                     .first = waiting,
                     .second = wish,
                     .detail = fmt::format("call rank {} waits, call rank {} is proposed today",
                                           call_rank[waiting], call_rank[wish])};
  }
  return std::nullopt;
}

}  // namespace

Violations check_p1(const CheckedDay& day) {
  return check_each_group(day, [&](GroupIndex group) { return overtaken(day, group); });
}

}  // namespace affecta::verify
