// The target of a request: a path and its parameters, decoded.
//
// Purpose: Boost.URL reads and decodes; this keeps what routes ask for.
// Errors: malformed_request (not an origin form, a broken escape).
// Thread safety: values. Cost: a copy of the path's segments when something is escaped.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "engine/base/refusal.h"

namespace affecta::api {

struct Target {
  boost::container::small_vector<std::string, 8> segments;      // of the path
  std::vector<std::pair<std::string, std::string>> parameters;  // of the query, in order
  std::vector<std::string> written;  // the same as they came, "name=value" with its escapes
};

Result<Target> read_target(std::string_view target);

}  // namespace affecta::api
