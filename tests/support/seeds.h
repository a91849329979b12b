#pragma once
// How many random instances a test tries.

#include <cstdint>

namespace affecta::test {

// A build without sanitizer tries them all: it is the answers that differ from seed to seed. The
// sanitizers look at the ways through the code, which a fifth of the seeds takes as well, at five
// to forty times the cost of each.
constexpr std::uint64_t seeds_to_try(std::uint64_t all) {
#ifdef AFFECTA_SANITIZED
  return all / 5;
#else
  return all;
#endif
}

}  // namespace affecta::test
