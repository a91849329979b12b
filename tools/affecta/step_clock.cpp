#include "tools/affecta/step_clock.h"

#include <sys/resource.h>

namespace affecta::cli {

void StepClock::begin(std::string_view step, unsigned pass) {
  end_step();
  times_.push_back({std::string(step), pass, 0});
  began_ = std::chrono::steady_clock::now();
  running_ = true;
}

const std::vector<StepTime>& StepClock::finish() {
  end_step();
  return times_;
}

void StepClock::end_step() {
  if (!running_) return;
  times_.back().seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  running_ = false;
}

std::size_t peak_memory() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;  // Linux counts in KiB
}

}  // namespace affecta::cli
