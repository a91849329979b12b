// What the checks look up about boarding houses, group by group and house by house.
//
// Shapes: wishes and boardings by group, holders by boarding house.
// Thread safety: distinct rows may be written from distinct threads.
// Cost: one sweep over the flags; 4 bytes for each wish that names a boarding house, 8 a holder.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/model/instance.h"

namespace affecta::verify {

// What a candidate holds in a boarding house, as bits.
namespace holds {
inline constexpr std::uint8_t initially = 1;  // after the round, a wish proposed before
inline constexpr std::uint8_t currently = 2;  // after the round
inline constexpr std::uint8_t last_pass = 4;  // when the last pass began (where it is known)
}  // namespace holds

struct Holder {
  CandidateIndex candidate;
  std::uint8_t bits = 0;
};

struct BoardingLists {
  // Which wishes name which boarding houses: the same whatever the statuses are.
  BoardingLists(const Instance& instance, const Workers& workers);
  // The group's wishes are in another order.
  void list_again(const Instance& instance, GroupIndex group);

  Array<GroupIndex, std::vector<WishIndex>> wishes;         // in call order
  Array<GroupIndex, std::vector<BoardingIndex>> boardings;  // in order
  Array<BoardingIndex, std::vector<Holder>> holders;        // by candidate; CheckedDay lists them
};

}  // namespace affecta::verify
