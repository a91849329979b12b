#include "engine/round/pass.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/base/sorted.h"
#include "engine/round/boarding_component.h"
#include "engine/round/holders.h"
#include "engine/round/maximum_position.h"
#include "engine/round/ordered_wishes.h"
#include "engine/round/responder.h"

namespace affecta {

namespace {

constexpr std::size_t group_grain = 64;
constexpr std::size_t candidate_grain = 1024;

bool gave_up_a_place(WishStatus status) {
  return status == WishStatus::proposal_refused_by_responder ||
         status == WishStatus::proposal_resigned_by_order;
}

}  // namespace

Round::Round(const Instance& instance, const Workers& workers)
    : instance_(instance),
      workers_(workers),
      components_(find_components(instance)),
      plain_groups_(instance),
      state_(instance),
      component_changed_in_(components_.size(), 0) {
  for (const GroupIndex group : components_.component_of.indices()) propose_first_in(group);
  // A boarding house for which nobody wishes has no group.
  for (const ComponentIndex component : components_.boardings.indices()) {
    components_to_propose_.push_back(component);
  }
}

void Round::propose_first_in(GroupIndex group) {
  if (const ComponentIndex component = components_.component_of[group]) {
    components_to_propose_.push_back(component);
  } else {
    groups_to_propose_.push_back(group);
  }
}

void Round::begin_again(const ChangedSince& changed) {
  state_.passes = 0;
  counts_.clear();
  const auto begin_with = [&](std::span<const WishIndex> wishes) {
    for (const WishIndex wish : wishes) {
      state_.status[wish] = instance_.wishes.status[wish];
      state_.pass[wish] = 0;
    }
  };
  for (const auto& chunk : std::exchange(changed_wishes_, {})) begin_with(chunk);
  begin_with(changed.wishes);
  touched_components_.clear();
  groups_to_propose_.clear();
  components_to_propose_.clear();
  reestimated_components_.clear();
  component_changed_in_ = Array<ComponentIndex, std::uint32_t>(components_.size(), 0);
  for (const GroupIndex group : changed.groups) propose_first_in(group);
  for (const BoardingIndex boarding : changed.boardings) {
    components_to_propose_.push_back(components_.component_of_boarding[boarding]);
  }
  for (const GroupIndex group : changed.reestimated) {
    const ComponentIndex component = components_.component_of[group];
    if (component) reestimated_components_.push_back(component);
  }
}

// An estimate matters through the maxima alone.
bool Round::maxima_differ(ComponentIndex component) const {
  return std::ranges::any_of(components_.boardings[component], [&](BoardingIndex boarding) {
    return maximum_position(state_, boarding, BoardingHolders(state_, boarding)) !=
           state_.maximum[boarding];
  });
}

void Round::propose() {
  ++state_.passes;
  counts_.emplace_back();
  sort_unique(reestimated_components_);
  for (const ComponentIndex component : std::exchange(reestimated_components_, {})) {
    if (maxima_differ(component)) components_to_propose_.push_back(component);
  }
  std::vector<GroupIndex> groups = std::exchange(groups_to_propose_, {});
  std::vector<ComponentIndex> components = std::exchange(components_to_propose_, {});
  sort_unique(groups);
  sort_unique(components);
  touched_components_.insert(touched_components_.end(), components.begin(), components.end());
  auto in_components = workers_.map_chunks(components.size(), 1, [&](std::size_t i, std::size_t) {
    std::vector<WishIndex> proposed;
    propose_in_component(state_, components_, components[i], proposed);
    return look_at(std::move(proposed));
  });
  auto in_groups =
      workers_.map_chunks(groups.size(), group_grain, [&](std::size_t begin, std::size_t end) {
        std::vector<WishIndex> proposed;
        for (std::size_t i = begin; i < end; ++i) propose_in_plain_group(groups[i], proposed);
        return look_at(std::move(proposed));
      });
  for (std::size_t i = 0; i < components.size(); ++i) {
    if (!in_components[i].wishes.empty()) note_change(components[i]);
  }
  std::ranges::move(in_components, std::back_inserter(in_groups));
  take(std::move(in_groups));
}

void Round::propose_in_plain_group(GroupIndex group, std::vector<WishIndex>& proposed) {
  if (state_.passes == 1) {
    plain_groups_.propose_first(state_, group, proposed);
  } else {
    plain_groups_.propose_again(state_, group, proposed);
  }
}

// While the processor still has at hand what was proposed.
Round::Proposals Round::look_at(std::vector<WishIndex> proposed) const {
  Proposals proposals;
  for (const WishIndex wish : proposed) {
    const CandidateIndex candidate = instance_.wishes.candidate[wish];
    if (instance_.has(wish, wish_flag::responder)) proposals.responder.push_back(candidate);
    if (ordered_wishes_concern(instance_, wish)) proposals.ordered_wishes.push_back(candidate);
    if (state_.status[wish] == WishStatus::proposed_today_accepted_by_responder) {
      ++proposals.accepted_by_responder;
    }
  }
  proposals.wishes = std::move(proposed);
  return proposals;
}

void Round::take(std::vector<Proposals> proposals) {
  proposed_ = std::move(proposals);
  PassCounts& counts = counts_.back();
  for (Proposals& of_chunk : proposed_) {
    counts.proposed += of_chunk.wishes.size();
    counts.accepted_by_responder += of_chunk.accepted_by_responder;
    changed_wishes_.push_back(std::move(of_chunk.wishes));
  }
}

void Round::note_change(ComponentIndex component) {
  if (component_changed_in_[component] == state_.passes) return;
  component_changed_in_[component] = state_.passes;
  components_to_propose_.push_back(component);
}

std::vector<CandidateIndex> Round::candidates_concerned(Rule rule) const {
  std::vector<CandidateIndex> candidates;
  for (const Proposals& proposals : proposed_) {
    const auto& concerned =
        rule == Rule::responder ? proposals.responder : proposals.ordered_wishes;
    candidates.insert(candidates.end(), concerned.begin(), concerned.end());
  }
  sort_unique(candidates);
  return candidates;
}

void Round::give_up(Rule rule) {
  const std::vector<CandidateIndex> candidates = candidates_concerned(rule);
  auto chunks = workers_.map_chunks(
      candidates.size(), candidate_grain, [&](std::size_t begin, std::size_t end) {
        std::vector<WishIndex> given_up;
        for (std::size_t i = begin; i < end; ++i) {
          if (rule == Rule::responder) {
            affecta::apply_responder(state_, candidates[i], given_up);
          } else {
            affecta::apply_ordered_wishes(state_, candidates[i], given_up);
          }
        }
        return given_up;
      });
  PassCounts& counts = counts_.back();
  for (auto& chunk : chunks) {
    (rule == Rule::responder ? counts.resigned_by_responder : counts.resigned_by_order) +=
        chunk.size();
    for (const WishIndex wish : chunk) note_given_up(wish);
    changed_wishes_.push_back(std::move(chunk));
  }
}

void Round::note_given_up(WishIndex wish) {
  const GroupIndex group = instance_.wishes.group[wish];
  const ComponentIndex component = components_.component_of[group];
  if (component) note_change(component);
  if (!gave_up_a_place(state_.status[wish])) return;
  ++counts_.back().freed_places;
  if (component) return;  // counts its holders anew
  // The candidate still holds the group by the other wish, or gave both up in this step.
  if (const WishIndex sibling = state_.sibling_in_group(wish)) {
    const bool both_given_up =
        state_.pass[sibling] == state_.passes && gave_up_a_place(state_.status[sibling]);
    if (is_held(state_.status[sibling]) || (both_given_up && sibling < wish)) return;
  }
  plain_groups_.give_back(group);
  groups_to_propose_.push_back(group);
}

std::vector<ComponentIndex> Round::touched_components() const {
  std::vector<ComponentIndex> components = touched_components_;
  sort_unique(components);
  return components;
}

void Round::apply_ordered_wishes() { give_up(Rule::ordered_wishes); }

Result<void> Round::apply_responder() {
  if (state_.passes == 1 && instance_.parameters.ordering()) {
    if (const WishIndex wish = find_unordered_waiting_wish(state_, workers_)) {
      return refuse(
          RefusalCode::responder_without_preference, {},
          "the wish " + to_text(instance_.key(wish)) + " still waits and has no preference rank");
    }
  }
  give_up(Rule::responder);
  return {};
}

}  // namespace affecta
