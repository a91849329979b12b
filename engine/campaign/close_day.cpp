#include "engine/campaign/close_day.h"

#include <limits>

namespace affecta::campaign {

namespace {

class Closing {
 public:
  Closing(Campaign& campaign, Day day, Day made)
      : campaign_(campaign),
        calendar_(*campaign.calendar),
        wishes_(campaign.state.wishes),
        candidates_(campaign.state.candidates),
        day_(day),
        made_(made) {}

  DayClosed close() {
    lapse_unconfirmed();
    lose_unanswered();
    const auto turns_past = [&](Mark mark) { return day_ == calendar_[mark].day + 1; };
    if (turns_past(Mark::ordering_close)) end_waiting(WishState::unordered);
    if (turns_past(Mark::complementary_close)) end_waiting(WishState::not_called);
    if (turns_past(Mark::cutoff)) lapse_contracts();
    return std::move(closed_);
  }

 private:
  bool past(ShortDay deadline) const { return deadline != 0 && deadline < day_; }

  void end(CampaignWish wish, WishState state) {
    wishes_.state[wish] = state;
    wishes_.decided[wish] = static_cast<ShortDay>(day_);
    wishes_.deadline[wish] = 0;
  }

  void lapse_unconfirmed() {
    for (const CandidateIndex candidate : candidates_.confirm_by.indices()) {
      if (!past(candidates_.confirm_by[candidate])) continue;
      candidates_.confirm_by[candidate] = 0;
      campaign_.each_wish_of(candidate, [&](CampaignWish wish) {
        if (wishes_.state[wish] == WishState::waiting) end(wish, WishState::unconfirmed);
      });
    }
  }

  void lose_unanswered() {
    std::vector<CandidateIndex> losers;
    for (const CampaignWish wish : wishes_.deadline.indices()) {
      if (!past(wishes_.deadline[wish])) continue;
      if (wishes_.state[wish] == WishState::asked) {
        end(wish, WishState::unheard);
        continue;
      }
      end(wish, WishState::lost);
      ++closed_.lost;
      const CandidateIndex candidate = campaign_.candidate_of(wish);
      std::uint8_t& unanswered = candidates_.unanswered[candidate];
      if (unanswered < std::numeric_limits<std::uint8_t>::max()) ++unanswered;
      losers.push_back(candidate);
    }
    for (const CandidateIndex candidate : losers) ask_to_confirm(candidate);
  }

  void ask_to_confirm(CandidateIndex candidate) {
    if (candidates_.unanswered[candidate] < calendar_.limits.lost_proposals ||
        candidates_.confirm_by[candidate] != 0) {
      return;
    }
    bool holds = false;
    bool waits = false;
    campaign_.each_wish_of(candidate, [&](CampaignWish wish) {
      holds |= is_held(wishes_.state[wish]);
      waits |= wishes_.state[wish] == WishState::waiting;
    });
    campaign_.each_contract_of(candidate, [&](ContractIndex each) {
      const ContractState state = campaign_.state.contracts[each.value].state;
      holds |= state == ContractState::open || state == ContractState::accepted;
    });
    if (holds || !waits) return;
    candidates_.confirm_by[candidate] =
        static_cast<ShortDay>(calendar_.after(made_ - 1, calendar_.delays.confirm));
  }

  // Unordered wishes only, or all that wait.
  void end_waiting(WishState state) {
    for (const CampaignWish wish : wishes_.state.indices()) {
      if (wishes_.state[wish] != WishState::waiting) continue;
      if (state == WishState::unordered && wishes_.preference[wish] != 0) continue;
      end(wish, state);
    }
    if (state != WishState::not_called) return;
    for (ShortDay& confirm_by : candidates_.confirm_by.span()) confirm_by = 0;
  }

  void lapse_contracts() {
    auto& contracts = campaign_.state.contracts;
    for (std::size_t i = 0; i < contracts.size(); ++i) {
      if (contracts[i].state != ContractState::open) continue;
      contracts[i].state = ContractState::lapsed;
      contracts[i].decided = static_cast<ShortDay>(day_);
      closed_.lapsed_contracts.push_back(ContractIndex::at(i));
    }
  }

  Campaign& campaign_;
  const Calendar& calendar_;
  WishTable& wishes_;
  CandidateTable& candidates_;
  Day day_;
  Day made_;
  DayClosed closed_;
};

}  // namespace

DayClosed close_day(Campaign& campaign, Day day, Day made) {
  return Closing(campaign, day, made).close();
}

}  // namespace affecta::campaign
