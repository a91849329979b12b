#include "engine/verify/passes.h"

#include <algorithm>

namespace affecta::verify {

namespace {

bool any_freed_a_place(const RoundResult& result, std::size_t begin, std::size_t end) {
  return any_status(result.status.span().subspan(begin, end - begin),
                    [](WishStatus status) { return freed_a_place(status); });
}

// The last pass of the chunk that freed a place, 0 if none did.
std::uint32_t last_freeing_pass(const RoundResult& result, std::size_t begin, std::size_t end) {
  std::uint32_t last = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const WishIndex wish = WishIndex::at(i);
    if (freed_a_place(result.status[wish])) last = std::max(last, result.pass[wish]);
  }
  return last;
}

}  // namespace

Passes derive_passes(const RoundResult& result, const Workers& workers) {
  struct Freed {
    bool any = false;
    std::uint32_t last = 0;
  };
  const bool passes_given = result.pass.size() != 0;
  Freed day;
  for (const Freed& chunk : workers.map_chunks(
           result.status.size(), wishes_per_chunk, [&](std::size_t begin, std::size_t end) {
             Freed freed{.any = any_freed_a_place(result, begin, end)};
             if (freed.any && passes_given) freed.last = last_freeing_pass(result, begin, end);
             return freed;
           })) {
    day.any |= chunk.any;
    day.last = std::max(day.last, chunk.last);
  }
  if (!day.any) return {.last = 1};
  return {.last = passes_given ? day.last + 1 : 0};
}

}  // namespace affecta::verify
