// The last pass of a day, proposed again plainly: maxima, positions, proposals.
//
// Purpose: P6 compares the positions with these, the check of a document the proposals. One
// overfull boarding house is lowered by one candidate at a time, in whatever order they come up;
// nothing is shared with the computation that is checked.
// Source: matching-rules section 3.2, section 6 (P6).
// Thread safety: a value. Cost: a wish is proposed at most once and blocked at most once: linear,
// plus a binary search for each boarding wish proposed in place of another.
#pragma once

#include <cstdint>

#include "engine/verify/checked_day.h"

namespace affecta::verify {

struct LastPass {
  explicit LastPass(const Instance& instance)
      : maximum(instance.boarding_count()),
        position(instance.boarding_count()),
        proposed(instance.wish_count()) {}

  Array<BoardingIndex, std::int32_t> maximum;
  Array<BoardingIndex, std::int32_t> position;
  // 1: proposed in the last pass. Of the groups that were asked for.
  Array<WishIndex, std::uint8_t> proposed;
};

enum class ProposeIn : std::uint8_t {
  boarding_components,  // the groups where somebody waits for a boarding house: enough for
                        // positions
  every_group,
};

// Fills `pass` for the tied groups and boarding houses of the day's part, leaves the others alone.
// Needs day.last_pass_known().
void propose_last_pass_again(const CheckedDay& day, ProposeIn groups, LastPass& pass);

// The maximum of a boarding house at the last pass.
std::int32_t maximum_at_last_pass(const CheckedDay& day, BoardingIndex boarding);

}  // namespace affecta::verify
