// Proposals of plain groups: those that no boarding house constrains (matching-rules 3.2).
//
// Purpose: a plain group proposes down its call order and stops. What it has left to do in a later
// pass of the same day follows from how many candidates gave their place back: the walk goes on
// where it stopped, so a long chain of freed places costs what it moves, not the size of the group.
// Invariant: before the cursor of a group, no wish waits.
// Thread safety: distinct groups may be handled from distinct threads.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/round/round_state.h"

namespace affecta {

class PlainGroups {
 public:
  explicit PlainGroups(const Instance& instance) : walk_(instance.group_count()) {}

  // The first pass of the day. Appends what it proposes to `proposed`. Cost: the group's wishes.
  void propose_first(RoundState& state, GroupIndex group, std::vector<WishIndex>& proposed);

  // A later pass, after `give_back`. Cost: the wishes it passes over, once a day.
  void propose_again(RoundState& state, GroupIndex group, std::vector<WishIndex>& proposed);

  // A candidate no longer holds the group.
  void give_back(GroupIndex group) { --walk_[group].holders; }

 private:
  struct Walk {
    std::int32_t holders = 0;
    WishIndex cursor;  // the first wish not yet walked over
  };
  Array<GroupIndex, Walk> walk_;
};

}  // namespace affecta
