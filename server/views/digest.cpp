#include "server/views/digest.h"

#include <xxhash.h>

namespace affecta::views {

std::uint64_t Digest::with(std::string_view rest) && {
  bytes_.resize(size_);
  bytes_ += rest;
  return XXH3_64bits(bytes_.data(), bytes_.size());
}

}  // namespace affecta::views
