#include "engine/campaign/fits.h"

#include <algorithm>

namespace affecta::campaign {

namespace {

// Short days hold every day of a calendar.
bool is_day(const Campaign& campaign, Day day) {
  return day >= 0 && day <= campaign.calendar->last_day();
}

template <class Days>
bool are_days(const Campaign& campaign, const Days& days) {
  return std::ranges::all_of(days, [&](ShortDay day) { return is_day(campaign, day); });
}

// Whether a house is one that wishes of the group may name; none: none is named.
bool is_house_of(const Campaign& campaign, BoardingIndex boarding, GroupIndex group) {
  if (!boarding) return true;
  const Instance& instance = campaign.instance();
  if (boarding.value >= instance.boarding_count()) return false;
  const std::int32_t formation = instance.boardings.key[boarding].formation;
  return formation == 0 || formation == instance.groups.key[group].formation;
}

class Fit {
 public:
  explicit Fit(const Campaign& campaign) : campaign_(campaign), state_(campaign.state) {}

  bool operator()(const Answered& event) const {
    return there(event.candidate) && is_day(event.day) &&
           std::ranges::all_of(event.wishes,
                               [&](const WishChange& each) {
                                 return there(each.wish) && own(each.wish, event.candidate);
                               }) &&
           std::ranges::all_of(event.contracts, [&](const ContractChange& each) {
             return there(each.contract) &&
                    state_.contracts[each.contract.value].candidate == event.candidate;
           });
  }
  bool operator()(const Ordered& event) const {
    return there(event.candidate) && is_day(event.day) &&
           std::ranges::all_of(event.order, [&](CampaignWish wish) {
             return there(wish) && own(wish, event.candidate);
           });
  }
  bool operator()(const ResponderSwitched& event) const {
    return there(event.candidate) && is_day(event.day) &&
           (!event.accepted || (there(event.accepted) && own(event.accepted, event.candidate)));
  }
  bool operator()(const ComplementaryAsked& event) const {
    return there(event.candidate) && there(event.group) && is_day(event.day) &&
           is_day(event.deadline) && is_new(event);
  }
  bool operator()(const ComplementaryAnswered& event) const {
    return there(event.wish) && is_day(event.day) && is_day(event.deadline);
  }
  bool operator()(const HelpAsked& event) const {
    return there(event.candidate) && is_day(event.day);
  }
  bool operator()(const CommissionProposed& event) const {
    const bool next = event.wish == CampaignWish::at(campaign_.wish_count());
    return there(event.candidate) && there(event.group) && is_day(event.day) &&
           is_day(event.deadline) && is_house_of(campaign_, event.boarding, event.group) &&
           (next ? is_new(event) : there(event.wish) && own(event.wish, event.candidate));
  }
  bool operator()(const CommissionWithdrew& event) const {
    return there(event.wish) && is_day(event.day);
  }
  bool operator()(const ContractEntered& event) const {
    return there(event.candidate) && there(event.formation) && is_day(event.day);
  }
  bool operator()(const ContractCorrected& event) const { return there(event.contract); }
  bool operator()(const ContractCancelled& event) const {
    return there(event.contract) && is_day(event.day);
  }
  bool operator()(const ContractMismatched& event) const { return there(event.contract); }
  bool operator()(const GroupSet& event) const { return there(event.group); }
  bool operator()(const BedsSet& event) const { return there(event.boarding); }
  bool operator()(const WishRestored& event) const {
    return there(event.wish.wish) && is_day(event.day);
  }
  bool operator()(const RankingMended& event) const {
    return there(event.candidate) && is_day(event.day) &&
           std::ranges::all_of(event.ranks,
                               [&](const RankChange& each) { return there(each.wish); }) &&
           std::ranges::all_of(event.special,
                               [&](const SpecialWish& each) {
                                 return there(each.wish) && own(each.wish, event.candidate);
                               }) &&
           std::ranges::all_of(event.extra,
                               [&](const CapacityChange& each) { return there(each.group); });
  }
  bool operator()(const GroundsAsked& event) const {
    return there(event.wish) && is_day(event.day);
  }
  bool operator()(const GroundsGiven& event) const {
    return event.request.value < state_.grounds.size() && is_day(event.day);
  }
  bool operator()(const DayTurned& event) const {
    return !state_.waiting_day && event.summary.day == state_.day + 1 &&
           campaign_.calendar->has_day(event.summary.day) && changes_fit(event.changes) &&
           std::ranges::all_of(event.excluded, [&](GroupIndex each) { return there(each); }) &&
           std::ranges::all_of(event.given_up_for_withdrawn,
                               [&](CampaignWish each) { return there(each); });
  }
  bool operator()(const DayPublished& event) const { return waits(event.day); }
  bool operator()(const DayHeld& event) const { return waits(event.day); }

