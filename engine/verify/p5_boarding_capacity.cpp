// P5: no more holders of a boarding house than beds, unless there were as many before today.
#include <fmt/format.h>

#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

std::optional<Violation> over_capacity(const CheckedDay& day, BoardingIndex boarding) {
  const std::int64_t capacity = day.instance.boardings.capacity[boarding];
  const std::int64_t current = day.count_boarding_holders(boarding, holds::currently);
  const std::int64_t initial = day.count_boarding_holders(boarding, holds::initially);
  if (current <= capacity || current <= initial) return std::nullopt;
  return Violation{
      .property = Property::p5,
      .group = {},
      .boarding = boarding,
      .first = {},
      .second = {},
      .detail = fmt::format("{} candidates hold a bed, capacity {}, {} held one before today",
                            current, capacity, initial)};
}

}  // namespace

Violations check_p5(const CheckedDay& day) {
  return check_each_boarding(day,
                             [&](BoardingIndex boarding) { return over_capacity(day, boarding); });
}

}  // namespace affecta::verify
