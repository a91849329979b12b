#include "engine/verify/passes.h"

#include <algorithm>

#include "engine/model/status_scan.h"

namespace affecta::verify {

Passes derive_passes(const Instance& instance, const RoundResult& result, const Part& part,
                     const Workers& workers) {
  struct Freed {
    bool anything_automatic = false;
    bool any = false;
    std::uint32_t last_pass = 0;
  };
  const bool passes_given = result.pass.size() != 0;
  Freed day;
  for (const Freed& chunk :
       workers.map_chunks(part.groups.size(), 64, [&](std::size_t begin, std::size_t end) {
         Freed freed;
         for (std::size_t i = begin; i < end; ++i) {
           for_each_with_status<is_set_automatically>(
               result.status.span(), instance.wishes_of_group[part.groups[i]], [&](WishIndex wish) {
                 freed.anything_automatic = true;
                 if (!freed_a_place(result.status[wish])) return;
                 freed.any = true;
                 if (!passes_given) return;
                 freed.last_pass = std::max(freed.last_pass, result.pass[wish]);
               });
         }
         return freed;
       })) {
    day.anything_automatic |= chunk.anything_automatic;
    day.any |= chunk.any;
    day.last_pass = std::max(day.last_pass, chunk.last_pass);
  }
  Passes passes{.last = 1, .anything_automatic = day.anything_automatic};
  if (day.any) passes.last = passes_given ? day.last_pass + 1 : 0;
  return passes;
}

}  // namespace affecta::verify
