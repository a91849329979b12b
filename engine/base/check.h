// Broken invariants stop the process.
//
// Purpose: AFFECTA_CHECK states what the code around it guarantees (a programmer's error when it
// fails, never bad input: bad input is a Refusal). It stays on in release builds; recovery replays.
// Cost: one predictable branch.
#pragma once

namespace affecta {

[[noreturn]] void fail_check(const char* condition, const char* file, int line);

}  // namespace affecta

#define AFFECTA_CHECK(condition)                             \
  do {                                                       \
    if (!(condition)) [[unlikely]]                           \
      ::affecta::fail_check(#condition, __FILE__, __LINE__); \
  } while (false)
