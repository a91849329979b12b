#include "engine/base/parallel.h"

#include <atomic>
#include <numeric>
#include <stdexcept>

#include <catch2/catch.hpp>

namespace affecta {
namespace {

TEST_CASE("chunks cover every element once, with bounds that do not depend on the threads") {
  for (const unsigned threads : {1U, 2U, 8U}) {
    const Workers workers(threads);
    std::vector<std::atomic<int>> seen(1'000);
    std::atomic<bool> bounds_hold = true;
    workers.for_chunks(seen.size(), 7, [&](std::size_t begin, std::size_t end) {
      if (begin % 7 != 0 || end != std::min<std::size_t>(begin + 7, 1'000)) bounds_hold = false;
      for (std::size_t i = begin; i < end; ++i) ++seen[i];
    });
    CHECK(bounds_hold);
    CHECK(std::accumulate(seen.begin(), seen.end(), 0) == 1'000);
    CHECK(std::all_of(seen.begin(), seen.end(), [](const auto& times) { return times == 1; }));
  }
}

TEST_CASE("each thread that works is told before it does") {
  static thread_local bool told = false;
  std::atomic<bool> all_told = true;
  const Workers workers(4, [] { told = true; });
  workers.for_chunks(64, 1, [&](std::size_t, std::size_t) {
    if (!told) all_told = false;
  });
  CHECK(all_told);
}

TEST_CASE("mapped chunks come back in order") {
  for (const unsigned threads : {1U, 2U, 8U}) {
    const auto begins =
        Workers(threads).map_chunks(100, 9, [](std::size_t begin, std::size_t) { return begin; });
    REQUIRE(begins.size() == 12);
    for (std::size_t i = 0; i < begins.size(); ++i) CHECK(begins[i] == i * 9);
  }
}

TEST_CASE("nothing to do is done at once") {
  const Workers workers(2);
  workers.for_chunks(0, 5, [](std::size_t, std::size_t) { FAIL("called"); });
  CHECK(workers.map_chunks(0, 5, [](std::size_t, std::size_t) { return 1; }).empty());
}

TEST_CASE("an exception of a chunk reaches the caller") {
  for (const unsigned threads : {1U, 2U}) {
    const Workers workers(threads);
    CHECK_THROWS_AS(workers.for_chunks(100, 1,
                                       [](std::size_t begin, std::size_t) {
                                         if (begin == 50) throw std::runtime_error("chunk 50");
                                       }),
                    std::runtime_error);
  }
}

TEST_CASE("loops may be nested") {
  const Workers workers(2);
  std::atomic<int> count = 0;
  workers.for_each(10, 1,
                   [&](std::size_t) { workers.for_each(10, 1, [&](std::size_t) { ++count; }); });
  CHECK(count == 100);
}

}  // namespace
}  // namespace affecta
