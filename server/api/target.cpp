#include "server/api/target.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace affecta::api {

Result<Target> read_target(std::string_view target) {
  const auto url = boost::urls::parse_origin_form(target);
  if (!url) {
    return refuse(RefusalCode::malformed_request, "the target of the request",
                  url.error().message());
  }
  Target read;
  for (const auto segment : url->segments()) read.segments.emplace_back(segment);
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
