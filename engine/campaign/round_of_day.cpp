#include "engine/campaign/round_of_day.h"

#include <algorithm>

#include "engine/displays/publish.h"
#include "engine/round/estimate.h"

namespace affecta::campaign {

namespace {

bool goes_in(const Campaign& campaign, CampaignWish wish) {
  const WishState state = campaign.state_of(wish);
  if (is_held(state)) return true;
  return state == WishState::waiting &&
         campaign.opening->formations.apprenticeship[campaign.formation_of(wish)] == 0;
}

WishStatus status_of(WishState state) {
  if (state == WishState::accepted) return WishStatus::proposed_before_accepted;
  if (state == WishState::proposed) return WishStatus::proposed_before_unanswered;
  return WishStatus::waiting;
}

WishRow wish_row(const Campaign& campaign, CampaignWish wish) {
  const Instance& instance = campaign.instance();
  const WishTable& wishes = campaign.state.wishes;
  WishRow row;
  row.key = campaign.key(wish);
  row.group = instance.groups.key[campaign.group_of(wish)];
  if (const BoardingIndex boarding = campaign.boarding_of(wish)) {
    row.boarding = instance.boardings.key[boarding];
  }
  row.call_rank = wishes.call_rank[wish];
  row.displayed_call_rank = wishes.displayed_call_rank[wish];
  row.boarding_rank = campaign.boarding_rank(wish);
  row.preference = wishes.preference[wish];
  row.waiting_rank_yesterday = wishes.waiting_rank[wish];
  row.status = status_of(wishes.state[wish]);
  row.outside_main = campaign.has(wish, placement_flag::outside_main);
  row.ignore_waiting_rank = campaign.has(wish, placement_flag::ignore_waiting_rank);
  row.ignore_boarding_bar = campaign.has(wish, placement_flag::ignore_boarding_bar);
  return row;
}

Result<GroupRow> group_row(const Campaign& campaign, GroupIndex group,
                           const DayParameters& parameters) {
  const Instance& instance = campaign.instance();
  const GroupTable& groups = campaign.state.groups;
  GroupRow row;
  row.key = instance.groups.key[group];
  row.capacity = groups.capacity[group];
  row.block_call_limit = groups.block_call_limit[group];
  row.stopped = (groups.flags[group] & group_flag::stopped) != 0;
  row.reservation_ended = (groups.flags[group] & group_flag::reservation_ended) != 0;
  row.last_called_displayed = instance.groups.last_called_displayed[group];
  row.number_waiting = instance.groups.number_waiting[group];
  if (const auto shown = campaign.state.published.groups.find(row.key);
      shown != campaign.state.published.groups.end()) {
    row.last_called_displayed = shown->second.last_called;
    row.number_waiting = shown->second.number_waiting;
  }
  // By the end of yesterday, and of 4 days before.
  const auto estimate = estimate_last_called(
      parameters.day, parameters.reservation_end, groups.highest_called.front()[group],
      groups.highest_called.back()[group], row.block_call_limit);
  if (!estimate) return tl::make_unexpected(estimate.error());
  row.estimate = *estimate;
  return row;
}

// What a status of the round is to the campaign; what it leaves as it was is not asked for.
WishState state_after(WishStatus status) {
  switch (status) {
    case WishStatus::proposed_today_accepted_by_responder:
      return WishState::accepted;
    case WishStatus::proposal_refused_by_responder:
      return WishState::proposal_given_up_by_responder;
    case WishStatus::waiting_resigned_by_responder:
      return WishState::waiting_given_up_by_responder;
    case WishStatus::proposal_resigned_by_order:
      return WishState::proposal_given_up_by_order;
    case WishStatus::waiting_resigned_by_order:
      return WishState::waiting_given_up_by_order;
    default:
      return WishState::proposed;
  }
}

bool stays(WishStatus status) { return is_waiting(status) || is_proposed_before(status); }

bool proposed_by_round(WishStatus before, WishStatus after) {
  return is_waiting(before) &&
         (is_proposed_today(after) || after == WishStatus::proposal_refused_by_responder ||
          after == WishStatus::proposal_resigned_by_order);
}

class Outcome {
 public:
  Outcome(Campaign& campaign, Day day, Day deadline, const Instance& instance,
          const Array<WishIndex, CampaignWish>& wish_of, const DayOutcome& outcome)
      : campaign_(campaign),
        wishes_(campaign.state.wishes),
        day_(day),
        deadline_(deadline),
        instance_(instance),
        wish_of_(wish_of),
        outcome_(outcome) {}

