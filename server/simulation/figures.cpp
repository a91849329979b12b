#include "server/simulation/figures.h"

#include <algorithm>

namespace affecta::simulation {

namespace {

using campaign::Campaign;
using campaign::ContractState;
using campaign::WishState;

// What decides on a candidate's situation.
struct Signs {
  bool accepted = false;
  bool unanswered = false;
  bool waits = false;
  bool proposed = false;  // ever
  bool ended_by_candidate = false;
  std::int64_t waiting_wishes = 0;
};

void look_at_wish(const Campaign& campaign, CampaignWish wish, Signs& signs) {
  const WishState state = campaign.state_of(wish);
  signs.proposed |=
      campaign.has(wish, campaign::placement_flag::proposed_once) || state == WishState::withdrawn;
  if (state == WishState::accepted) signs.accepted = true;
  if (state == WishState::proposed) signs.unanswered = true;
  if (state == WishState::waiting) ++signs.waiting_wishes;
  if (state == WishState::waiting || state == WishState::asked) signs.waits = true;
  if (!is_refusal(state)) signs.ended_by_candidate = true;
}

Signs signs_of(const Campaign& campaign, CandidateIndex candidate) {
  Signs signs;
  campaign.each_wish_of(candidate, [&](CampaignWish wish) { look_at_wish(campaign, wish, signs); });
  campaign.each_contract_of(candidate, [&](campaign::ContractIndex each) {
    const ContractState state = campaign.state.contracts[each.value].state;
    signs.proposed = true;
    signs.accepted |= state == ContractState::accepted;
    signs.unanswered |= state == ContractState::open;
  });
  return signs;
}

Situation situation_of(const Campaign& campaign, CandidateIndex candidate, const Signs& signs) {
  if (signs.accepted && !signs.waits && !signs.unanswered) return Situation::accepted_for_good;
  if (signs.accepted || signs.unanswered) return Situation::still_choosing;
  if (campaign.state.candidates.last_help[candidate]) return Situation::with_commission;
  if (signs.waits) return Situation::waiting;
  if (signs.proposed) return Situation::left_with_proposal;
  return signs.ended_by_candidate ? Situation::left_without_proposal : Situation::only_refusals;
}

struct Counts {
  std::array<std::int64_t, situation_count> candidates{};
  std::int64_t with_proposal = 0;
  std::int64_t waiting_wishes = 0;
};

Counts count_candidates(const Campaign& campaign, std::size_t begin, std::size_t end) {
  Counts counts;
  for (std::size_t i = begin; i < end; ++i) {
    const CandidateIndex candidate = CandidateIndex::at(i);
    const Signs signs = signs_of(campaign, candidate);
    const Situation situation = situation_of(campaign, candidate, signs);
    ++counts.candidates[static_cast<std::size_t>(situation)];
    counts.with_proposal += signs.proposed ? 1 : 0;
    counts.waiting_wishes += signs.waiting_wishes;
  }
  return counts;
}

void count_places_of_kinds(const Campaign& campaign, const World& world, const Places& places,
                           DayFigures& figures) {
  figures.kinds.resize(world.kinds.size());
  for (const GroupIndex group : places.held.indices()) {
    KindFigures& kind = figures.kinds[world.kind[group]];
    kind.places += campaign.state.groups.capacity[group];
    kind.held += places.held[group];
    kind.accepted += places.accepted[group];
    figures.free_places += std::max(0, places.free(campaign, group));
  }
}

}  // namespace

DayFigures look_at_day(const Campaign& campaign, const World& world, const Places& places,
                       const std::vector<GroupIndex>& followed, const Workers& workers) {
  DayFigures figures;
  figures.day = campaign.state.day;
  figures.date = campaign.calendar->on(figures.day).date;
  figures.turn = campaign.state.last_turn;
  const auto parts = workers.map_chunks(
      world.instance().candidate_count(), candidates_a_chunk,
      [&](std::size_t begin, std::size_t end) { return count_candidates(campaign, begin, end); });
  for (const Counts& part : parts) {
    for (std::size_t i = 0; i < situation_count; ++i) figures.candidates[i] += part.candidates[i];
    figures.with_proposal += part.with_proposal;
    figures.waiting_wishes += part.waiting_wishes;
  }
  count_places_of_kinds(campaign, world, places, figures);
  for (const GroupIndex group : followed) {
    const auto shown = campaign.state.published.groups.find(world.instance().groups.key[group]);
    const bool there = shown != campaign.state.published.groups.end();
    figures.last_called.push_back(there ? shown->second.last_called : 0);
  }
  return figures;
}

std::vector<GroupIndex> groups_to_follow(const World& world) {
  std::vector<GroupIndex> largest(world.kinds.size());
  const auto wishes = [&](GroupIndex group) {
    return world.instance().wishes_of_group[group].size();
  };
  for (const GroupIndex group : world.kind.indices()) {
    GroupIndex& best = largest[world.kind[group]];
    if (!best || wishes(group) > wishes(best)) best = group;
  }
  std::erase_if(largest, [](GroupIndex group) { return group.is_none(); });
  return largest;
}

}  // namespace affecta::simulation
