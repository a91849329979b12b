#include "tests/unit/campaign/rows_of_day.h"

#include "engine/round/estimate.h"

namespace affecta::campaign::test {

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

}  // namespace

Result<RowsOfDay> rows_of_day(const Campaign& campaign, Day day) {
  const Instance& instance = campaign.instance();
  RowsOfDay input;
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

}  // namespace affecta::campaign::test
