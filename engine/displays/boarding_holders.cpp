#include "engine/displays/boarding_holders.h"

#include <algorithm>

namespace affecta {

bool BoardingHoldersAtLastPass::contain(BoardingIndex boarding, CandidateIndex candidate) {
  House& house = houses_[boarding.value];
  std::call_once(house.listed, [&] { list(boarding, house.holders); });
  return std::ranges::binary_search(house.holders, candidate);
}

void BoardingHoldersAtLastPass::list(BoardingIndex boarding,
                                     std::vector<CandidateIndex>& holders) const {
  for (const WishIndex wish : instance_.wishes_of_boarding[boarding]) {
    // Most hold nothing today either: their passes are not read.
    if (!is_held(result_.status[wish]) || !is_held(result_.status_before_last_pass(wish))) continue;
    holders.push_back(instance_.wishes.candidate[wish]);
  }
  std::ranges::sort(holders);
}

}  // namespace affecta
