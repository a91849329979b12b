#include "engine/displays/displays.h"

#include "engine/base/check.h"
#include "engine/displays/bars.h"
#include "engine/displays/last_called.h"
#include "engine/displays/waiting_ranks.h"

namespace affecta {

Displays compute_displays(const Instance& instance, const RoundResult& result,
                          const Workers& workers) {
  AFFECTA_CHECK(result.status.size() == instance.wish_count());
  AFFECTA_CHECK(result.pass.size() == instance.wish_count());
  AFFECTA_CHECK(result.position.size() == instance.boarding_count());

  Displays displays;
  displays.waiting_rank = Array<WishIndex, std::int32_t>(instance.wish_count());
  displays.last_called = Array<GroupIndex, std::int32_t>(instance.group_count());
  displays.number_waiting = Array<GroupIndex, std::int32_t>(instance.group_count());
  update_displays(instance, result, Part::whole(instance), workers, displays);
  return displays;
}

void update_displays(const Instance& instance, const RoundResult& result, const Part& part,
                     const Workers& workers, Displays& displays) {
  BoardingHoldersAtLastPass holders(instance, result);
  workers.for_each(part.groups.size(), 32, [&](std::size_t i) {
    const GroupIndex group = part.groups[i];
    displays.number_waiting[group] =
        rank_waiting_list(instance, result, group, part.first_changed[i], displays.waiting_rank);
    displays.last_called[group] = last_called_rank(instance, result, holders, group);
  });
  displays.bars = compute_bars(instance, result, part.boardings, displays.bars, workers);
}

}  // namespace affecta
