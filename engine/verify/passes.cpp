#include "engine/verify/passes.h"

#include <algorithm>

#include "engine/model/status_scan.h"

namespace affecta::verify {

Passes derive_passes(const Instance& instance, const RoundResult& result, const Part& part,
                     const Workers& workers) {
  Passes passes;
  for (const auto& chunk :
       workers.map_chunks(part.groups.size(), 64, [&](std::size_t begin, std::size_t end) {
         std::vector<WishIndex> automatic;
         for (std::size_t i = begin; i < end; ++i) {
           for_each_with_status<is_set_automatically>(
               result.status.span(), instance.wishes_of_group[part.groups[i]],
               [&](WishIndex wish) { automatic.push_back(wish); });
         }
         return automatic;
       })) {
    passes.automatic.insert(passes.automatic.end(), chunk.begin(), chunk.end());
  }
  const bool passes_given = result.pass.size() != 0;
  bool any_freed = false;
  std::uint32_t last_that_freed = 0;
  for (const WishIndex wish : passes.automatic) {
    if (!freed_a_place(result.status[wish])) continue;
    any_freed = true;
    if (passes_given) last_that_freed = std::max(last_that_freed, result.pass[wish]);
  }
  const bool known = passes_given || !any_freed;
  passes.last = known ? last_that_freed + 1 : 0;
  return passes;
}

}  // namespace affecta::verify
