#include "server/views/standing.h"

#include <algorithm>

namespace affecta::views {

using namespace affecta::campaign;

Standing standing_of(const Campaign& live, CandidateIndex candidate) {
  Standing best = Standing::nothing;
  const auto have = [&](Standing standing) { best = std::min(best, standing); };
  live.each_wish_of(candidate, [&](CampaignWish wish) {
    const WishState state = live.state_of(wish);
    if (state == WishState::accepted) have(Standing::accepted);
    if (state == WishState::proposed) have(Standing::proposed);
    if (state == WishState::waiting || state == WishState::asked) have(Standing::waiting);
  });
  live.each_contract_of(candidate, [&](ContractIndex each) {
    const ContractState state = live.state.contracts[each.value].state;
    if (state == ContractState::accepted) have(Standing::accepted);
    if (state == ContractState::open) have(Standing::proposed);
  });
  return best;
}

void Tally::add(const Campaign& live, CandidateIndex candidate) {
  ++candidates[static_cast<std::size_t>(standing_of(live, candidate))];
  live.each_wish_of(candidate, [&](CampaignWish wish) {
    ++wishes[static_cast<std::size_t>(live.state_of(wish))];
  });
}

}  // namespace affecta::views
