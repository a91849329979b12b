// Compressed bodies (RFC 9110, content coding "gzip"), by zlib.
#pragma once

#include <string>
#include <string_view>

namespace affecta::service {

// Cost: about 20 ns a byte.
std::string gzip(std::string_view bytes);

}  // namespace affecta::service
