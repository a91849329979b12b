// Who holds what when a pass begins (matching-rules 3.1).
//
// Thread safety: pure. Cost: linear in the wishes looked at, and a sort of the holders.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "engine/round/round_state.h"

namespace affecta {

// Number of candidates who held a wish in the group when the pass began; it has proposed nothing
// there yet.
std::int32_t count_holders(const RoundState& state, GroupIndex group);

// The candidates who held a wish with the boarding house when the pass began.
class BoardingHolders {
 public:
  BoardingHolders(const RoundState& state, BoardingIndex boarding);
  std::size_t size() const { return candidates_.size(); }
  // Most candidates asked about hold nothing there: a filter answers for them.
  bool contain(CandidateIndex candidate) const {
    return (filter_[place(candidate)] & bit(candidate)) != 0 &&
           std::ranges::binary_search(candidates_, candidate);
  }

 private:
  static std::size_t place(CandidateIndex candidate) { return candidate.value / 64 % 16; }
  static std::uint64_t bit(CandidateIndex candidate) {
    return std::uint64_t{1} << candidate.value % 64;
  }

  std::vector<CandidateIndex> candidates_;  // sorted
  std::array<std::uint64_t, 16> filter_{};
};

}  // namespace affecta
