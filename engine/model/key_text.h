// Keys as people write them: numbers with colons between, "7:3:101".
//
// Thread safety: pure.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace affecta {

// None: it is not `size` integers with colons between.
template <std::size_t size>
std::optional<std::array<std::int32_t, size>> read_numbers(std::string_view text) {
  std::array<std::int32_t, size> numbers{};
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0 && (at == end || *at++ != ':')) return std::nullopt;
    const auto [next, error] = std::from_chars(at, end, numbers[i]);
    if (error != std::errc()) return std::nullopt;
    at = next;
  }
  if (at != end) return std::nullopt;
  return numbers;
}

}  // namespace affecta
