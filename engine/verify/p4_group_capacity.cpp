// P4: no more holders than places, and no place left while somebody waits for it.
#include <fmt/format.h>

#include "engine/model/status_scan.h"
#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

// A block call fills beyond the capacity: a wish within its limit is held, or was today.
bool block_call_made(const CheckedDay& day, GroupIndex group) {
  const std::int32_t limit = day.instance.groups.block_call_limit[group];
  for (const WishIndex wish : day.instance.wishes_of_group[group]) {
    if (day.instance.wishes.call_rank[wish] > limit) return false;  // in call order
    const WishStatus status = day.after(wish);
    if (is_held(status) || freed_a_place(status)) return true;
  }
  return false;
}

std::optional<Violation> over_capacity(const CheckedDay& day, GroupIndex group,
                                       std::int64_t holders) {
  // Who holds a place without being proposed one today held it before.
  if (!any_status<is_proposed_today>(day.after(day.instance.wishes_of_group[group]))) {
    return std::nullopt;
  }
  const std::int64_t initial = day.initial_group_holders(group);
  if (holders <= initial || block_call_made(day, group)) return std::nullopt;
  return Violation{
      .property = Property::p4_over_capacity,
      .group = group,
      .boarding = {},
      .first = {},
      .second = {},
      .detail = fmt::format("{} candidates hold a place, capacity {}, {} held one before today",
                            holders, day.instance.groups.capacity[group], initial)};
}

std::optional<Violation> under_capacity(const CheckedDay& day, GroupIndex group,
                                        std::int64_t holders) {
  for (const WishIndex wish : day.instance.wishes_of_group[group]) {
    if (!is_waiting(day.after(wish)) || day.instance.names_boarding(wish)) continue;
    return Violation{
        .property = Property::p4_under_capacity,
        .group = group,
        .boarding = {},
        .first = wish,
        .second = {},
        .detail = fmt::format("call rank {} waits while {} candidates hold a place, capacity {}",
                              day.instance.wishes.call_rank[wish], holders,
                              day.instance.groups.capacity[group])};
  }
  return std::nullopt;
}

std::optional<Violation> wrong_number_of_holders(const CheckedDay& day, GroupIndex group) {
  if (day.instance.has(group, group_flag::stopped)) return std::nullopt;
  const std::int64_t capacity = day.instance.groups.capacity[group];
  const std::int64_t holders = day.current_group_holders(group);
  if (holders > capacity) return over_capacity(day, group, holders);
  if (holders < capacity) return under_capacity(day, group, holders);
  return std::nullopt;
}

}  // namespace

Violations check_p4(const CheckedDay& day) {
  return check_each_group(day,
                          [&](GroupIndex group) { return wrong_number_of_holders(day, group); });
}

}  // namespace affecta::verify