  PutRound put() {
    const auto ranks = published_waiting_ranks(instance_, outcome_.round, outcome_.displays,
                                               outcome_.verdict.invalid);
    for (const WishIndex row : wish_of_.indices()) {
      put_status(row);
      const CampaignWish wish = wish_of_[row];
      // Who no longer waits keeps the last rank.
      if (wishes_.state[wish] == WishState::waiting) wishes_.waiting_rank[wish] = ranks[row];
    }
    for (const WishIndex row : outcome_.verdict.given_up_for_withdrawn) {
      put_.given_up_for_withdrawn.push_back(wish_of_[row]);
    }
    std::ranges::sort(put_.given_up_for_withdrawn);
    campaign_.state.published = publish(std::move(campaign_.state.published), instance_,
                                        outcome_.displays, outcome_.verdict.invalid);
    return std::move(put_);
  }

 private:
  void put_status(WishIndex row) {
    const WishStatus status = outcome_.round.status[row];
    if (stays(status)) return;
    const GroupIndex group = instance_.wishes.group[row];
    if (is_proposed_today(status) && outcome_.verdict.invalid[group] != 0) return;  // withdrawn
    const CampaignWish wish = wish_of_[row];
    if (proposed_by_round(instance_.wishes.status[row], status)) note_proposal(wish, group);
    const bool proposed = status == WishStatus::proposed_today;
    wishes_.state[wish] = state_after(status);
    wishes_.decided[wish] = static_cast<ShortDay>(day_);
    wishes_.deadline[wish] = static_cast<ShortDay>(proposed ? deadline_ : 0);
    if (is_proposed_today(status)) ++put_.proposals;
  }

  void note_proposal(CampaignWish wish, GroupIndex group) {
    wishes_.flags[wish] |= placement_flag::proposed_once;
    if (day_ <= (*campaign_.calendar)[Mark::main_last_round].day) {
      wishes_.flags[wish] |= placement_flag::proposed_in_main;
    }
    std::int32_t& highest = campaign_.state.groups.highest_called.front()[group];
    highest = std::max(highest, wishes_.call_rank[wish]);
  }

  Campaign& campaign_;
  WishTable& wishes_;
  Day day_;
  Day deadline_;
  const Instance& instance_;
  const Array<WishIndex, CampaignWish>& wish_of_;
  const DayOutcome& outcome_;
  PutRound put_;
};

}  // namespace

Result<RoundInput> round_input(const Campaign& campaign, Day day) {
  const Instance& instance = campaign.instance();
  RoundInput input;
  input.day.parameters = campaign.calendar->parameters(day);
  for (const CampaignWish wish : campaign.state.wishes.state.indices()) {
    if (!goes_in(campaign, wish)) continue;
    input.day.wishes.push_back(wish_row(campaign, wish));
    input.wish_of_row.push_back(wish);
  }
  for (const GroupIndex group : instance.groups.key.indices()) {
    auto row = group_row(campaign, group, input.day.parameters);
    if (!row) return tl::make_unexpected(row.error());
    input.day.groups.push_back(*std::move(row));
  }
  for (const BoardingIndex boarding : instance.boardings.key.indices()) {
    input.day.boardings.push_back(
        {instance.boardings.key[boarding], campaign.state.beds[boarding]});
  }
  for (const CandidateIndex candidate : instance.candidates.key.indices()) {
    const CandidateKey key = instance.candidates.key[candidate];
    input.day.candidates.push_back(key);
    if (campaign.state.candidates.responder[candidate] != 0) input.day.responders.push_back(key);
  }
  return input;
}

PutRound put_round(Campaign& campaign, Day day, Day deadline, const Instance& instance,
                   const Array<WishIndex, CampaignWish>& wish_of, const DayOutcome& outcome) {
  return Outcome(campaign, day, deadline, instance, wish_of, outcome).put();
}

}  // namespace affecta::campaign
