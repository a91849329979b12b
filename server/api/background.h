// Work that takes longer than an io thread may: previews, audits, long exports.
//
// Purpose: one thread that gives way to whoever answers people, and a short queue before it.
// Thread safety: full. What waits at the end is given up; what was begun is finished.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "engine/base/refusal.h"

namespace affecta::api {

class Background {
 public:
  explicit Background(int niceness, std::size_t queue_limit = 64);
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  // Refused: queue_full.
  Result<void> run(std::function<void()> task);

 private:
  void work(int niceness);

  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> tasks_;
  bool closing_ = false;
  std::thread thread_;  // the last: it uses all of them
};

}  // namespace affecta::api
