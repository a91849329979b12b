#include "engine/campaign/apply.h"

#include <algorithm>
#include <utility>

#include "engine/campaign/bytes.h"
#include "engine/campaign/fits.h"

namespace affecta::campaign {

namespace {

ShortDay shorten(Day day) { return static_cast<ShortDay>(day); }

// Added wishes are few beside those of the opening: a full column grows by a sixteenth, not to
// twice its size.
template <class I, class T>
void append(Array<I, T>& column, const T& value) {
  constexpr std::size_t share = 16;
  std::vector<T> values = std::move(column).release();
  if (values.size() == values.capacity()) values.reserve(values.size() + values.size() / share + 1);
  values.push_back(value);
  column = Array<I, T>(std::move(values));
}

class Application {
 public:
  explicit Application(Campaign& campaign) : campaign_(campaign), state_(campaign.state) {}

  void operator()(const Answered& event) {
    for (const WishChange& each : event.wishes) decide(each.wish, each.state, event.day);
    for (const ContractChange& each : event.contracts) {
      Contract& contract = state_.contracts[each.contract.value];
      contract.state = each.state;
      contract.decided = shorten(event.day);
    }
    sign_of_life(event.candidate, event.day);
  }

  void operator()(const Ordered& event) {
    campaign_.each_wish_of(event.candidate,
                           [&](CampaignWish wish) { state_.wishes.preference[wish] = 0; });
    std::int32_t preference = 0;
    for (const CampaignWish wish : event.order) state_.wishes.preference[wish] = ++preference;
    sign_of_life(event.candidate, event.day);
  }

  void operator()(const ResponderSwitched& event) {
    state_.candidates.responder[event.candidate] = event.on ? 1 : 0;
    if (event.accepted) decide(event.accepted, WishState::accepted, event.day);
    sign_of_life(event.candidate, event.day);
  }

  void operator()(const ComplementaryAsked& event) {
    AddedWish added;
    added.candidate = event.candidate;
    added.group = event.group;
    added.with_boarding = event.with_boarding;
    added.complementary = true;
    const CampaignWish wish = add(added);
    decide(wish, WishState::asked, event.day, event.deadline);
  }

  void operator()(const ComplementaryAnswered& event) {
    if (!event.proposed) return decide(event.wish, WishState::declined, event.day);
    propose(event.wish, event.day, event.deadline);
  }

  void operator()(const HelpAsked& event) {
    HelpIndex& last = state_.candidates.last_help[event.candidate];
    state_.help.push_back({event.candidate, event.ground, event.text, shorten(event.day), last});
    last = HelpIndex::at(state_.help.size() - 1);
  }

  void operator()(const CommissionProposed& event) {
    if (event.wish == CampaignWish::at(campaign_.wish_count())) {
      AddedWish added;
      added.candidate = event.candidate;
      added.group = event.group;
      added.boarding = event.boarding;
      added.with_boarding = event.with_boarding;
      add(added);
    }
    if (state_.wishes.state[event.wish] == WishState::waiting && !campaign_.is_added(event.wish)) {
      state_.wishes.flags[event.wish] |= placement_flag::waited_before;
    }
    propose(event.wish, event.day, event.deadline);
    state_.wishes.flags[event.wish] |=
        placement_flag::ignore_boarding_bar | placement_flag::by_commission;
    if (event.extra_place) state_.wishes.flags[event.wish] |= placement_flag::extra_place;
  }

  // Neither refused, given up nor accepted: it may be proposed again.
  void operator()(const CommissionWithdrew& event) {
    decide(event.wish, event.state, event.day);
    state_.wishes.flags[event.wish] &=
        placement_flag::proposed_in_main | placement_flag::ignore_waiting_rank;
  }

  void operator()(const ContractEntered& event) {
    ContractIndex& last = state_.candidates.last_contract[event.candidate];
    Contract contract;
    contract.candidate = event.candidate;
    contract.formation = event.formation;
    contract.siret = event.siret;
    contract.company = event.company;
    contract.entered = shorten(event.day);
    contract.previous_of_candidate = last;
    state_.contracts.push_back(std::move(contract));
    last = ContractIndex::at(state_.contracts.size() - 1);
  }

  void operator()(const ContractCorrected& event) {
    Contract& contract = state_.contracts[event.contract.value];
    contract.siret = event.siret;
    contract.company = event.company;
    contract.mismatches = 0;
  }

  void operator()(const ContractCancelled& event) {
    Contract& contract = state_.contracts[event.contract.value];
    contract.state = ContractState::cancelled;
    contract.decided = shorten(event.day);
  }

  void operator()(const ContractMismatched& event) {
    ++state_.contracts[event.contract.value].mismatches;
  }

  void operator()(const GroupSet& event) {
    state_.groups.capacity[event.group] = event.capacity;
    state_.groups.block_call_limit[event.group] = event.block_call_limit;
    state_.groups.flags[event.group] = event.flags;
  }

  void operator()(const BedsSet& event) { state_.beds[event.boarding] = event.capacity; }

  void operator()(const WishRestored& event) {
    state_.wishes.flags[event.wish.wish] &= placement_flag::proposed_in_main;
    wait_specially(event.wish, event.day);
  }

