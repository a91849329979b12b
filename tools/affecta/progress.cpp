#include "tools/affecta/progress.h"

#include <fmt/core.h>
#include <unistd.h>

namespace affecta::cli {

using namespace std::chrono_literals;

Progress::Progress(std::string_view unit, std::size_t total)
    : unit_(unit),
      total_(total),
      terminal_(::isatty(STDERR_FILENO) != 0),
      began_(std::chrono::steady_clock::now()),
      next_(began_ + 2s) {}

Progress::~Progress() {
  if (shown_) fmt::print(stderr, "\r\033[K");
}

void Progress::advance(std::size_t count) {
  const std::size_t done_so_far = done_ += count;
  if (terminal_) show(done_so_far);
}

void Progress::show(std::size_t done_so_far) {
  const std::unique_lock held(lock_, std::try_to_lock);
  const auto now = std::chrono::steady_clock::now();
  if (!held || now < next_) return;
  next_ = now + 200ms;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - began_).count();
  const double rate = static_cast<double>(done_so_far) / seconds;
  const double left = static_cast<double>(total_ - done_so_far) / rate;
  fmt::print(stderr, "\r\033[K{} of {} {}, {:.0f} a second, {:.0f} s left", done_so_far, total_,
             unit_, rate, left);
}

}  // namespace affecta::cli
