// P6: the positions are the greatest that overfill no boarding house, under the maxima of the last
// pass, and these are what the rules give.
#include <fmt/format.h>

#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

std::string to_text(std::int32_t position) {
  return position == no_limit ? std::string("no limit") : fmt::format("{}", position);
}

std::optional<Violation> not_the_greatest(const CheckedDay& day, const LastPass& last_pass,
                                          BoardingIndex boarding) {
  const auto differs = [&](std::string_view what, std::int32_t given, std::int32_t right) {
    return Violation{
        .property = Property::p6,
        .group = {},
        .boarding = boarding,
        .first = {},
        .second = {},
        .detail = fmt::format("{} {}, the rules give {}", what, to_text(given), to_text(right))};
  };
  const std::int32_t maximum = day.result.maximum[boarding];
  const std::int32_t position = day.result.position[boarding];
  if (maximum != last_pass.maximum[boarding]) {
    return differs("maximum", maximum, last_pass.maximum[boarding]);
  }
  if (position != last_pass.position[boarding]) {
    return differs("position", position, last_pass.position[boarding]);
  }
  return std::nullopt;
}

}  // namespace

Violations check_p6(const CheckedDay& day, const LastPass& last_pass) {
  return check_each_tied_boarding(
      day, [&](BoardingIndex boarding) { return not_the_greatest(day, last_pass, boarding); });
}

}  // namespace affecta::verify
