// The state of a round: what its passes change, and nothing else.
//
// Shapes: status, pass_of by wish; position, maximum by boarding house.
// Invariant: within a pass, holder sets and waiting lists stay those of its start (matching-rules
// 3.1): what the pass itself proposed is told apart by pass_of.
// Thread safety: the steps of a pass write distinct wishes and boarding houses from many threads.
#pragma once

#include <cstdint>

#include "engine/base/column.h"
#include "engine/model/instance.h"

namespace affecta {

struct RoundState {
  explicit RoundState(const Instance& of)
      : instance(of),
        status(of.wishes.status.copy()),
        pass_of(of.wish_count(), 0),
        position(of.boarding_count(), 0),
        maximum(of.boarding_count(), 0) {}

  const Instance& instance;
  Array<WishIndex, WishStatus> status;
  Array<WishIndex, std::uint32_t> pass_of;  // the pass that gave the status, 0 = none
  Array<BoardingIndex, std::int32_t> position;
  Array<BoardingIndex, std::int32_t> maximum;
  std::uint32_t pass = 0;  // the current one, from 1

  bool held_at_pass_start(WishIndex wish) const {
    return is_held(status[wish]) && pass_of[wish] != pass;
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
    pass_of[wish] = pass;
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
