#include "server/simulation/watcher.h"

#include "server/simulation/world.h"

namespace affecta::simulation {

namespace {

using campaign::Campaign;
using campaign::CampaignWish;
using campaign::WishState;

constexpr std::uint8_t was_held = 1;
constexpr std::uint8_t was_proposed = 2;  // and ended since, neither restored nor withdrawn

Refusal seen(const Campaign& campaign, std::string where, std::string what) {
  return {RefusalCode::invariant_broken, std::move(where),
          "on day " + std::to_string(campaign.state.day) + " " + std::move(what), Subject::document,
          0};
}

}  // namespace

Result<void> Watcher::look(const Campaign& campaign, const Workers& workers) {
  waiting_rank_.resize(campaign.wish_count());
  signs_.resize(campaign.wish_count());
  const auto faults = workers.map_chunks(campaign.instance().candidate_count(), candidates_a_chunk,
                                         [&](std::size_t begin, std::size_t end) {
                                           Fault first;
                                           for (std::size_t i = begin; i < end; ++i) {
                                             Fault fault = look_at(campaign, CandidateIndex::at(i));
                                             if (fault && !first) first = std::move(fault);
                                           }
                                           return first;
                                         });
  for (const Fault& fault : faults) {
    if (fault) return tl::make_unexpected(*fault);
  }
  if (Fault fault = look_at_last_called(campaign)) return tl::make_unexpected(*std::move(fault));
  return {};
}

Watcher::Fault Watcher::look_at(const Campaign& campaign, CandidateIndex candidate) {
  Fault fault;
  int accepted = 0;
  campaign.each_wish_of(candidate, [&](CampaignWish wish) {
    if (Fault found = look_at(campaign, wish); found && !fault) fault = std::move(found);
    accepted += campaign.state_of(wish) == WishState::accepted ? 1 : 0;
  });
  campaign.each_contract_of(candidate, [&](campaign::ContractIndex each) {
    const auto state = campaign.state.contracts[each.value].state;
    accepted += state == campaign::ContractState::accepted ? 1 : 0;
  });
  if (accepted > 1) {
    return seen(campaign, "gCnCod " + std::to_string(campaign.instance().candidates.key[candidate]),
                std::to_string(accepted) + " proposals are accepted");
  }
  return fault;
}

Watcher::Fault Watcher::look_at(const Campaign& campaign, CampaignWish wish) {
  const campaign::WishTable& wishes = campaign.state.wishes;
  const WishState state = wishes.state[wish];
  std::int32_t& rank = waiting_rank_[wish.value];
  std::uint8_t& signs = signs_[wish.value];
  const std::int32_t rank_seen = rank;
  const std::uint8_t signs_seen = signs;

  const bool held = is_held(state);
  rank = state == WishState::waiting ? wishes.waiting_rank[wish] : 0;
  signs = signs_seen & was_proposed;
  if (held) signs |= was_held;
  if (!held && (signs_seen & was_held) != 0) signs |= was_proposed;
  if (state == WishState::waiting || state == WishState::withdrawn) signs &= was_held;

  const auto tell = [&](std::string what) {
    return seen(campaign, to_text(campaign.key(wish)), std::move(what));
  };
  // A wish restored between two looks is shown without a rank at first.
  const bool special = campaign.has(wish, campaign::placement_flag::ignore_waiting_rank);
  if (rank_seen > 0 && rank > rank_seen && !special) {
    return tell("its waiting-list rank is " + std::to_string(rank) + ", it was " +
                std::to_string(rank_seen));
  }
  if (state == WishState::proposed && wishes.deadline[wish] != 0 &&
      wishes.deadline[wish] < campaign.state.day) {
    return tell("it is still open, it was to be answered by day " +
                std::to_string(wishes.deadline[wish]));
  }
  if (!held || (signs_seen & was_held) != 0) return {};
  if ((signs_seen & was_proposed) != 0) return tell("it is proposed a second time");
  if (campaign.state.day <= (*campaign.calendar)[campaign::Mark::cutoff].day) return {};
  return tell("it is proposed, after the cutoff");
}

Watcher::Fault Watcher::look_at_last_called(const Campaign& campaign) {
  for (const auto& [key, shown] : campaign.state.published.groups) {
    std::int32_t& before = last_called_[key];
    if (shown.last_called < before) {
      return seen(campaign, to_text(key),
                  "its last called rank is " + std::to_string(shown.last_called) + ", it was " +
                      std::to_string(before));
    }
    before = shown.last_called;
  }
  return {};
}

}  // namespace affecta::simulation
