// Parallel loops with ordered results.
//
// Purpose: the one place where the engine meets threads. Work is cut in chunks whose bounds depend
// on the count and the grain only, never on the number of threads: what a loop computes is the same
// for any of them.
// Backend: oneTBB; with AFFECTA_PARALLEL_BACKEND_THREADS, plain std::thread (ThreadSanitizer sees
// false races in Debian's oneTBB).
// Thread safety: a Workers may be used from one thread at a time; loops may be nested.
// Errors: an exception thrown by a chunk is rethrown in the caller; other chunks may not have run.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace affecta {

class Workers {
 public:
  // threads = 0: as many as the machine has. `on_entry`: called by each thread that comes to work,
  // each time before it does (a server lowers its priority); must not throw.
  explicit Workers(unsigned threads = 0, std::function<void()> on_entry = {});
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  unsigned threads() const { return threads_; }

  // body(begin, end) for consecutive chunks of at most `grain` elements of [0, count).
  void for_chunks(std::size_t count, std::size_t grain,
                  const std::function<void(std::size_t begin, std::size_t end)>& body) const;

  // body(index) for each of [0, count): for items that are heavy or uneven.
  template <class Body>
  void for_each(std::size_t count, std::size_t grain, const Body& body) const {
    for_chunks(count, grain, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) body(i);
    });
  }

  // The values of body(begin, end) for each chunk, in the order of the chunks.
  template <class Body>
  auto map_chunks(std::size_t count, std::size_t grain, const Body& body) const {
    using Value = decltype(body(std::size_t{}, std::size_t{}));
    std::vector<std::optional<Value>> values(count == 0 ? 0 : (count - 1) / grain + 1);
    for_chunks(count, grain, [&](std::size_t begin, std::size_t end) {
      values[begin / grain].emplace(body(begin, end));
    });
    std::vector<Value> result;
    result.reserve(values.size());
    for (auto& value : values) result.push_back(std::move(*value));
    return result;
  }

 private:
  struct Backend;
  unsigned threads_;
  std::unique_ptr<Backend> backend_;
};

}  // namespace affecta
