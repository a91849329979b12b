#include "server/api/target.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace affecta::api {

namespace {

constexpr std::size_t longest_shown = 100;

bool names_a_server(const boost::urls::url_view& url) {
  const bool is_http = url.scheme() == "http" || url.scheme() == "https";
  return is_http && url.has_authority() && !url.has_userinfo();
}

// Most have no escapes.
std::string decoded(boost::urls::pct_string_view segment) {
  if (segment.size() == segment.decoded_size()) return {segment.begin(), segment.end()};
  return segment.decode();
}

}  // namespace

Result<Target> read_target(std::string_view target) {
  // Clients of proxies name the server too (RFC 9112, section 3.2.2).
  const auto url = target.starts_with('/') ? boost::urls::parse_origin_form(target)
                                           : boost::urls::parse_uri(target);
  if (!url || (url->has_scheme() && !names_a_server(*url)) || url->has_fragment()) {
    auto refusal = refuse(RefusalCode::malformed_request, "the target of the request",
                          "it is no /path?name=value, with %XX for what is special in an address");
    refusal.value().value = target.substr(0, longest_shown);
    return refusal;
  }
  Target read;
  for (const auto segment : url->encoded_segments()) read.segments.push_back(decoded(segment));
  if (!url->has_query() || url->encoded_query().empty()) return read;
  for (const auto parameter : url->params()) {
    read.parameters.emplace_back(parameter.key, parameter.value);
  }
  for (const auto parameter : url->encoded_params()) {
    read.written.emplace_back(parameter.key.begin(), parameter.key.end());
    if (parameter.has_value) {
      (read.written.back() += '=').append(parameter.value.begin(), parameter.value.end());
    }
  }
  return read;
}

}  // namespace affecta::api
