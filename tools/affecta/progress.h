// Rate and time left of something that may take more than two seconds, on standard error; quiet
// when that is not a terminal.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string_view>

namespace affecta::cli {

class Progress {
 public:
  // `unit`: what is counted, in the plural.
  Progress(std::string_view unit, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // From any thread.
  void advance(std::size_t count = 1);

 private:
  void show(std::size_t done_so_far);

  std::string_view unit_;
  std::size_t total_;
  bool terminal_;
  std::chrono::steady_clock::time_point began_;
  std::chrono::steady_clock::time_point next_;
  std::atomic<std::size_t> done_{0};
  bool shown_ = false;
  std::mutex lock_;
};

}  // namespace affecta::cli
