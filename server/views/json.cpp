#include "server/views/json.h"

#include <boost/json/serialize.hpp>

namespace affecta::views {

bool Json::needs_escapes(std::string_view text) {
  bool needs = false;
  for (const char each : text) {
    needs |= static_cast<unsigned char>(each) < 0x20;
    needs |= each == '"';
    needs |= each == '\\';
  }
  return needs;
}

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