 private:
  bool there(CandidateIndex id) const { return id.value < state_.candidates.responder.size(); }
  bool there(CampaignWish id) const { return id.value < campaign_.wish_count(); }
  bool there(GroupIndex id) const { return id.value < state_.groups.capacity.size(); }
  bool there(BoardingIndex id) const { return id.value < state_.beds.size(); }
  bool there(FormationIndex id) const {
    return id.value < campaign_.opening->formations.key.size();
  }
  bool there(ContractIndex id) const { return id.value < state_.contracts.size(); }
  bool own(CampaignWish wish, CandidateIndex candidate) const {
    if (campaign_.is_added(wish)) return campaign_.added(wish).candidate == candidate;
    const auto offsets = campaign_.instance().wishes_of_candidate.offsets().span();
    return wish.value >= offsets[candidate.value] && wish.value < offsets[candidate.value + 1];
  }
  // The wish to be added: it is not there yet.
  template <class Adding>
  bool is_new(const Adding& event) const {
    const Instance& instance = campaign_.instance();
    return !campaign_.find_wish({instance.candidates.key[event.candidate],
                                 instance.groups.key[event.group].formation, event.with_boarding});
  }
  bool is_day(Day day) const { return affecta::campaign::is_day(campaign_, day); }
  bool waits(Day day) const { return state_.waiting_day && state_.waiting_day->summary.day == day; }

  bool changes_fit(const TurnChanges& changes) const {
    const WishTable& wishes = state_.wishes;
    return changes.state.fits(wishes.state) && changes.flags.fits(wishes.flags) &&
           changes.decided.fits(wishes.decided) && changes.deadline.fits(wishes.deadline) &&
           changes.waiting_rank.fits(wishes.waiting_rank) &&
           changes.confirm_by.fits(state_.candidates.confirm_by) &&
           changes.unanswered.fits(state_.candidates.unanswered) &&
           changes.highest_called.fits(state_.groups.highest_called.front()) &&
           are_days(campaign_, changes.decided.values) &&
           are_days(campaign_, changes.deadline.values) &&
           are_days(campaign_, changes.confirm_by.values) &&
           std::ranges::all_of(changes.lapsed_contracts,
                               [&](ContractIndex each) { return there(each); }) &&
           std::ranges::all_of(changes.groups,
                               [&](const GroupDisplay& each) { return there(each.group); }) &&
           std::ranges::all_of(changes.bars, [&](const BarDisplay& each) {
             return there(each.group) && there(each.boarding);
           });
  }

  const Campaign& campaign_;
  const State& state_;
};

template <class... Columns>
bool all_of_size(std::size_t size, const Columns&... columns) {
  return ((columns.size() == size) && ...);
}

// Lists, newest first: a head leads to an entry of its own, an entry to an older one of the same
// owner. `first`: the id of the first entry.
template <class Owner, class I, class Entry>
bool lists_fit(const Array<Owner, I>& heads, const std::vector<Entry>& entries, std::size_t first,
               Owner Entry::*owner, I Entry::*previous) {
  const auto leads = [&](I id, Owner of, std::size_t end) {
    return id.is_none() ||
           (id.value >= first && id.value - first < end && entries[id.value - first].*owner == of);
  };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!leads(entries[i].*previous, entries[i].*owner, i)) return false;
  }
  for (const Owner of : heads.indices()) {
    if (!leads(heads[of], of, entries.size())) return false;
  }
  return true;
}

