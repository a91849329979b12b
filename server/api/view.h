// What a read shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/model/parameters.h"

namespace affecta::api {

struct View {
  std::string body;
  Day day = 0;                      // in force when it was read
  std::optional<std::string> next;  // of a list: what `after` is for the next page
  std::string_view content_type = "application/json";  // a literal
};

}  // namespace affecta::api
