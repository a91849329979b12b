#include <algorithm>

#include "server/simulation/people/institutions.h"

namespace affecta::simulation {

namespace {

using campaign::Mark;
using campaign::WishState;

// The share of its proposals that a formation counts on being accepted, at the least.
constexpr std::int64_t least_yield_permille = 100;
// A selective formation answers in so many days at most (assumed): it could wait for weeks.
constexpr Day patience = 10;

Hand hand_of(const Scene& scene, GroupIndex group, Matter matter, std::vector<Act>& acts) {
  const GroupKey& key = scene.world.instance().groups.key[group];
  return {acts,
          {campaign::Role::formation, key.formation},
          scene.time(scene.draws(matter, group.value, static_cast<std::uint64_t>(scene.day)))};
}

// As far down as it takes to fill the places and the overbooking, by the yield so far; 0: no
// further than now.
std::int32_t wanted_limit(const Scene& scene, GroupIndex group) {
  const campaign::GroupTable& groups = scene.campaign.state.groups;
  const Places& places = scene.places;
  const std::int64_t capacity = groups.capacity[group];
  const std::int64_t aim = capacity + capacity * scene.behaviour.formations.overbooking / 1000;
  const std::int64_t missing = aim - places.held[group];
  if (missing <= 0 || places.proposed[group] == 0) return 0;
  const std::int64_t yield = std::max<std::int64_t>(
      least_yield_permille, std::int64_t{places.accepted[group]} * 1000 / places.proposed[group]);
  const std::int64_t called = groups.highest_called.front()[group];
  const std::int64_t limit = called + missing * 1000 / yield;
  return limit > groups.block_call_limit[group] ? static_cast<std::int32_t>(limit) : 0;
}

void review(const Scene& scene, GroupIndex group, std::vector<Act>& acts) {
  const Formations& formations = scene.behaviour.formations;
  Draws draws = scene.draws(Matter::formation, group.value);
  if (!happens(draws, formations.reviewing)) return;
  if ((scene.day + drawn_day(draws, 1, formations.days_between)) % formations.days_between != 0) {
    return;
  }
  const std::int32_t limit = wanted_limit(scene, group);
  if (limit == 0) return;
  hand_of(scene, group, Matter::formation, acts)
      .give(campaign::SetGroup{scene.world.instance().groups.key[group], {}, limit, {}, {}});
}

void change_capacity(const Scene& scene, GroupIndex group, std::vector<Act>& acts) {
  const Formations& formations = scene.behaviour.formations;
  Draws draws = scene.draws(Matter::capacity, group.value);
  if (!happens(draws, formations.change_capacity)) return;
  if (scene.day != drawn_day(draws, 2, scene.on(Mark::main_last_round))) return;
  const std::int32_t capacity = scene.campaign.state.groups.capacity[group];
  const auto most =
      static_cast<std::int32_t>(std::int64_t{capacity} * formations.capacity_percent / 100);
  if (most == 0) return;
  const std::int32_t change = drawn_day(draws, 1, most) * (draws.chance(500) ? 1 : -1);
  hand_of(scene, group, Matter::capacity, acts)
      .give(campaign::SetGroup{
          scene.world.instance().groups.key[group], capacity + change, {}, {}, {}});
}

// Whether the formation proposes, by its kind.
bool wants(const Scene& scene, CampaignWish wish, Draws& draws) {
  const Complementary& complementary = scene.behaviour.complementary;
  const FormationIndex formation = scene.campaign.formation_of(wish);
  const bool selective = scene.campaign.opening->formations.selective[formation] != 0;
  return happens(draws, selective ? complementary.selective_proposes : complementary.open_proposes);
}

}  // namespace

std::vector<Act> acts_of_formations(const Scene& scene) {
  std::vector<Act> acts;
  if (scene.day > scene.on(Mark::complementary_close)) return acts;
  for (const GroupIndex group : scene.places.held.indices()) {
    review(scene, group, acts);
    change_capacity(scene, group, acts);
  }
  return acts;
}

std::vector<Act> answers_of_formations(const Scene& scene) {
  std::vector<Act> acts;
  if (scene.day > scene.on(Mark::cutoff)) return acts;
  const campaign::State& state = scene.campaign.state;
  Array<GroupIndex, std::int32_t> promised(scene.places.held.size());
  for (std::size_t i = 0; i < state.added.size(); ++i) {
    const CampaignWish wish = CampaignWish::at(scene.world.opening->row.size() + i);
    if (state.wishes.state[wish] != WishState::asked) continue;
    Draws draws = scene.draws(Matter::formation_answer, wish.value);
    if (happens(draws, scene.behaviour.complementary.unheard)) continue;
    const Day first = state.wishes.decided[wish] + 1;
    const Day last = std::clamp<Day>(state.wishes.deadline[wish], first, first + patience);
    if (scene.day != drawn_day(draws, first, last)) continue;
    const GroupIndex group = scene.campaign.group_of(wish);
    const bool room = scene.places.free(scene.campaign, group) > promised[group];
    const bool proposes = room && wants(scene, wish, draws);
    if (proposes) ++promised[group];
    const WishKey key = scene.campaign.key(wish);
    Hand(acts, {campaign::Role::formation, key.formation},
         scene.time(scene.draws(Matter::hour, wish.value)))
        .give(campaign::AnswerComplementary{key, proposes});
  }
  return acts;
}

}  // namespace affecta::simulation
