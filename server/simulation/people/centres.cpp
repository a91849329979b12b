#include "server/simulation/people/institutions.h"

namespace affecta::simulation {

using campaign::Mark;

std::vector<Act> acts_of_centres(const Scene& scene) {
  std::vector<Act> acts;
  if (scene.day > scene.on(Mark::cutoff)) return acts;
  const auto& contracts = scene.campaign.state.contracts;
  for (std::size_t i = 0; i < contracts.size(); ++i) {
    const campaign::Contract& contract = contracts[i];
    if (contract.state != campaign::ContractState::open) continue;
    Draws draws = scene.draws(Matter::centre, i, static_cast<std::uint64_t>(scene.day));
    const CandidateKey candidate = scene.world.instance().candidates.key[contract.candidate];
    const std::int32_t centre = scene.campaign.key(contract.formation);
    Hand hand(acts, {campaign::Role::formation, centre}, scene.time(draws));
    const bool locked = contract.mismatches >= scene.calendar().limits.contract_mismatches;
    if (locked || happens(draws, scene.behaviour.contracts.corrected_a_day)) {
      hand.give(campaign::CorrectContract{candidate, centre, contract.siret,
                                          contract.company + " France"});
    } else if (happens(draws, scene.behaviour.contracts.cancelled_a_day)) {
      hand.give(campaign::CancelContract{candidate, centre});
    }
  }
  return acts;
}

}  // namespace affecta::simulation
