#include "server/running/snapshot_writer.h"

#include <utility>

namespace affecta::running {

SnapshotWriter::SnapshotWriter(store::Snapshots snapshots,
                               std::function<void(const std::string&)> on_warning)
    : snapshots_(std::move(snapshots)),
      on_warning_(std::move(on_warning)),
      thread_([this] { run(); }) {}

SnapshotWriter::~SnapshotWriter() {
  {
    const std::lock_guard guard(mutex_);
    closing_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

bool SnapshotWriter::is_idle() const {
  const std::lock_guard guard(mutex_);
  return !next_ && !writing_;
}

void SnapshotWriter::write(StateToKeep state) {
  {
    const std::lock_guard guard(mutex_);
    next_ = std::move(state);
  }
  wake_.notify_one();
}

std::uint64_t SnapshotWriter::written() const {
  const std::lock_guard guard(mutex_);
  return written_;
}

std::vector<std::string> SnapshotWriter::warnings() const {
  const std::lock_guard guard(mutex_);
  return warnings_;
}

void SnapshotWriter::run() {
  std::unique_lock guard(mutex_);
  while (true) {
    wake_.wait(guard, [this] { return closing_ || next_; });
    if (!next_) return;
    StateToKeep state = std::move(*next_);
    next_.reset();
    writing_ = true;
    guard.unlock();
    const std::vector<std::string_view> parts(state.parts.begin(), state.parts.end());
    const auto done = snapshots_.write(state.position, parts);
    state.parts.clear();
    guard.lock();
    writing_ = false;
    if (done) {
      ++written_;
    } else {
      warnings_.push_back("a snapshot was not written: " + done.error().message());
      if (on_warning_) on_warning_(warnings_.back());
    }
  }
}

}  // namespace affecta::running
