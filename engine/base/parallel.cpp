#include "engine/base/parallel.h"

#include <algorithm>
#include <thread>

#ifdef AFFECTA_PARALLEL_BACKEND_THREADS
#include <atomic>
#include <exception>
#include <mutex>
#else
#include <mutex>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

namespace affecta {

namespace {

unsigned resolve(unsigned threads) {
  return threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

std::size_t chunk_count(std::size_t count, std::size_t grain) {
  return count == 0 ? 0 : (count - 1) / grain + 1;
}

}  // namespace

#ifdef AFFECTA_PARALLEL_BACKEND_THREADS

struct Workers::Backend {
  Backend(unsigned, std::function<void()> entry) : on_entry(std::move(entry)) {}

  void run(unsigned threads, std::size_t chunks,
           const std::function<void(std::size_t)>& chunk) const {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failure_lock;
    const auto work = [&] {
      for (std::size_t i = next++; i < chunks; i = next++) {
        try {
          chunk(i);
        } catch (...) {
          const std::lock_guard lock(failure_lock);
          if (!failure) failure = std::current_exception();
        }
      }
    };
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, chunks); ++i) {
      others.emplace_back(work);
    }
    work();
    for (auto& other : others) other.join();
    if (failure) std::rethrow_exception(failure);
  }

  const std::function<void()> on_entry;
};

#else

namespace {

// oneTBB runs as many threads as the machine has cores unless told otherwise: more are worth having
// only to show that the result does not depend on their number.
void allow_threads(unsigned threads) {
  static std::mutex lock;
  static unsigned allowed = resolve(0);
  static std::unique_ptr<tbb::global_control> control;
  const std::lock_guard guard(lock);
  if (threads <= allowed) return;
  control.reset();  // of several, the smallest would hold
  control =
      std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
  allowed = threads;
}

}  // namespace

struct Workers::Backend {
  Backend(unsigned threads, std::function<void()> entry)
      : arena(static_cast<int>(threads)), on_entry(std::move(entry)) {
    allow_threads(threads);
  }

  void run(unsigned, std::size_t chunks, const std::function<void(std::size_t)>& chunk) {
    arena.execute([&] {
      tbb::parallel_for(
          tbb::blocked_range<std::size_t>(0, chunks, 1),
          [&](const tbb::blocked_range<std::size_t>& range) {
            for (std::size_t i = range.begin(); i < range.end(); ++i) chunk(i);
          },
          tbb::simple_partitioner());
    });
  }

  tbb::task_arena arena;
  const std::function<void()> on_entry;
};

#endif

Workers::Workers(unsigned threads, std::function<void()> on_entry)
    : threads_(resolve(threads)),
      backend_(std::make_unique<Backend>(threads_, std::move(on_entry))) {}

Workers::~Workers() = default;

void Workers::for_chunks(
    std::size_t count, std::size_t grain,
    const std::function<void(std::size_t begin, std::size_t end)>& body) const {
  const std::size_t chunks = chunk_count(count, grain);
  const auto chunk = [&](std::size_t i) {
    if (backend_->on_entry) backend_->on_entry();
    body(i * grain, std::min(count, (i + 1) * grain));
  };
  if (threads_ == 1 || chunks <= 1) {
    for (std::size_t i = 0; i < chunks; ++i) chunk(i);
    return;
  }
  backend_->run(threads_, chunks, chunk);
}

}  // namespace affecta
