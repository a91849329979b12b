// The state of a round: its result in the making, and nothing else.
//
// `passes` counts the passes begun so far: the current one is number `passes`.
// Invariant: within a pass, holder sets and waiting lists stay those of its start (matching-rules
// 3.1): what the pass itself proposed is told apart by `pass`.
// Thread safety: the steps of a pass write distinct wishes and boarding houses from many threads.
#pragma once

#include <cstdint>

#include "engine/model/day_result.h"
#include "engine/model/instance.h"

namespace affecta {

struct RoundState : RoundResult {
  explicit RoundState(const Instance& of)
      : RoundResult{of.wishes.status.copy(), Array<WishIndex, std::uint32_t>(of.wish_count(), 0),
                    Array<BoardingIndex, std::int32_t>(of.boarding_count(), 0),
                    Array<BoardingIndex, std::int32_t>(of.boarding_count(), 0), 0},
        instance(of) {}

  const Instance& instance;

  bool held_at_pass_start(WishIndex wish) const {
    return is_held(status[wish]) && pass[wish] != passes;
  }

  // Whether the candidate of this waiting wish held its group when the pass began. A candidate has
  // at most two wishes in a group, with and without boarding.
  bool holds_group_at_pass_start(WishIndex wish) const {
    if (!instance.has(wish, wish_flag::has_sibling)) return false;
    const WishIndex sibling = instance.sibling(wish);
    return instance.wishes.group[sibling] == instance.wishes.group[wish] &&
           held_at_pass_start(sibling);
  }

  void set(WishIndex wish, WishStatus value) {
    status[wish] = value;
    pass[wish] = passes;
  }

  // A proposal of this pass that is not to be: the wish waits, as it did when the day began.
  void take_back(WishIndex wish) {
    status[wish] = WishStatus::waiting;
    pass[wish] = 0;
  }

  // A proposal is accepted at once when the responder is active (3.1): on, and the wish ordered.
  void propose(WishIndex wish) {
    const bool active =
        instance.has(wish, wish_flag::responder) && instance.wishes.preference[wish] > 0;
    set(wish,
        active ? WishStatus::proposed_today_accepted_by_responder : WishStatus::proposed_today);
  }
};

}  // namespace affecta
