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
#include "engine/model/status_scan.h"

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

  // The candidate's other wish in the same admission group, none if there is none. A candidate has
  // at most two wishes in a group, with and without boarding.
  WishIndex sibling_in_group(WishIndex wish) const {
    if (!instance.has(wish, wish_flag::has_sibling)) return WishIndex::none();
    const WishIndex sibling = instance.sibling(wish);
    const bool here = instance.wishes.group[sibling] == instance.wishes.group[wish];
    return here ? sibling : WishIndex::none();
  }

  // Whether the candidate of this waiting wish held its group when the pass began.
  bool holds_group_at_pass_start(WishIndex wish) const {
    const WishIndex sibling = sibling_in_group(wish);
    return sibling && held_at_pass_start(sibling);
  }

  // visit(wish) for the waiting wishes of the group whose candidate held it when the pass began.
  template <class Visit>
  void for_each_waiting_of_holders(GroupIndex group, const Visit& visit) const {
    for_each_flagged_with_status<is_held>(status.span(), instance.wishes.flags.span(),
                                          wish_flag::has_sibling, instance.wishes_of_group[group],
                                          [&](WishIndex held) {
                                            if (!held_at_pass_start(held)) return;
                                            const WishIndex sibling = sibling_in_group(held);
                                            if (sibling && is_waiting(status[sibling]))
                                              visit(sibling);
                                          });
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
