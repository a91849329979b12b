#include "engine/displays/last_called.h"

#include <algorithm>

#include "engine/model/status_scan.h"

namespace affecta {

namespace {

bool blocked_by_boarding(const Instance& instance, const RoundResult& result,
                         BoardingHoldersAtLastPass& holders, WishIndex wish) {
  if (!instance.names_boarding(wish)) return false;
  const BoardingIndex boarding = instance.wishes.boarding[wish];
  return instance.wishes.boarding_rank[wish] > result.position[boarding] &&
         !holders.contain(boarding, instance.wishes.candidate[wish]);
}

}  // namespace

std::int32_t last_called_rank(const Instance& instance, const RoundResult& result,
                              BoardingHoldersAtLastPass& holders, GroupIndex group) {
  const IndexRange<WishIndex> wishes = instance.wishes_of_group[group];
  if (wishes.empty() || !any_status<is_proposed_today>(
                            result.status.span().subspan(wishes.front().value, wishes.size()))) {
    return 0;
  }
  std::int32_t last_called = 0;
  for (const WishIndex wish : wishes) {
    const WishStatus status = result.status[wish];
    // Of the held wishes those proposed today: the others were proposed before and take no part.
    if (is_proposed_today(status)) {
      last_called = std::max(last_called, instance.wishes.displayed_call_rank[wish]);
    } else if (is_waiting(status) && !instance.has(wish, wish_flag::ignore_waiting_rank) &&
               !blocked_by_boarding(instance, result, holders, wish)) {
      break;
    }
  }
  return last_called;
}

}  // namespace affecta
