// Writes snapshots of the state in a thread of its own.
//
// Purpose: keeping the state holds nobody up. One at a time.
// Thread safety: full. What is given before the end is written.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "server/store/snapshots.h"

namespace affecta::running {

struct StateToKeep {
  store::Position position;
  std::vector<std::string> parts;  // state_snapshot.h
};

class SnapshotWriter {
 public:
  // `on_warning`: told of each warning, by the thread that writes; or empty.
  SnapshotWriter(store::Snapshots snapshots, std::function<void(const std::string&)> on_warning);
  ~SnapshotWriter();
  SnapshotWriter(const SnapshotWriter&) = delete;
  SnapshotWriter& operator=(const SnapshotWriter&) = delete;

  // Whether it has nothing to do: then, and only then, it is given something.
  bool is_idle() const;
  void write(StateToKeep state);

  std::uint64_t written() const;
  std::vector<std::string> warnings() const;

 private:
  void run();

  const store::Snapshots snapshots_;
  const std::function<void(const std::string&)> on_warning_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::optional<StateToKeep> next_;
  bool writing_ = false;
  bool closing_ = false;
  std::uint64_t written_ = 0;
  std::vector<std::string> warnings_;
  std::thread thread_;  // the last: it uses all of them
};

}  // namespace affecta::running
