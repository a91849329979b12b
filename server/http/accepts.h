// Content negotiation, as far as it is needed.
#pragma once

#include <string_view>

namespace affecta::http {

// Whether a field like Accept-Encoding or Accept lists the token, or the media type by its name,
// and not with a weight of 0.
bool accepts(std::string_view field, std::string_view token);

}  // namespace affecta::http
