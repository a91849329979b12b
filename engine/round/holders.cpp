#include "engine/round/holders.h"

#include "engine/base/sorted.h"
#include "engine/model/status_scan.h"

namespace affecta {

std::int32_t count_holders(const RoundState& state, GroupIndex group) {
  const Instance& instance = state.instance;
  return count_with_status<is_held>(
      state.status.span(), instance.wishes.flags.span(), wish_flag::has_sibling,
      instance.wishes_of_group[group], [&](WishIndex wish) {
        // Both wishes of a candidate held: counted at the first.
        return !state.holds_group_at_pass_start(wish) || wish < instance.sibling(wish);
      });
}

BoardingHolders::BoardingHolders(const RoundState& state, BoardingIndex boarding) {
  for (const WishIndex wish : state.instance.wishes_of_boarding[boarding]) {
    if (state.held_at_pass_start(wish)) {
      candidates_.push_back(state.instance.wishes.candidate[wish]);
    }
  }
  sort_unique(candidates_);
  for (const CandidateIndex candidate : candidates_) filter_[place(candidate)] |= bit(candidate);
}

}  // namespace affecta
