#include "bench/disk.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace affecta::bench {

Folder::Folder()
    : path_((std::filesystem::temp_directory_path() / "affecta-bench-XXXXXX").string()) {
  if (::mkdtemp(path_.data()) == nullptr) std::abort();
}

Folder::~Folder() { std::filesystem::remove_all(path_); }

double plain_appends_per_second(const Folder& folder, std::size_t bytes) {
  const int file =
      ::open((folder / "plain").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const std::string text(bytes, 'x');
  std::size_t count = 0;
  const auto begin = Clock::now();
  std::chrono::duration<double> elapsed{};
  while (elapsed < sending_time / 2) {
    if (::write(file, text.data(), text.size()) < 0 || ::fsync(file) != 0) std::abort();
    ++count;
    elapsed = Clock::now() - begin;
  }
  ::close(file);
  return static_cast<double>(count) / elapsed.count();
}

Client::Client(std::size_t in_flight, Send send)
    : send_(std::move(send)),
      answered_([this] {
        const std::lock_guard guard(mutex_);
        ++to_send_;
        wake_.notify_one();
      }),
      to_send_(in_flight),
      in_flight_(in_flight) {}

void Client::run() {
  const auto end = Clock::now() + sending_time;
  while (Clock::now() < end) {
    for (std::size_t count = take(); count > 0; --count) send_(answered_);
  }
  std::unique_lock guard(mutex_);
  wake_.wait(guard, [&] { return to_send_ == in_flight_; });
}

std::size_t Client::take() {
  std::unique_lock guard(mutex_);
  wake_.wait(guard, [&] { return to_send_ > 0; });
  return std::exchange(to_send_, 0);
}

}  // namespace affecta::bench
