// What a read shows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/model/parameters.h"

namespace affecta::api {

struct View {
  // Nothing is shown to who knows it already (tag.h); then the body may be empty.
  std::string body;
  Day day = 0;                      // in force when it was read
  std::optional<std::string> next;  // of a list: what `after` is for the next page
  std::string_view content_type = "application/json";  // a literal
  // Another one when something else is shown; none: the body's hash.
  std::optional<std::uint64_t> version = {};
};

}  // namespace affecta::api
