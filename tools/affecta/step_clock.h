// Seconds per step of a command, and what the process used.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/day/daily_round.h"

namespace affecta::cli {

struct StepTime {
  std::string step;
  unsigned pass = 0;  // 0: outside the passes
  double seconds = 0;
};

// Steps follow each other: beginning one ends the one before.
class StepClock : public StepObserver {
 public:
  void begin(std::string_view step, unsigned pass) override;
  // Ends the last step; the steps in the order in which they began.
  const std::vector<StepTime>& finish();

 private:
  void end_step();

  std::chrono::steady_clock::time_point began_;
  bool running_ = false;
  std::vector<StepTime> times_;
};

// The most memory the process has had, in bytes.
std::size_t peak_memory();

}  // namespace affecta::cli
