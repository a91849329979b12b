// The maximum of a boarding house's position (matching-rules section 3.2).
#include <algorithm>

#include "engine/verify/last_pass.h"

namespace affecta::verify {

namespace {

bool waits_for_a_group_without_reservation(const CheckedDay& day, BoardingIndex boarding) {
  const auto wishes = day.instance.wishes_of_boarding[boarding];
  return std::any_of(wishes.begin(), wishes.end(), [&](WishIndex wish) {
    return is_waiting(day.at_last_pass(wish)) &&
           day.instance.has(day.instance.wishes.group[wish], group_flag::reservation_ended);
  });
}

}  // namespace

std::int32_t maximum_at_last_pass(const CheckedDay& day, BoardingIndex boarding) {
  const Instance& instance = day.instance;
  if (instance.parameters.reservation_over()) return no_limit;
  if (waits_for_a_group_without_reservation(day, boarding)) return no_limit;

  const std::int64_t beds = instance.boardings.capacity[boarding] -
                            day.count_boarding_holders(boarding, holds::last_pass);
  std::int64_t counted = 0;
  std::int32_t last_counted = 0;
  for (const WishIndex wish : instance.wishes_of_boarding[boarding]) {
    if (counted >= beds) break;
    if (!is_waiting(day.at_last_pass(wish))) continue;
    const std::int32_t rank = instance.wishes.boarding_rank[wish];
    const GroupIndex group = instance.wishes.group[wish];
    if (instance.wishes.call_rank[wish] > instance.groups.estimate[group] || rank == last_counted ||
        day.holds_boarding(boarding, instance.wishes.candidate[wish], holds::last_pass)) {
      continue;
    }
    ++counted;
    last_counted = rank;
  }
  return last_counted;
}

}  // namespace affecta::verify
