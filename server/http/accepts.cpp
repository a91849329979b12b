#include "server/http/accepts.h"

#include <algorithm>
#include <charconv>
#include <string>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/rfc7230.hpp>

namespace affecta::http {

namespace {

// Beast reads lists of tokens: a media type is two.
std::string as_token(std::string_view text) {
  std::string token(text);
  std::ranges::replace(token, '/', '.');
  return token;
}

}  // namespace

bool accepts(std::string_view field, std::string_view token) {
  namespace beast = boost::beast;
  if (field.empty()) return false;
  const std::string list = as_token(field);
  const std::string wanted = as_token(token);
  for (const auto& [name, parameters] : beast::http::ext_list(list)) {
    if (!beast::iequals(name, wanted)) continue;
    for (const auto& [parameter, value] : parameters) {
      double weight = 1;
      std::from_chars(value.data(), value.data() + value.size(), weight);
      if (beast::iequals(parameter, "q") && weight == 0) return false;
    }
    return true;
  }
  return false;
}

}  // namespace affecta::http
