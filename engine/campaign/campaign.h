// A campaign: what it opened with, its calendar, and its state.
//
// Purpose: reading a campaign, by the keys people use and by the ids it uses.
// Thread safety: reading is pure. Cost: of a look-up by key, a binary search; of the wishes of a
// candidate or the holders of a group, as many as they are.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "engine/campaign/calendar.h"
#include "engine/campaign/opening.h"
#include "engine/campaign/state.h"

namespace affecta::campaign {

struct Campaign {
  std::shared_ptr<const Opening> opening;
  std::shared_ptr<const Calendar> calendar;
  State state;

  const Instance& instance() const { return opening->instance; }

  // ------------------------------------------------------------ wishes
  std::size_t wish_count() const { return state.wishes.state.size(); }
  bool is_added(CampaignWish wish) const { return wish.value >= opening->row.size(); }
  const AddedWish& added(CampaignWish wish) const {
    return state.added[wish.value - opening->row.size()];
  }
  CandidateIndex candidate_of(CampaignWish wish) const;
  GroupIndex group_of(CampaignWish wish) const;
  BoardingIndex boarding_of(CampaignWish wish) const;
  bool with_boarding(CampaignWish wish) const;
  bool has_conditions(CampaignWish wish) const;
  std::int32_t boarding_rank(CampaignWish wish) const;
  WishKey key(CampaignWish wish) const;
  WishState state_of(CampaignWish wish) const { return state.wishes.state[wish]; }
  bool has(CampaignWish wish, std::uint8_t flag) const {
    return (state.wishes.flags[wish] & flag) != 0;
  }
  FormationIndex formation_of(CampaignWish wish) const {
    return opening->formation_of[group_of(wish)];
  }
  std::int32_t key(FormationIndex formation) const { return opening->formations.key[formation]; }

  // visit(wish) for each: those of the opening in order, then the added, newest first.
  template <class Visit>
  void each_wish_of(CandidateIndex candidate, const Visit& visit) const {
    const auto offsets = instance().wishes_of_candidate.offsets().span();
    for (std::uint32_t i = offsets[candidate.value]; i < offsets[candidate.value + 1]; ++i) {
      visit(CampaignWish{i});
    }
    for (CampaignWish wish = state.candidates.last_added[candidate]; wish;
         wish = added(wish).previous_of_candidate) {
      visit(wish);
    }
  }
  template <class Visit>
  void each_wish_of(GroupIndex group, const Visit& visit) const {
    for (const WishIndex row : instance().wishes_of_group[group]) visit(opening->id[row]);
    for (CampaignWish wish = state.groups.last_added[group]; wish;
         wish = added(wish).previous_of_group) {
      visit(wish);
    }
  }
  template <class Visit>
  void each_contract_of(CandidateIndex candidate, const Visit& visit) const {
    for (ContractIndex each = state.candidates.last_contract[candidate]; each;
         each = state.contracts[each.value].previous_of_candidate) {
      visit(each);
    }
  }

  // ------------------------------------------------------------ by key; none when unknown
  CandidateIndex find_candidate(CandidateKey key) const;
  FormationIndex find_formation(std::int32_t key) const;
  GroupIndex find_group(const GroupKey& key) const;
  BoardingIndex find_boarding(const BoardingKey& key) const;
  CampaignWish find_wish(const WishKey& key) const;

  // ------------------------------------------------------------ places
  // Candidates who hold a place in the group; beds of a house likewise (both as the round counts).
  std::int32_t holders(GroupIndex group) const;
  std::int32_t holders(BoardingIndex boarding) const;
  bool has_free_place(GroupIndex group) const {
    return holders(group) < state.groups.capacity[group];
  }
};

// Day 0: before the first turn.
Campaign open_campaign(std::shared_ptr<const Opening> opening,
                       std::shared_ptr<const Calendar> calendar);

}  // namespace affecta::campaign
