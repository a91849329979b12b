// What the server says of itself: docs/openapi.yaml, and a page made of it for people.
//
// Written by make_pages.py when the program is built. Thread safety: immutable.
#pragma once

#include <string_view>

namespace affecta::pages {

extern const std::string_view document;  // YAML
extern const std::string_view page;      // HTML, in one piece

}  // namespace affecta::pages
