#include "server/simulation/places.h"

#include <atomic>

namespace affecta::simulation {

namespace {

using campaign::Campaign;
using campaign::WishState;

// Sums do not depend on the order in which threads add.
void count(std::int32_t& into) {
  std::atomic_ref<std::int32_t>(into).fetch_add(1, std::memory_order_relaxed);
}

void count_candidate(const Campaign& campaign, CandidateIndex candidate, Places& places) {
  GroupIndex held;  // by the wish before: a formation's two wishes follow each other
  campaign.each_wish_of(candidate, [&](CampaignWish wish) {
    if (!campaign.has(wish, campaign::placement_flag::proposed_once)) return;
    const GroupIndex group = campaign.group_of(wish);
    count(places.proposed[group]);
    const WishState state = campaign.state_of(wish);
    if (!is_held(state) || held == group) return;
    held = group;
    count(places.held[group]);
    if (state == WishState::accepted) count(places.accepted[group]);
  });
}

}  // namespace

Places count_places(const Campaign& campaign, const World& world, const Workers& workers) {
  const std::size_t groups = campaign.instance().group_count();
  Places places;
  for (auto* column : {&places.held, &places.accepted, &places.proposed}) {
    *column = Array<GroupIndex, std::int32_t>(groups);
  }
  workers.for_each(campaign.instance().candidate_count(), candidates_a_chunk, [&](std::size_t i) {
    count_candidate(campaign, CandidateIndex::at(i), places);
  });
  places.open.resize(world.in_apprenticeship.size());
  for (const GroupIndex group : places.held.indices()) {
    const FormationIndex formation = campaign.opening->formation_of[group];
    if (places.free(campaign, group) <= 0) continue;
    if (!places.open[0].empty() && places.open[0].back() == formation) continue;
    places.open[0].push_back(formation);
    if (world.region[formation] != 0) places.open[world.region[formation]].push_back(formation);
  }
  return places;
}

}  // namespace affecta::simulation
