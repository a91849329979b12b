#include "engine/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace affecta {

void fail_check(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "affecta: broken invariant at %s:%d: %s\n", file, line, condition);
  std::abort();
}

}  // namespace affecta
