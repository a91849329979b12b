#pragma once
// What is measured against a disk: a folder on it, what it gives by itself, and clients that keep
// so many requests in flight.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>

namespace affecta::bench {

using Clock = std::chrono::steady_clock;

// How long clients send; disks change from second to second.
inline constexpr std::chrono::seconds sending_time{2};

// In the temporary folder, and gone at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string operator/(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

// Appends of so many bytes to a plain file, each followed by fsync, in a second.
double plain_appends_per_second(const Folder& folder, std::size_t bytes);

// Sends again what was answered. `send` sends one; `answered` is called when it was answered.
class Client {
 public:
  using Send = std::function<void(const std::function<void()>& answered)>;
  Client(std::size_t in_flight, Send send);
  void run();

 private:
  std::size_t take();

  const Send send_;
  const std::function<void()> answered_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::size_t to_send_;
  const std::size_t in_flight_;
};

}  // namespace affecta::bench
