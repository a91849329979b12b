#include "server/http/accepts.h"

#include <charconv>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/rfc7230.hpp>

namespace affecta::http {

bool accepts(std::string_view field, std::string_view token) {
  namespace beast = boost::beast;
  for (const auto& [name, parameters] :
       beast::http::ext_list(beast::string_view(field.data(), field.size()))) {
    if (!beast::iequals(name, beast::string_view(token.data(), token.size()))) continue;
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
