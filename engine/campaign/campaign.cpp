#include "engine/campaign/campaign.h"

#include <algorithm>
#include <vector>

namespace affecta::campaign {

namespace {

template <class I, class Key>
I find(const Column<I, Key>& keys, const Key& key) {
  const auto found = std::ranges::lower_bound(keys.span(), key);
  if (found == keys.span().end() || *found != key) return I::none();
  return I::at(static_cast<std::size_t>(found - keys.span().begin()));
}

std::int32_t distinct(std::vector<CandidateIndex> candidates) {
  std::ranges::sort(candidates);
  const auto repeated = std::ranges::unique(candidates);
  return static_cast<std::int32_t>(candidates.size() - repeated.size());
}

WishTable wishes_at_opening(const Opening& opening) {
  const Instance& instance = opening.instance;
  const std::size_t count = instance.wish_count();
  WishTable table;
  table.state = Array<CampaignWish, WishState>(count, WishState::waiting);
  table.flags = Array<CampaignWish, std::uint8_t>(count);
  table.decided = Array<CampaignWish, ShortDay>(count);
  table.deadline = Array<CampaignWish, ShortDay>(count);
  table.call_rank = Array<CampaignWish, std::int32_t>(count);
  table.displayed_call_rank = Array<CampaignWish, std::int32_t>(count);
  table.preference = Array<CampaignWish, std::int32_t>(count);
  table.waiting_rank = Array<CampaignWish, std::int32_t>(count);
  for (const CampaignWish wish : table.state.indices()) {
    const WishIndex row = opening.row[wish];
    if (instance.wishes.status[row] == WishStatus::not_ranked) {
      table.state[wish] = WishState::not_ranked;
      table.decided[wish] = 1;
    }
    if (instance.has(row, wish_flag::ignore_waiting_rank)) {
      table.flags[wish] |= placement_flag::ignore_waiting_rank;
    }
    if (instance.has(row, wish_flag::ignore_boarding_bar)) {
      table.flags[wish] |= placement_flag::ignore_boarding_bar;
    }
    // Ranks of who is not ranked mean nothing, and may be another's.
    if (table.state[wish] == WishState::waiting) {
      table.call_rank[wish] = instance.wishes.call_rank[row];
      table.displayed_call_rank[wish] = instance.wishes.displayed_call_rank[row];
    }
    table.preference[wish] = instance.wishes.preference[row];
    table.waiting_rank[wish] = instance.wishes.waiting_rank_yesterday[row];
  }
  return table;
}

}  // namespace

CandidateIndex Campaign::candidate_of(CampaignWish wish) const {
  return is_added(wish) ? added(wish).candidate : instance().wishes.candidate[opening->row[wish]];
}

GroupIndex Campaign::group_of(CampaignWish wish) const {
  return is_added(wish) ? added(wish).group : opening->wish[wish].group();
}

// A commission may propose another bed than the wish named: it stays the wish's own.
BoardingIndex Campaign::boarding_of(CampaignWish wish) const {
  return is_added(wish) ? added(wish).boarding : opening->wish[wish].boarding;
}

bool Campaign::with_boarding(CampaignWish wish) const {
  return is_added(wish) ? added(wish).with_boarding : opening->wish[wish].with_boarding != 0;
}

bool Campaign::has_conditions(CampaignWish wish) const {
  return !is_added(wish) && opening->wish[wish].with_conditions != 0;
}

std::int32_t Campaign::boarding_rank(CampaignWish wish) const {
  return is_added(wish) ? 0 : opening->wish[wish].boarding_rank;
}

WishKey Campaign::key(CampaignWish wish) const {
  return {instance().candidates.key[candidate_of(wish)],
          instance().groups.key[group_of(wish)].formation, with_boarding(wish)};
}

// Keys are mostly given out one after the other: the place to look at first is where the key would
// be if all of them were.
CandidateIndex Campaign::find_candidate(CandidateKey key) const {
  const auto keys = instance().candidates.key.span();
  if (keys.empty() || key < keys.front() || key > keys.back()) return CandidateIndex::none();
  const std::int64_t from_first = std::int64_t{key} - keys.front();
  const std::int64_t range = std::int64_t{keys.back()} - keys.front();
  const std::int64_t last = static_cast<std::int64_t>(keys.size()) - 1;
  const auto guess = static_cast<std::size_t>(range == 0 ? 0 : from_first * last / range);
  // Whoever looks for a candidate goes on to the wishes.
  __builtin_prefetch(&instance().wishes_of_candidate.offsets().span()[guess]);
  if (keys[guess] == key) return CandidateIndex::at(guess);
  return find(instance().candidates.key, key);
}
FormationIndex Campaign::find_formation(std::int32_t key) const {
  return find(opening->formations.key, key);
}
GroupIndex Campaign::find_group(const GroupKey& key) const {
  return find(instance().groups.key, key);
}
BoardingIndex Campaign::find_boarding(const BoardingKey& key) const {
  return find(instance().boardings.key, key);
}

CampaignWish Campaign::find_wish(const WishKey& wanted) const {
  const CandidateIndex candidate = find_candidate(wanted.candidate);
  CampaignWish found;
  if (!candidate) return found;
  each_wish_of(candidate, [&](CampaignWish wish) {
    if (with_boarding(wish) != wanted.with_boarding) return;
    if (instance().groups.key[group_of(wish)].formation == wanted.formation) found = wish;
  });
  return found;
}

std::int32_t Campaign::holders(GroupIndex group) const {
  std::vector<CandidateIndex> candidates;
  each_wish_of(group, [&](CampaignWish wish) {
    if (is_held(state_of(wish))) candidates.push_back(candidate_of(wish));
  });
  return distinct(std::move(candidates));
}

std::int32_t Campaign::holders(BoardingIndex boarding) const {
  std::vector<CandidateIndex> candidates;
  const auto count = [&](CampaignWish wish) {
    if (is_held(state_of(wish))) candidates.push_back(candidate_of(wish));
  };
  for (const WishIndex row : instance().wishes_of_boarding[boarding]) count(opening->id[row]);
  for (std::size_t i = 0; i < state.added.size(); ++i) {
    if (state.added[i].boarding == boarding) count(CampaignWish::at(opening->row.size() + i));
  }
  return distinct(std::move(candidates));
}

Campaign open_campaign(std::shared_ptr<const Opening> opening,
                       std::shared_ptr<const Calendar> calendar) {
  const Instance& instance = opening->instance;
  State state;
  state.wishes = wishes_at_opening(*opening);
  state.candidates.responder = instance.candidates.responder.copy();
  const std::size_t candidates = instance.candidate_count();
  state.candidates.confirm_by = Array<CandidateIndex, ShortDay>(candidates);
  state.candidates.unanswered = Array<CandidateIndex, std::uint8_t>(candidates);
  state.candidates.last_added = Array<CandidateIndex, CampaignWish>(candidates);
  state.candidates.last_contract = Array<CandidateIndex, ContractIndex>(candidates);
  state.candidates.last_help = Array<CandidateIndex, HelpIndex>(candidates);
  state.groups.capacity = instance.groups.capacity.copy();
  state.groups.block_call_limit = instance.groups.block_call_limit.copy();
  state.groups.flags = instance.groups.flags.copy();
  const std::size_t groups = instance.group_count();
  state.groups.last_added = Array<GroupIndex, CampaignWish>(groups);
  state.groups.highest_called.assign(days_of_history, Array<GroupIndex, std::int32_t>(groups));
  state.beds = instance.boardings.capacity.copy();
  return {std::move(opening), std::move(calendar), std::move(state)};
}

}  // namespace affecta::campaign
