// An instant: microseconds since 1970-01-01T00:00:00 UTC, leap seconds not counted.
//
// The engine has no clock and knows no zone: instants come in as values, and a Calendar is already
// resolved to them.
#pragma once

#include <compare>
#include <cstdint>

namespace affecta::campaign {

struct Instant {
  std::int64_t microseconds = 0;
  friend constexpr auto operator<=>(Instant, Instant) = default;
};

constexpr Instant operator+(Instant instant, std::int64_t microseconds) {
  return {instant.microseconds + microseconds};
}

inline constexpr std::int64_t second = 1'000'000;

}  // namespace affecta::campaign
