#include "engine/round/maximum_position.h"

#include <algorithm>

namespace affecta {

namespace {

bool reservation_is_over(const RoundState& state, std::span<const WishIndex> wishes) {
  const Instance& instance = state.instance;
  if (instance.parameters.reservation_over()) return true;
  return std::ranges::any_of(wishes, [&](WishIndex wish) {
    return is_waiting(state.status[wish]) &&
           instance.has(instance.wishes.group[wish], group_flag::reservation_ended);
  });
}

}  // namespace

std::int32_t maximum_position(const RoundState& state, BoardingIndex boarding,
                              const BoardingHolders& holders) {
  const Instance& instance = state.instance;
  const auto wishes = instance.wishes_of_boarding[boarding];
  if (reservation_is_over(state, wishes)) return no_limit;

  // Beds are kept for the candidates ranked first among those likely to be called in time.
  std::int64_t beds = instance.boardings.capacity[boarding];
  beds -= static_cast<std::int64_t>(holders.size());
  std::int32_t last_counted = 0;
  for (const WishIndex wish : wishes) {
    if (beds <= 0) break;
    if (!is_waiting(state.status[wish])) continue;
    const std::int32_t rank = instance.wishes.boarding_rank[wish];
    const GroupIndex group = instance.wishes.group[wish];
    if (instance.wishes.call_rank[wish] > instance.groups.estimate[group]) continue;
    if (rank == last_counted) continue;
    if (holders.contain(instance.wishes.candidate[wish])) continue;
    last_counted = rank;
    --beds;
  }
  return last_counted;
}

}  // namespace affecta
