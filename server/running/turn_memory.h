// Memory for a day turn, had from the system before it is needed.
//
// Purpose: a turn takes some ninety bytes a wish for a second, and the system clears each page when
// it is first touched: more than half of the first turn's time, while answers wait. An allocator
// that keeps what is given back (tools/affecta/jemalloc_settings.cpp) pays that once; here it is
// paid before anybody waits.
// Thread safety: of one thread, which gives way. Cost: 1.2 GB for a country of 13 million wishes,
// which the process keeps; twice that if a day turns in the seconds before it has them.
#pragma once

#include <atomic>
#include <cstddef>
#include <future>

namespace affecta::running {

class TurnMemory {
 public:
  TurnMemory(std::size_t wishes, int niceness);
  ~TurnMemory() { is_ending_ = true; }
  TurnMemory(const TurnMemory&) = delete;
  TurnMemory& operator=(const TurnMemory&) = delete;

 private:
  void touch(std::size_t bytes) const;

  std::atomic<bool> is_ending_ = false;
  std::future<void> touching_;  // the last: it uses the other
};

}  // namespace affecta::running
