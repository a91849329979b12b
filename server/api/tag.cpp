#include "server/api/tag.h"

namespace affecta::api {

std::string tag_of(std::uint64_t digest) {
  constexpr unsigned bits = 4;
  std::string tag = "W/\"0000000000000000\"";
  std::size_t place = tag.size() - 1;
  for (; digest != 0; digest >>= bits) tag[--place] = "0123456789abcdef"[digest % (1U << bits)];
  return tag;
}

bool is_known(std::string_view if_none_match, std::string_view tag) {
  if (if_none_match.empty()) return false;
  return if_none_match == "*" || if_none_match.find(tag.substr(2)) != std::string_view::npos;
}

}  // namespace affecta::api
