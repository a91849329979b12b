#include "engine/displays/last_called.h"

#include <algorithm>

#include "engine/model/status_scan.h"

namespace affecta {

namespace {

// Whether the wish's candidate held its boarding house when the last pass began.
bool held_boarding(const Instance& instance, const RoundResult& result, WishIndex wish) {
  const auto wishes = instance.wishes_of_candidate[instance.wishes.candidate[wish]];
  return std::any_of(wishes.begin(), wishes.end(), [&](WishIndex other) {
    return instance.wishes.boarding[other] == instance.wishes.boarding[wish] &&
           is_held(result.status_before_last_pass(other));
  });
}

bool blocked_by_boarding(const Instance& instance, const RoundResult& result, WishIndex wish) {
  if (!instance.names_boarding(wish)) return false;
  const std::int32_t position = result.position[instance.wishes.boarding[wish]];
  return instance.wishes.boarding_rank[wish] > position && !held_boarding(instance, result, wish);
}

}  // namespace

std::int32_t last_called_rank(const Instance& instance, const RoundResult& result,
                              GroupIndex group) {
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
               !blocked_by_boarding(instance, result, wish)) {
      break;
    }
  }
  return last_called;
}

}  // namespace affecta
