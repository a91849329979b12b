#include "server/views/json.h"

#include <algorithm>
#include <cstdint>

#include <boost/json/serialize.hpp>

namespace affecta::views {

namespace {

constexpr std::uint64_t every_byte = 0x0101'0101'0101'0101;

// The high bit of each of eight bytes that is below `least` (at most 128), and maybe of others when
// there is one.
constexpr std::uint64_t below(std::uint64_t bytes, std::uint64_t least) {
  return (bytes - every_byte * least) & ~bytes & every_byte * 0x80;
}

bool eight_need_escapes(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return (below(bytes, 0x20) | below(bytes ^ every_byte * '"', 1) |
          below(bytes ^ every_byte * '\\', 1)) != 0;
}

}  // namespace

bool Json::needs_escapes(std::string_view text) {
  constexpr std::size_t step = sizeof(std::uint64_t);
  if (text.size() < step) {
    return std::ranges::any_of(text, [](char each) {
      return static_cast<unsigned char>(each) < 0x20 || each == '"' || each == '\\';
    });
  }
  for (std::size_t i = 0; i + step <= text.size(); i += step) {
    if (eight_need_escapes(text.data() + i)) return true;
  }
  return eight_need_escapes(text.data() + text.size() - step);
}

void Json::grow(std::size_t bytes) { text_.resize(2 * text_.size() + bytes + 64); }

Json& Json::escaped(std::string_view text) {
  return written(boost::json::serialize(boost::json::string_view(text.data(), text.size())));
}

// JSON has no numbers that are none.
Json& Json::value(double number) {
  if (!(number - number == 0)) return null();
  char digits[32];
  return written({digits, static_cast<std::size_t>(
                              std::to_chars(digits, digits + sizeof digits, number).ptr - digits)});
}

}  // namespace affecta::views
