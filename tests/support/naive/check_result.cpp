// Section 6, result.

#include <algorithm>
#include <limits>

#include "tests/support/naive/steps.h"

namespace affecta::naive {
namespace {

using Sets = std::vector<std::set<Int>>;

// Read on the statuses after the round; by group and by boarding house.
struct Holders {
  Sets group_current, group_initial, boarding_current, boarding_initial;
  std::vector<std::vector<std::size_t>> wishes_of_group, wishes_of_boarding;
};

Holders holders_of(const Finished& f) {
  const std::size_t groups = f.day.groups.size();
  const std::size_t houses = f.day.boarding_houses.size();
  Holders holders{Sets(groups), Sets(groups), Sets(houses), Sets(houses), {}, {}};
  holders.wishes_of_group.resize(groups);
  holders.wishes_of_boarding.resize(houses);
  for (std::size_t w = 0; w < f.day.wishes.size(); ++w) {
    const std::size_t group = f.links.group[w];
    const std::optional<std::size_t> house = f.links.boarding[w];
    const Int candidate = f.day.wishes[w].key.candidate;
    holders.wishes_of_group[group].push_back(w);
    if (house) holders.wishes_of_boarding[*house].push_back(w);
    if (!is_held(f.status[w])) continue;
    holders.group_current[group].insert(candidate);
    if (house) holders.boarding_current[*house].insert(candidate);
    if (!is_proposed_before(f.status[w])) continue;
    holders.group_initial[group].insert(candidate);
    if (house) holders.boarding_initial[*house].insert(candidate);
  }
  return holders;
}

// The groups of the wishes that waited in the house at the start of the last pass.
std::vector<GroupKey> groups_waiting_in(const Finished& f, std::size_t house) {
  std::set<GroupKey> groups;
  for (const std::size_t w : f.last_pass.boarding_waiting[house]) {
    groups.insert(f.day.wishes[w].group);
  }
  return {groups.begin(), groups.end()};
}

std::optional<Violation> check_p1(const Finished& f, const Holders& holders, std::size_t group) {
  const auto& wishes = holders.wishes_of_group[group];
  for (const std::size_t v : wishes) {
    if (f.status[v] != Status::waiting || f.links.boarding[v]) continue;
    for (const std::size_t w : wishes) {
      if (is_proposed_today(f.status[w]) && f.day.wishes[w].call_rank > f.day.wishes[v].call_rank &&
          !holders.group_initial[group].contains(f.day.wishes[w].key.candidate)) {
        return Violation{.property = "P1",
                         .groups = {f.day.groups[group].key},
                         .boarding = {},
                         .wishes = {f.day.wishes[v].key, f.day.wishes[w].key}};
      }
    }
  }
  return std::nullopt;
}

std::optional<Violation> check_p2(const Finished& f, const Holders& holders, std::size_t group,
                                  std::size_t house) {
  for (const std::size_t v : holders.wishes_of_group[group]) {
    const Wish& waiting = f.day.wishes[v];
    if (f.status[v] != Status::waiting || f.links.boarding[v] != house) continue;
    if (waiting.ignore_waiting_rank) continue;
    for (const std::size_t w : holders.wishes_of_group[group]) {
      const Wish& other = f.day.wishes[w];
      if (!is_proposed_today(f.status[w]) || f.links.boarding[w] != house) continue;
      if (other.ignore_waiting_rank || other.call_rank <= waiting.call_rank ||
          other.boarding_rank <= waiting.boarding_rank) {
        continue;
      }
      if (f.last_pass.group_holders[group].contains(other.key.candidate) ||
          f.last_pass.boarding_holders[house].contains(other.key.candidate)) {
        continue;
      }
      return Violation{.property = "P2",
                       .groups = {f.day.groups[group].key},
                       .boarding = f.day.boarding_houses[house].key,
                       .wishes = {waiting.key, other.key}};
    }
  }
  return std::nullopt;
}

std::optional<Violation> check_p3(const Finished& f, const Holders& holders, std::size_t house) {
  Violation violation{.property = "P3",
                      .groups = groups_waiting_in(f, house),
                      .boarding = f.day.boarding_houses[house].key,
                      .wishes = {}};
  if (f.positions.position[house] > f.positions.maximum[house]) return violation;
  for (const std::size_t v : holders.wishes_of_boarding[house]) {
    const Wish& waiting = f.day.wishes[v];
    if (f.status[v] != Status::waiting || waiting.ignore_waiting_rank) continue;
    if (!holders.group_current[f.links.group[v]].contains(waiting.key.candidate)) continue;
    for (const std::size_t w : holders.wishes_of_boarding[house]) {
      const Wish& other = f.day.wishes[w];
      if (is_proposed_today(f.status[w]) && !other.ignore_waiting_rank &&
          other.boarding_rank > waiting.boarding_rank &&
          !holders.boarding_initial[house].contains(other.key.candidate)) {
        violation.wishes = {waiting.key, other.key};
        return violation;
      }
    }
  }
  return std::nullopt;
}

bool was_proposed_and_given_up(Status status) {
  return status == Status::responder_gave_up_held || status == Status::ordered_gave_up_held;
}

std::optional<Violation> check_p4(const Finished& f, const Holders& holders, std::size_t g) {
  const Group& group = f.day.groups[g];
  if (group.stopped) return std::nullopt;
  Violation violation{.property = "P4", .groups = {group.key}, .boarding = {}, .wishes = {}};
  const Int current = static_cast<Int>(holders.group_current[g].size());
  const Int initial = static_cast<Int>(holders.group_initial[g].size());
  if (current > group.capacity && current > initial) {
    const auto& wishes = holders.wishes_of_group[g];
    const bool block_called = std::any_of(wishes.begin(), wishes.end(), [&](std::size_t w) {
      return f.day.wishes[w].call_rank <= group.block_limit &&
             (is_held(f.status[w]) || was_proposed_and_given_up(f.status[w]));
    });
    if (!block_called) return violation;
  }
  if (current < group.capacity) {
    for (const std::size_t v : holders.wishes_of_group[g]) {
      if (f.status[v] == Status::waiting && !f.links.boarding[v]) {
        violation.wishes = {f.day.wishes[v].key};
        return violation;
      }
    }
  }
  return std::nullopt;
}

std::optional<Violation> check_p5(const Finished& f, const Holders& holders, std::size_t house) {
  const std::size_t current = holders.boarding_current[house].size();
  if (static_cast<Int>(current) <= f.day.boarding_houses[house].capacity ||
      current <= holders.boarding_initial[house].size()) {
    return std::nullopt;
  }
  return Violation{.property = "P5",
                   .groups = groups_waiting_in(f, house),
                   .boarding = f.day.boarding_houses[house].key,
                   .wishes = {}};
}

// P6 the other way round: the last overfull house only, and only past its worst wish let in.
std::vector<Int> positions_the_slow_way(const Finished& f) {
  std::vector<Int> position = f.positions.maximum;
  for (;;) {
    const auto proposed = proposals(f.day, f.links, f.last_pass, position);
    std::size_t house = position.size();
    while (house > 0 && lowered_position(f.day, f.last_pass, proposed, house - 1,
                                         position[house - 1]) == position[house - 1]) {
      --house;
    }
    if (house == 0) return position;
    --house;
    Int worst = 0;
    for (const std::size_t w : f.last_pass.boarding_waiting[house]) {
      const Int rank = f.day.wishes[w].boarding_rank;
      if (proposed[w] && rank <= position[house]) worst = std::max(worst, rank);
    }
    position[house] = worst - 1;
  }
}

void check_p6(const Finished& f, std::vector<Violation>& violations) {
  const std::vector<Int> expected = positions_the_slow_way(f);
  for (std::size_t house = 0; house < expected.size(); ++house) {
    if (f.positions.position[house] == expected[house]) continue;
    violations.push_back(Violation{.property = "P6",
                                   .groups = groups_waiting_in(f, house),
                                   .boarding = f.day.boarding_houses[house].key,
                                   .wishes = {}});
  }
}

}  // namespace

std::vector<Violation> check_result(const Finished& f) {
  const Holders holders = holders_of(f);
  std::vector<Violation> violations;
  const auto add = [&](std::optional<Violation> violation) {
    if (violation) violations.push_back(std::move(*violation));
  };
  for (std::size_t g = 0; g < f.day.groups.size(); ++g) add(check_p1(f, holders, g));
  for (std::size_t g = 0; g < f.day.groups.size(); ++g) {
    std::set<std::size_t> houses;
    for (const std::size_t w : holders.wishes_of_group[g]) {
      if (f.links.boarding[w]) houses.insert(*f.links.boarding[w]);
    }
    for (const std::size_t house : houses) add(check_p2(f, holders, g, house));
  }
  for (std::size_t h = 0; h < f.day.boarding_houses.size(); ++h) add(check_p3(f, holders, h));
  for (std::size_t g = 0; g < f.day.groups.size(); ++g) add(check_p4(f, holders, g));
  for (std::size_t h = 0; h < f.day.boarding_houses.size(); ++h) add(check_p5(f, holders, h));
  check_p6(f, violations);
  return violations;
}

namespace {

struct Candidate {
  std::vector<std::size_t> wishes;
  bool responder = false;
};

// P7.3
bool resignations_have_their_acceptance(const Day& day, const Candidate& candidate,
                                        const Statuses& status) {
  for (const std::size_t resigned : candidate.wishes) {
    const bool waited = status[resigned] == Status::responder_gave_up_waiting;
    if (!waited && status[resigned] != Status::responder_gave_up_held) continue;
    bool found = false;
    for (const std::size_t w : candidate.wishes) {
      const Int preference = day.wishes[w].preference;
      if (status[w] == Status::accepted_by_responder && preference > 0 &&
          (!waited || preference < day.wishes[resigned].preference)) {
        found = true;
      }
    }
    if (!found) return false;
  }
  return true;
}

// P8
bool ordered_resignations_are_right(const Day& day, const Candidate& candidate,
                                    const Statuses& status) {
  bool waits = false;
  Int best_resigned = std::numeric_limits<Int>::max();
  Int worst_today = 0;
  bool resigned = false;
  for (const std::size_t w : candidate.wishes) {
    const Int preference = day.wishes[w].preference;
    if (status[w] == Status::waiting) waits = true;
    if (status[w] == Status::ordered_gave_up_held || status[w] == Status::ordered_gave_up_waiting) {
      resigned = true;
      best_resigned = std::min(best_resigned, preference);
    }
    if (is_proposed_today(status[w])) worst_today = std::max(worst_today, preference);
  }
  return !waits || !resigned || (worst_today > 0 && worst_today <= best_resigned);
}

}  // namespace

std::optional<Refusal> check_resignations(const Day& day, const Links& links,
                                          const Statuses& status) {
  if (ordering_window(day.parameters)) return std::nullopt;
  std::map<Int, Candidate> candidates;
  for (std::size_t w = 0; w < day.wishes.size(); ++w) {
    Candidate& candidate = candidates[day.wishes[w].key.candidate];
    candidate.wishes.push_back(w);
    candidate.responder = links.responder[w];
  }
  for (const auto& [id, candidate] : candidates) {
    if (candidate.responder && !resignations_have_their_acceptance(day, candidate, status)) {
      return Refusal{.check = Check::p7_3_resigned_without_acceptance,
                     .reason = "P7.3: candidate " + std::to_string(id)};
    }
    if (!ordered_resignations_are_right(day, candidate, status)) {
      return Refusal{.check = Check::p8_ordered_wishes,
                     .reason = "P8: candidate " + std::to_string(id)};
    }
  }
  return std::nullopt;
}

std::optional<Violation> check_waiting_list_ranks(const Day& day, const Outcome& outcome,
                                                  const GroupKey& group) {
  std::vector<const Wish*> waiting;
  for (const Wish& wish : day.wishes) {
    if (wish.group == group && !wish.boarding &&
        outcome.wishes.at(wish.key).status == Status::waiting) {
      waiting.push_back(&wish);
    }
  }
  std::sort(waiting.begin(), waiting.end(),
            [](const Wish* a, const Wish* b) { return calls_before(*a, *b); });
  for (std::size_t i = 1; i < waiting.size(); ++i) {
    if (outcome.wishes.at(waiting[i]->key).waiting_rank <
        outcome.wishes.at(waiting[i - 1]->key).waiting_rank) {
      return Violation{.property = "waiting ranks",
                       .groups = {group},
                       .boarding = {},
                       .wishes = {waiting[i - 1]->key, waiting[i]->key}};
    }
  }
  return std::nullopt;
}

}  // namespace affecta::naive
