#include "engine/campaign/round_of_day.h"

#include <algorithm>

#include "engine/campaign/day_wishes.h"
#include "engine/displays/publish.h"
#include "engine/model/from_columns.h"
#include "engine/round/estimate.h"

namespace affecta::campaign {

namespace {

constexpr std::size_t groups_a_chunk = 16;

CandidateColumns candidates_of(const Campaign& campaign) {
  Array<CandidateIndex, std::uint8_t> responder = campaign.state.candidates.responder;
  for (std::uint8_t& on : responder.span()) on = on != 0 ? 1 : 0;
  return {campaign.instance().candidates.key, Column(std::move(responder))};
}

// By the end of yesterday, and of 4 days before.
Result<Column<GroupIndex, std::int32_t>> estimates(const Campaign& campaign,
                                                   const DayParameters& parameters) {
  const GroupTable& groups = campaign.state.groups;
  Array<GroupIndex, std::int32_t> estimates(groups.capacity.size());
  for (const GroupIndex group : estimates.indices()) {
    const auto estimate = estimate_last_called(
        parameters.day, parameters.reservation_end, groups.highest_called.front()[group],
        groups.highest_called.back()[group], groups.block_call_limit[group]);
    if (!estimate) return tl::make_unexpected(estimate.error());
    estimates[group] = *estimate;
  }
  return Column(std::move(estimates));
}

Result<GroupColumns> groups_of(const Campaign& campaign, const DayParameters& parameters) {
  const Instance& opened = campaign.instance();
  const GroupTable& groups = campaign.state.groups;
  auto estimated = estimates(campaign, parameters);
  if (!estimated) return tl::make_unexpected(estimated.error());
  auto last_called = opened.groups.last_called_displayed.copy();
  auto number_waiting = opened.groups.number_waiting.copy();
  for (const GroupIndex group : opened.groups.key.indices()) {
    const auto shown = campaign.state.published.groups.find(opened.groups.key[group]);
    if (shown == campaign.state.published.groups.end()) continue;
    last_called[group] = shown->second.last_called;
    number_waiting[group] = shown->second.number_waiting;
  }
  Array<GroupIndex, std::uint8_t> flags = groups.flags;
  for (std::uint8_t& each : flags.span()) {
    each &= group_flag::stopped | group_flag::reservation_ended;
  }
  return GroupColumns{opened.groups.key,
                      Column(Array(groups.capacity)),
                      Column(Array(groups.block_call_limit)),
                      *std::move(estimated),
                      Column(std::move(last_called)),
                      Column(std::move(number_waiting)),
                      Column(std::move(flags))};
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
  Outcome(Campaign& campaign, Day day, Day deadline, const DayInstance& today, DayOutcome& outcome)
      : campaign_(campaign),
        wishes_(campaign.state.wishes),
        day_(day),
        deadline_(deadline),
        instance_(today.instance),
        wish_of_(today.wish_of),
        outcome_(outcome) {}

  PutRound put(const Workers& workers) {
    PutRound put;
    for (const std::uint32_t proposals : workers.map_chunks(
             instance_.group_count(), groups_a_chunk, [&](std::size_t begin, std::size_t end) {
               std::uint32_t made = 0;
               for (std::size_t i = begin; i < end; ++i) {
                 made += put_group(GroupIndex::at(i));
               }
               return made;
             })) {
      put.proposals += proposals;
    }
    for (const WishIndex row : outcome_.verdict.given_up_for_withdrawn) {
      put.given_up_for_withdrawn.push_back(wish_of_[row]);
    }
    std::ranges::sort(put.given_up_for_withdrawn);
    campaign_.state.published = publish(std::move(campaign_.state.published), instance_,
                                        outcome_.displays, outcome_.verdict.invalid);
    return put;
  }

 private:
  // Returns the proposals that are published.
  std::uint32_t put_group(GroupIndex group) {
    Array<WishIndex, std::int32_t>& ranks = outcome_.displays.waiting_rank;
    const bool invalid = outcome_.verdict.invalid[group] != 0;
    if (invalid) keep_waiting_ranks(instance_, outcome_.round, group, ranks);
    std::uint32_t proposals = 0;
    for (const WishIndex row : instance_.wishes_of_group[group]) {
      const WishStatus status = outcome_.round.status[row];
      const bool withdrawn = invalid && is_proposed_today(status);
      if (!stays(status) && !withdrawn) {
        put_status(row, status);
        proposals += is_proposed_today(status) ? 1U : 0U;
      } else if (is_waiting(status) || withdrawn) {
        // Who no longer waits keeps the last rank.
        wishes_.waiting_rank[wish_of_[row]] = ranks[row];
      }
    }
    return proposals;
  }

  void put_status(WishIndex row, WishStatus status) {
    const CampaignWish wish = wish_of_[row];
    if (proposed_by_round(instance_.wishes.status[row], status)) {
      note_proposal(wish, instance_.wishes.group[row]);
    }
    const bool proposed = status == WishStatus::proposed_today;
    wishes_.state[wish] = state_after(status);
    wishes_.decided[wish] = static_cast<ShortDay>(day_);
    wishes_.deadline[wish] = static_cast<ShortDay>(proposed ? deadline_ : 0);
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
  DayOutcome& outcome_;
};

}  // namespace

Result<DayInstance> instance_of_day(const Campaign& campaign, Day day, const Workers& workers) {
  Instance columns;
  columns.parameters = campaign.calendar->parameters(day);
  auto groups = groups_of(campaign, columns.parameters);
  if (!groups) return tl::make_unexpected(groups.error());
  columns.candidates = candidates_of(campaign);
  columns.groups = *std::move(groups);
  columns.boardings = {campaign.instance().boardings.key, Column(Array(campaign.state.beds))};
  DayWishes wishes = wishes_of_day(campaign, workers);
  columns.wishes = std::move(wishes.columns);
  columns.wishes_of_group = std::move(wishes.of_group);
  columns.wishes_of_candidate = std::move(wishes.of_candidate);
  columns.wishes_of_boarding = std::move(wishes.of_boarding);
  auto instance = instance_from_columns(std::move(columns), workers);
  if (!instance) return tl::make_unexpected(instance.error());
  return DayInstance{*std::move(instance), std::move(wishes.id)};
}

PutRound put_round(Campaign& campaign, Day day, Day deadline, const DayInstance& today,
                   DayOutcome outcome, const Workers& workers) {
  return Outcome(campaign, day, deadline, today, outcome).put(workers);
}

}  // namespace affecta::campaign
