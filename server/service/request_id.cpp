#include "server/service/request_id.h"

#include <atomic>
#include <random>

#include <fmt/format.h>

namespace affecta::service {

std::string next_request_id() {
  static const std::uint32_t process = std::random_device()();
  static std::atomic<unsigned> threads = 0;
  thread_local const std::string prefix = fmt::format("{:08x}-{}-", process, ++threads);
  thread_local std::uint64_t last = 0;
  return prefix + std::to_string(++last);
}

}  // namespace affecta::service
