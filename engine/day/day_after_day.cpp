#include "engine/day/day_after_day.h"

#include <algorithm>

#include "engine/base/check.h"
#include "engine/base/sorted.h"
#include "engine/day/check_changes.h"
#include "engine/displays/publish.h"
#include "engine/model/input_checks.h"

namespace affecta {

namespace {

template <class I>
std::vector<I> marked(const Array<I, std::uint8_t>& marks) {
  std::vector<I> indices;
  for (const I index : marks.indices()) {
    if (marks[index] != 0) indices.push_back(index);
  }
  return indices;
}

WishStatus status_tomorrow(WishStatus status, bool withdrawn) {
  switch (status) {
    case WishStatus::proposed_today:
      return withdrawn ? WishStatus::waiting : WishStatus::proposed_before_unanswered;
    case WishStatus::proposed_today_accepted_by_responder:
      return withdrawn ? WishStatus::waiting : WishStatus::proposed_before_accepted;
    case WishStatus::proposal_refused_by_responder:
    case WishStatus::proposal_resigned_by_order:
      return WishStatus::proposed_before_refused;
    case WishStatus::waiting_resigned_by_responder:
    case WishStatus::waiting_resigned_by_order:
      return WishStatus::refused_or_resigned;
    default:
      return status;
  }
}

}  // namespace

DayAfterDay::DayAfterDay(const Instance& first_day, const Workers& workers)
    : workers_(workers), instance_(first_day) {
  displays_.waiting_rank = Array<WishIndex, std::int32_t>(first_day.wish_count());
  displays_.last_called = Array<GroupIndex, std::int32_t>(first_day.group_count());
  displays_.number_waiting = Array<GroupIndex, std::int32_t>(first_day.group_count());
}

DayAfterDay::~DayAfterDay() = default;

WishState DayAfterDay::state_of(WishIndex wish) const {
  const Instance& instance = instance_.read();
  return {wish,
          instance.wishes.status[wish],
          instance.wishes.preference[wish],
          instance.wishes.waiting_rank_yesterday[wish],
          instance.has(wish, wish_flag::outside_main),
          instance.has(wish, wish_flag::ignore_waiting_rank),
          instance.has(wish, wish_flag::ignore_boarding_bar)};
}

GroupState DayAfterDay::state_of(GroupIndex group) const {
  const Instance& instance = instance_.read();
  return {group,
          instance.groups.capacity[group],
          instance.groups.block_call_limit[group],
          instance.groups.estimate[group],
          instance.has(group, group_flag::stopped),
          instance.has(group, group_flag::reservation_ended)};
}

DayAfterDay::Outcome DayAfterDay::outcome() const {
  AFFECTA_CHECK(computed_);
  return {round_->result(), displays_, verdict_, round_->counts()};
}

// ---------------------------------------------------------------- what happened

Result<void> DayAfterDay::change(const DayChanges& changes) {
  if (auto checked = check_changes(instance_, changes, workers_); !checked) return checked;
  reopen();
  for (const WishState& state : changes.wishes) apply(state);
  for (const ResponderSwitch& state : changes.responders) {
    instance_.set(state);
    pending_.candidates.push_back(state.candidate);
  }
  for (const GroupState& state : changes.groups) apply(state);
  for (const BoardingState& state : changes.boardings) {
    instance_.set(state);
    pending_.boardings.push_back(state.boarding);
  }
  for (const LateRanking& late : changes.late_rankings) apply(late);
  return {};
}

// A day that was computed is to be computed again: what it did is undone where it did something.
void DayAfterDay::reopen() {
  if (!computed_) return;
  computed_ = false;
  for (const auto& chunk : round_->changed_wishes()) {
    pending_.wishes.insert(pending_.wishes.end(), chunk.begin(), chunk.end());
  }
  for (std::size_t i = 0; i < part_.groups.size(); ++i) {
    const IndexRange<WishIndex> of_group = instance().wishes_of_group[part_.groups[i]];
    pending_.groups.push_back(part_.groups[i]);
    if (of_group.contains(part_.first_changed[i])) {
      pending_.wishes.push_back(part_.first_changed[i]);
    }
  }
  pending_.boardings.insert(pending_.boardings.end(), part_.boardings.begin(),
                            part_.boardings.end());
  pending_.candidates.insert(pending_.candidates.end(), part_.responders.begin(),
                             part_.responders.end());
}

void DayAfterDay::apply(const WishState& state) {
  const Instance& instance = instance_.read();
  const bool waited = is_waiting(instance.wishes.status[state.wish]);
  instance_.set(state);
  note(state.wish);
  if (waited || !is_waiting(state.status)) return;
  pending_.groups_to_check.push_back(instance.wishes.group[state.wish]);
  if (const BoardingIndex boarding = instance.wishes.boarding[state.wish]) {
    pending_.boardings_to_check.push_back(boarding);
  }
}

void DayAfterDay::note(WishIndex wish) {
  pending_.wishes.push_back(wish);
  pending_.candidates.push_back(instance_.read().wishes.candidate[wish]);
}

void DayAfterDay::apply(const GroupState& state) {
  GroupState before = state_of(state.group);
  instance_.set(state);
  if (before.estimate != state.estimate) pending_.reestimated.push_back(state.group);
  before.estimate = state.estimate;
  if (before != state) pending_.groups.push_back(state.group);
}

void DayAfterDay::apply(const LateRanking& late) {
  for (const GroupIndex group : instance_.groups_of(late.ranking_group)) {
    for (const WishIndex wish : instance_.insert(late, group)) note(wish);
    pending_.groups.push_back(group);
    pending_.reordered.push_back(group);
  }
}

// ---------------------------------------------------------------- the computation

Result<void> DayAfterDay::compute(Extent extent) {
  Unobserved nobody;
  return compute(extent, nobody);
}

Result<void> DayAfterDay::compute(Extent extent, StepObserver& observer) {
  reopen();
  const bool whole = extent == Extent::everything || midway_ || passes_a_milestone();
  if (auto agreed = check_agreement(whole); !agreed) return agreed;
  midway_ = true;
  auto computed = whole ? compute_everything(observer) : compute_what_changed(observer);
  if (!computed) return computed;
  midway_ = false;
  computed_ = true;
  computed_for_ = instance().parameters;
  return computed;
}

bool DayAfterDay::passes_a_milestone() const {
  const DayParameters& today = instance().parameters;
  return today.reservation_over() != computed_for_.reservation_over() ||
         today.ordered_wishes_apply() != computed_for_.ordered_wishes_apply() ||
         today.ordering() != computed_for_.ordering();
}

// What the wishes say of each other, where they changed. A candidate who ordered wishes meanwhile
// is looked at when the ordering ends.
Result<void> DayAfterDay::check_agreement(bool whole) const {
  const auto sorted = [](auto values) {
    sort_unique(values);
    return values;
  };
  const RowOfWish no_document;
  FirstFault faults =
      check_call_ranks(instance(), sorted(pending_.groups_to_check), no_document, workers_);
  faults.merge(
      check_boarding_ranks(instance(), sorted(pending_.boardings_to_check), no_document, workers_));
  faults.merge(check_responder_wishes(
      instance(), whole ? Part::whole(instance()).responders : responders_among_pending(),
      no_document, workers_));
  if (!faults.fault()) return {};
  Refusal refusal = *faults.fault();
  refusal.subject = Subject::document;  // there is none, and no row of it
  refusal.row = 0;
  return tl::make_unexpected(std::move(refusal));
}

std::vector<CandidateIndex> DayAfterDay::responders_among_pending() const {
  std::vector<CandidateIndex> responders;
  for (const CandidateIndex candidate : pending_.candidates) {
    if (instance().candidates.responder[candidate] != 0) responders.push_back(candidate);
  }
  sort_unique(responders);
  return responders;
}

Result<void> DayAfterDay::compute_everything(StepObserver& observer) {
  observer.begin("prepare", 0);
  round_.emplace(instance(), workers_);
  verification_.emplace(instance(), workers_);
  if (auto played = play_passes_2024(*round_, instance(), observer); !played) return played;
  part_ = Part::whole(instance());
  return show_and_verify(observer);
}

Result<void> DayAfterDay::compute_what_changed(StepObserver& observer) {
  observer.begin("prepare", 0);
  ChangedGroups changed(instance());
  for (const GroupIndex group : pending_.groups) changed.add(group);
  for (const WishIndex wish : pending_.wishes) changed.add(wish);
  round_->begin_again(
      {pending_.wishes, changed.groups(), pending_.reestimated, pending_.boardings});
  sort_unique(pending_.reordered);
  for (const GroupIndex group : pending_.reordered) verification_->reorder(group);
  if (auto played = play_passes_2024(*round_, instance(), observer); !played) return played;
  part_ = part_reached(std::move(changed));
  return show_and_verify(observer);
}

Result<void> DayAfterDay::show_and_verify(StepObserver& observer) {
  observer.begin("displays", 0);
  update_displays(instance(), round_->result(), part_, workers_, displays_);
  observer.begin("verify", 0);
  verdict_ = verification_->verify(round_->result(), displays_, part_);
  if (verdict_.refused) return tl::make_unexpected(broken_property(instance(), verdict_));
  pending_ = {};
  return {};
}

// `changed`: the groups in which something changed before the round; it changed more.
Part DayAfterDay::part_reached(ChangedGroups changed) const {
  Part part;
  Array<BoardingIndex, std::uint8_t> boardings(instance().boarding_count());
  const auto add_boarding_of = [&](WishIndex wish) {
    if (const BoardingIndex boarding = instance().wishes.boarding[wish]) boardings[boarding] = 1;
  };
  for (const auto& chunk : round_->changed_wishes()) {
    for (const WishIndex wish : chunk) {
      changed.add(wish);
      add_boarding_of(wish);
      if (instance().has(wish, wish_flag::responder)) {
        part.responders.push_back(instance().wishes.candidate[wish]);
      }
    }
  }
  for (const WishIndex wish : pending_.wishes) add_boarding_of(wish);
  for (const BoardingIndex boarding : pending_.boardings) boardings[boarding] = 1;
  part.groups = changed.groups();
  for (const GroupIndex group : part.groups) part.first_changed.push_back(changed.first(group));
  part.boardings = marked(boardings);
  add_tied(part);
  const auto pending = responders_among_pending();
  part.responders.insert(part.responders.end(), pending.begin(), pending.end());
  sort_unique(part.responders);
  return part;
}

void DayAfterDay::add_tied(Part& part) const {
  const Components& components = round_->components();
  Array<ComponentIndex, std::uint8_t> tied(components.size());
  for (const ComponentIndex component : round_->touched_components()) tied[component] = 1;
  for (const GroupIndex group : part.groups) {
    if (const auto component = components.component_of[group]) tied[component] = 1;
  }
  for (const ComponentIndex component : marked(tied)) {
    for (const GroupIndex group : components.groups[component]) part.tied_groups.push_back(group);
    for (const BoardingIndex boarding : components.boardings[component]) {
      part.tied_boardings.push_back(boarding);
    }
  }
  std::ranges::sort(part.tied_groups);
  std::ranges::sort(part.tied_boardings);
}

// ---------------------------------------------------------------- the next day

void DayAfterDay::next_day(const DayParameters& parameters) {
  AFFECTA_CHECK(computed_);
  AFFECTA_CHECK(parameters.day > instance().parameters.day);
  publish();
  for (const auto& chunk : round_->changed_wishes()) {
    for (const WishIndex wish : chunk) {
      const bool withdrawn = verdict_.invalid[instance().wishes.group[wish]] != 0;
      instance_.set_status(wish, status_tomorrow(round_->result().status[wish], withdrawn));
      note(wish);
    }
  }
  instance_.set(parameters);
  computed_ = false;
}

// Numbers and ranks, as displays/publish.h says; where they differ from yesterday's.
void DayAfterDay::publish() {
  const Instance& today = instance();
  for (const GroupIndex group : verdict_.invalid.indices()) {
    if (verdict_.invalid[group] == 0) continue;
    keep_waiting_ranks(today, round_->result(), group, displays_.waiting_rank);
    // What it would have shown is computed again, from its first wish on.
    pending_.groups.push_back(group);
    const IndexRange<WishIndex> wishes = today.wishes_of_group[group];
    if (!wishes.empty()) pending_.wishes.push_back(wishes.front());
  }
  workers_.for_each(part_.groups.size(), 32, [&](std::size_t i) {
    const GroupIndex group = part_.groups[i];
    const IndexRange<WishIndex> wishes = today.wishes_of_group[group];
    const std::size_t first =
        verdict_.invalid[group] != 0 ? wishes.front().value : part_.first_changed[i].value;
    const std::size_t end = wishes.front().value + wishes.size();
    instance_.set_waiting_ranks_yesterday(displays_.waiting_rank,
                                          IndexRange<WishIndex>(first, end));
    if (verdict_.invalid[group] != 0) return;
    instance_.set_published(
        group, std::max(today.groups.last_called_displayed[group], displays_.last_called[group]),
        displays_.number_waiting[group]);
  });
}

}  // namespace affecta
