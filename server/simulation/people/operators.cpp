#include <algorithm>

#include "server/simulation/people/institutions.h"

namespace affecta::simulation {

using campaign::Mark;

std::vector<Act> acts_of_operators(const Scene& scene) {
  std::vector<Act> acts;
  if (scene.day < 2 || scene.day > scene.on(Mark::main_last_round)) return acts;
  Draws draws = scene.draws(Matter::ranking_error, static_cast<std::uint64_t>(scene.day));
  const campaign::Opening& opening = *scene.world.opening;
  // Whole errors, and one more by chance for what is left over.
  const std::uint64_t expected =
      scene.world.instance().candidate_count() *
      static_cast<std::uint64_t>(scene.behaviour.mistakes.ranking_errors);
  std::uint64_t errors = expected / 100'000;
  if (draws.below(100'000) < expected % 100'000) ++errors;
  for (; errors > 0; --errors) {
    const CampaignWish wish{draws.below(static_cast<std::uint32_t>(opening.row.size()))};
    const std::int32_t rank = opening.board_rank[opening.row[wish]];
    const GroupKey& group =
        scene.world.instance().groups.key[scene.world.opening->wish[wish].group()];
    Hand(acts, {campaign::Role::operator_, 0}, scene.time(draws))
        .give(campaign::MendRanking{scene.campaign.key(wish).candidate, group.ranking_group,
                                    std::max(1, rank / 2), draws.chance(500),
                                    "the board's secretary misread a line"});
  }
  return acts;
}

}  // namespace affecta::simulation
