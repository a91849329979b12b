#include "server/api/background.h"

#include <utility>

#include "server/running/give_way.h"

namespace affecta::api {

Background::Background(int niceness, std::size_t queue_limit)
    : limit_(queue_limit), thread_([this, niceness] { work(niceness); }) {}

Background::~Background() {
  {
    const std::lock_guard guard(mutex_);
    closing_ = true;
    tasks_.clear();
  }
  wake_.notify_one();
  thread_.join();
}

Result<void> Background::run(std::function<void()> task) {
  {
    const std::lock_guard guard(mutex_);
    if (tasks_.size() >= limit_) {
      return refuse(
          RefusalCode::queue_full, "background work",
          std::to_string(tasks_.size()) + " tasks wait, the most is " + std::to_string(limit_));
    }
    tasks_.push_back(std::move(task));
  }
  wake_.notify_one();
  return {};
}

void Background::work(int niceness) {
  running::give_way(niceness);
  std::unique_lock guard(mutex_);
  while (true) {
    wake_.wait(guard, [this] { return closing_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    const std::function<void()> task = std::move(tasks_.front());
    tasks_.pop_front();
    guard.unlock();
    task();
    guard.lock();
  }
}

}  // namespace affecta::api