bool lists_fit(const Campaign& campaign) {
  const State& state = campaign.state;
  const CandidateTable& candidates = state.candidates;
  const std::size_t opening = campaign.opening->row.size();
  return lists_fit(candidates.last_added, state.added, opening, &AddedWish::candidate,
                   &AddedWish::previous_of_candidate) &&
         lists_fit(state.groups.last_added, state.added, opening, &AddedWish::group,
                   &AddedWish::previous_of_group) &&
         lists_fit(candidates.last_contract, state.contracts, 0, &Contract::candidate,
                   &Contract::previous_of_candidate) &&
         lists_fit(candidates.last_help, state.help, 0, &HelpRequest::candidate,
                   &HelpRequest::previous_of_candidate);
}

// Every added wish is in its candidate's list, and the only one of its key.
bool added_once(const Campaign& campaign) {
  for (std::size_t i = 0; i < campaign.state.added.size(); ++i) {
    const WishKey key = campaign.key(CampaignWish::at(campaign.opening->row.size() + i));
    int found = 0;
    campaign.each_wish_of(campaign.state.added[i].candidate,
                          [&](CampaignWish wish) { found += campaign.key(wish) == key ? 1 : 0; });
    if (found != 1) return false;
  }
  return true;
}

bool entries_fit(const Campaign& campaign) {
  const State& state = campaign.state;
  const Instance& instance = campaign.instance();
  const auto is_candidate = [&](CandidateIndex id) {
    return id.value < instance.candidate_count();
  };
  return std::ranges::all_of(state.added,
                             [&](const AddedWish& each) {
                               return is_candidate(each.candidate) &&
                                      each.group.value < instance.group_count() &&
                                      is_house_of(campaign, each.boarding, each.group);
                             }) &&
         std::ranges::all_of(
             state.contracts,
             [&](const Contract& each) {
               return is_candidate(each.candidate) &&
                      each.formation.value < campaign.opening->formations.key.size() &&
                      is_day(campaign, each.entered) && is_day(campaign, each.decided);
             }) &&
         std::ranges::all_of(state.help,
                             [&](const HelpRequest& each) {
                               return is_candidate(each.candidate) && is_day(campaign, each.asked);
                             }) &&
         std::ranges::all_of(state.grounds, [&](const GroundsRequest& each) {
           return each.wish.value < campaign.wish_count() && is_day(campaign, each.asked) &&
                  is_day(campaign, each.answered);
         });
}

}  // namespace

bool fits(const Campaign& campaign, const Event& event) { return std::visit(Fit(campaign), event); }

bool state_fits(const Campaign& campaign) {
  const State& state = campaign.state;
  const Instance& instance = campaign.instance();
  const std::size_t wishes = campaign.opening->row.size() + state.added.size();
  const WishTable& table = state.wishes;
  const CandidateTable& candidates = state.candidates;
  const GroupTable& groups = state.groups;
  const bool sizes =
      all_of_size(wishes, table.state, table.flags, table.decided, table.deadline, table.call_rank,
                  table.displayed_call_rank, table.preference, table.waiting_rank) &&
      all_of_size(instance.candidate_count(), candidates.responder, candidates.confirm_by,
                  candidates.unanswered, candidates.last_added, candidates.last_contract,
                  candidates.last_help) &&
      all_of_size(instance.group_count(), groups.capacity, groups.block_call_limit, groups.flags,
                  groups.last_added) &&
      groups.highest_called.size() == days_of_history &&
      std::ranges::all_of(
          groups.highest_called,
          [&](const auto& column) { return column.size() == instance.group_count(); }) &&
      all_of_size(instance.boarding_count(), state.beds);
  if (!sizes || !is_day(campaign, state.day) || !are_days(campaign, table.decided) ||
      !are_days(campaign, table.deadline) || !are_days(campaign, candidates.confirm_by)) {
    return false;
  }
  if (!entries_fit(campaign) || !lists_fit(campaign) || !added_once(campaign)) return false;
  if (!state.waiting_day) return true;
  Campaign unpublished = campaign;
  unpublished.state.waiting_day.reset();
  return fits(unpublished, *state.waiting_day);
}

}  // namespace affecta::campaign
