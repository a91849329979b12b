#pragma once
// What a fuzz target states: a failure stops the process, which libFuzzer reports with its input.

#include <cstdio>
#include <cstdlib>

#include "engine/base/refusal.h"

#define EXPECT(condition)                                                          \
  do {                                                                             \
    if (!(condition)) {                                                            \
      std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                \
    }                                                                              \
  } while (false)

namespace affecta::test {

// A refusal says where, what, and what to do.
inline void expect_clear(const Refusal& refusal) {
  EXPECT(!refusal.where.empty());
  EXPECT(!refusal.what.empty());
  EXPECT(!refusal.message().empty());
}

}  // namespace affecta::test