  void operator()(const RankingMended& event) {
    for (const RankChange& each : event.ranks) {
      state_.wishes.call_rank[each.wish] = each.call_rank;
      state_.wishes.displayed_call_rank[each.wish] = each.displayed_call_rank;
    }
    for (const SpecialWish& each : event.special) wait_specially(each, event.day);
    for (const CapacityChange& each : event.extra) {
      state_.groups.capacity[each.group] = each.capacity;
    }
  }

  void operator()(const GroundsAsked& event) {
    state_.grounds.push_back({event.wish, shorten(event.day), 0, {}});
  }

  void operator()(const GroundsGiven& event) {
    GroundsRequest& request = state_.grounds[event.request.value];
    request.answered = shorten(event.day);
    request.letter = event.letter;
  }

  void operator()(const DayTurned& event) {
    if (event.waits) {
      state_.waiting_day = event;
    } else {
      put_changes(state_, event, campaign_.instance());
    }
  }

  void operator()(const DayPublished&) {
    const DayTurned turned = *std::exchange(state_.waiting_day, std::nullopt);
    put_changes(state_, turned, campaign_.instance());
  }

  void operator()(const DayHeld&) { state_.waiting_day.reset(); }

 private:
  void decide(CampaignWish wish, WishState state, Day day, Day deadline = 0) {
    state_.wishes.state[wish] = state;
    state_.wishes.decided[wish] = shorten(day);
    state_.wishes.deadline[wish] = shorten(deadline);
  }

  // Outside the main procedure.
  void propose(CampaignWish wish, Day day, Day deadline) {
    decide(wish, WishState::proposed, day, deadline);
    state_.wishes.flags[wish] |= placement_flag::outside_main | placement_flag::proposed_once;
    state_.wishes.waiting_rank[wish] = 0;
  }

  void wait_specially(const SpecialWish& special, Day day) {
    decide(special.wish, WishState::waiting, day);
    state_.wishes.preference[special.wish] = special.preference;
    state_.wishes.flags[special.wish] |= placement_flag::ignore_waiting_rank;
    state_.wishes.waiting_rank[special.wish] = 0;
  }

  // It confirms waiting wishes, unless it comes too late for that.
  void sign_of_life(CandidateIndex candidate, Day day) {
    ShortDay& confirm_by = state_.candidates.confirm_by[candidate];
    if (day <= confirm_by) confirm_by = 0;
    state_.candidates.unanswered[candidate] = 0;
  }

  CampaignWish add(AddedWish added) {
    const CampaignWish wish = CampaignWish::at(campaign_.wish_count());
    added.previous_of_candidate =
        std::exchange(state_.candidates.last_added[added.candidate], wish);
    added.previous_of_group = std::exchange(state_.groups.last_added[added.group], wish);
    state_.added.push_back(added);
    WishTable& wishes = state_.wishes;
    append(wishes.state, WishState::waiting);
    append(wishes.flags, std::uint8_t{0});
    append(wishes.decided, ShortDay{0});
    append(wishes.deadline, ShortDay{0});
    append(wishes.call_rank, 0);
    append(wishes.displayed_call_rank, 0);
    append(wishes.preference, 0);
    append(wishes.waiting_rank, 0);
    return wish;
  }

  Campaign& campaign_;
  State& state_;
};

}  // namespace

void put_changes(State& state, const DayTurned& turned, const Instance& instance) {
  const TurnChanges& changes = turned.changes;
  changes.state.put_into(state.wishes.state);
  changes.flags.put_into(state.wishes.flags);
  changes.decided.put_into(state.wishes.decided);
  changes.deadline.put_into(state.wishes.deadline);
  changes.waiting_rank.put_into(state.wishes.waiting_rank);
  changes.confirm_by.put_into(state.candidates.confirm_by);
  changes.unanswered.put_into(state.candidates.unanswered);
  // Every day's highest call ranks move one day back; the new day's begin as yesterday's.
  auto& highest = state.groups.highest_called;
  std::shift_right(highest.begin(), highest.end(), 1);
  highest.front() = highest[1];
  changes.highest_called.put_into(highest.front());
  for (const ContractIndex each : changes.lapsed_contracts) {
    Contract& contract = state.contracts[each.value];
    contract.state = ContractState::lapsed;
    contract.decided = shorten(turned.summary.day);
  }
  for (const GroupDisplay& each : changes.groups) {
    state.published.groups[instance.groups.key[each.group]] = {each.last_called,
                                                               each.number_waiting};
  }
  for (const BarDisplay& each : changes.bars) {
    state.published.bars[instance.boardings.key[each.boarding]][instance.groups.key[each.group]] = {
        each.call_bar, each.boarding_bar};
  }
  state.day = turned.summary.day;
  state.last_turn = turned.summary;
}

Result<void> apply(Campaign& campaign, const Event& event) {
  if (!fits(campaign, event)) {
    return refuse(RefusalCode::event_does_not_fit, "day " + std::to_string(campaign.state.day),
                  "an event of kind \"" + std::string(kind_of(event)) +
                      "\" names what is not there, or another day");
  }
  std::visit(Application(campaign), event);
  return {};
}

Result<Campaign> restore(std::shared_ptr<const Opening> opening,
                         std::shared_ptr<const Calendar> calendar, State state) {
  Campaign campaign{std::move(opening), std::move(calendar), std::move(state)};
  if (!state_fits(campaign)) {
    return refuse(RefusalCode::event_does_not_fit, "snapshot of the state",
                  "its columns are not those of a campaign that opened so");
  }
  return campaign;
}

}  // namespace affecta::campaign
