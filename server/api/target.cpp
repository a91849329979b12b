#include "server/api/target.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace affecta::api {

namespace {

// Most have no escapes.
std::string decoded(boost::urls::pct_string_view segment) {
  if (segment.size() == segment.decoded_size()) return {segment.begin(), segment.end()};
  return segment.decode();
}

}  // namespace

Result<Target> read_target(std::string_view target) {
  const auto url = boost::urls::parse_origin_form(target);
  if (!url) {
    return refuse(RefusalCode::malformed_request, "the target of the request",
                  url.error().message());
  }
  Target read;
  for (const auto segment : url->encoded_segments()) read.segments.push_back(decoded(segment));
  if (!url->has_query()) return read;
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
