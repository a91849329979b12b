#include "server/views/json.h"

#include <algorithm>

#include <boost/json/serialize.hpp>

namespace affecta::views {

namespace {

bool needs_no_escape(std::string_view text) {
  return std::ranges::all_of(text, [](char each) {
    return static_cast<unsigned char>(each) >= 0x20 && each != '"' && each != '\\';
  });
}

}  // namespace

Json& Json::name(std::string_view name) {
  separate();
  text_ += '"';
  text_ += name;
  text_ += "\":";
  first_ = true;
  return *this;
}

Json& Json::value(std::string_view text) {
  separate();
  if (needs_no_escape(text)) {
    text_ += '"';
    text_ += text;
    text_ += '"';
  } else {
    text_ += boost::json::serialize(boost::json::string_view(text.data(), text.size()));
  }
  return *this;
}

// JSON has no numbers that are none.
Json& Json::value(double number) {
  if (!(number - number == 0)) return null();
  separate();
  char digits[32];
  text_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
  return *this;
}

Json& Json::null() {
  separate();
  text_ += "null";
  return *this;
}

}  // namespace affecta::views
