// P3: a position is not beyond its maximum, and nobody who holds a place of a group and waits for a
// boarding house of it is overtaken there.
#include <algorithm>

#include <fmt/format.h>

#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

// Somebody has a bed today who had none before: without such a candidate nobody is overtaken.
bool any_newcomer(std::span<const Holder> holders) {
  return std::any_of(holders.begin(), holders.end(), [](const Holder& holder) {
    return (holder.bits & (holds::initially | holds::currently)) == holds::currently;
  });
}

bool waits_for_bed_only(const CheckedDay& day, WishIndex wish) {
  return is_waiting(day.after(wish)) && !day.instance.has(wish, wish_flag::ignore_waiting_rank) &&
         day.currently_holds_group(wish);
}

bool may_overtake(const CheckedDay& day, BoardingIndex boarding, WishIndex wish) {
  return is_proposed_today(day.after(wish)) &&
         !day.instance.has(wish, wish_flag::ignore_waiting_rank) &&
         !day.holds_boarding(boarding, day.instance.wishes.candidate[wish], holds::initially);
}

// By boarding rank: if anybody overtook a wish, somebody overtook the first that can be.
std::optional<Violation> overtaken(const CheckedDay& day, BoardingIndex boarding) {
  if (!any_newcomer(day.boarding_holders(boarding))) return std::nullopt;
  const auto& rank = day.instance.wishes.boarding_rank;
  WishIndex waiting = WishIndex::none();
  for (const WishIndex wish : day.instance.wishes_of_boarding[boarding]) {
    if (!waiting) {
      if (waits_for_bed_only(day, wish)) waiting = wish;
    } else if (rank[wish] > rank[waiting] && may_overtake(day, boarding, wish)) {
      return Violation{.property = Property::p3_holder,
                       .group = {},
                       .boarding = boarding,
                       .first = waiting,
                       .second = wish,
                       .detail = fmt::format("boarding rank {}, whose candidate holds the group, "
                                             "waits, boarding rank {} is proposed today",
                                             rank[waiting], rank[wish])};
    }
  }
  return std::nullopt;
}

std::optional<Violation> beyond_maximum(const CheckedDay& day, BoardingIndex boarding) {
  const std::int32_t position = day.result.position[boarding];
  const std::int32_t maximum = day.result.maximum[boarding];
  if (position <= maximum) return std::nullopt;
  return Violation{.property = Property::p3_position,
                   .group = {},
                   .boarding = boarding,
                   .first = {},
                   .second = {},
                   .detail = fmt::format("position {} is beyond maximum {}", position, maximum)};
}

}  // namespace

Violations check_p3_position(const CheckedDay& day) {
  return check_each_tied_boarding(
      day, [&](BoardingIndex boarding) { return beyond_maximum(day, boarding); });
}

Violations check_p3_holder(const CheckedDay& day) {
  return check_each_boarding(day, [&](BoardingIndex boarding) { return overtaken(day, boarding); });
}

}  // namespace affecta::verify
