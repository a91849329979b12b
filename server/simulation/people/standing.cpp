#include "server/simulation/people/standing.h"

namespace affecta::simulation {

namespace {

using campaign::ContractState;
using campaign::WishState;

void look_at(const Scene& scene, CampaignWish wish, Standing& standing) {
  const campaign::WishTable& wishes = scene.campaign.state.wishes;
  standing.proposed |= scene.campaign.has(wish, campaign::placement_flag::proposed_once);
  switch (wishes.state[wish]) {
    case WishState::waiting:
      standing.waiting.push_back(wish);
      return;
    case WishState::proposed:
      standing.unanswered.push_back(wish);
      return;
    case WishState::accepted:
      standing.accepted = wish;
      return;
    case WishState::asked:
      standing.asked.push_back(wish);
      return;
    case WishState::lost:
      if (wishes.decided[wish] == scene.day) standing.lost.push_back(wish);
      return;
    case WishState::resigned:
      if (wishes.decided[wish] == scene.day - 1) standing.resigned.push_back(wish);
      return;
    default:
      return;
  }
}

}  // namespace

void look(const Scene& scene, CandidateIndex candidate, Standing& standing) {
  standing.candidate = candidate;
  for (auto* list : {&standing.unanswered, &standing.waiting, &standing.asked, &standing.lost,
                     &standing.resigned}) {
    list->clear();
  }
  standing.open.clear();
  standing.accepted = CampaignWish::none();
  standing.contract = ContractIndex::none();
  standing.proposed = false;
  scene.campaign.each_wish_of(candidate,
                              [&](CampaignWish wish) { look_at(scene, wish, standing); });
  scene.campaign.each_contract_of(candidate, [&](ContractIndex each) {
    const ContractState state = scene.campaign.state.contracts[each.value].state;
    if (state == ContractState::open) standing.open.push_back(each);
    if (state == ContractState::accepted) standing.contract = each;
  });
}

}  // namespace affecta::simulation
