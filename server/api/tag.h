// Entity tags of what is shown (RFC 9110, section 8.8.3).
//
// Weak: the same view, compressed or not. Thread safety: pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace affecta::api {

// W/"00c0ffee00c0ffee"
std::string tag_of(std::uint64_t digest);

// Whether the field If-None-Match names it.
bool is_known(std::string_view if_none_match, std::string_view tag);

}  // namespace affecta::api
