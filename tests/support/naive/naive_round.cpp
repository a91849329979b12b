#include "tests/support/naive/naive_round.h"

#include <algorithm>

#include "tests/support/naive/steps.h"

namespace affecta::naive {
namespace {

std::optional<Refusal> check_pass(const Day& day, const Links& links, const Statuses& status) {
  if (auto refusal = check_waiting_ranks(day, links, status)) return refusal;
  return check_responder(day, links, status);
}

Statuses statuses_of(const Day& day) {
  Statuses status;
  for (const Wish& wish : day.wishes) status.push_back(wish.status);
  return status;
}

// Everything connected to an invalid group: group – boarding house – group – ..., by any wish.
std::set<GroupKey> connected(const Day& day, std::set<GroupKey> groups) {
  for (bool grown = true; grown;) {
    std::set<BoardingKey> houses;
    for (const Wish& wish : day.wishes) {
      if (wish.boarding && groups.contains(wish.group)) houses.insert(*wish.boarding);
    }
    grown = false;
    for (const Wish& wish : day.wishes) {
      if (wish.boarding && houses.contains(*wish.boarding) && groups.insert(wish.group).second) {
        grown = true;
      }
    }
  }
  return groups;
}

void judge(const Day& day, Outcome& outcome) {
  for (const Violation& violation : outcome.violations) {
    const auto invalid = connected(day, {violation.groups.begin(), violation.groups.end()});
    bool withdraws = false;
    for (const Wish& wish : day.wishes) {
      if (invalid.contains(wish.group) && is_proposed_today(outcome.wishes.at(wish.key).status)) {
        withdraws = true;
        outcome.excluded_groups.insert(wish.group);
      }
    }
    (withdraws ? outcome.alert : outcome.warning) = true;
    outcome.invalid_groups.insert(invalid.begin(), invalid.end());
  }
}

// Fills everything but the passes of the wishes.
void finish(const Finished& finished, Outcome& outcome) {
  const Day& day = finished.day;
  for (const Group& group : day.groups) outcome.groups[group.key] = {};
  for (std::size_t h = 0; h < day.boarding_houses.size(); ++h) {
    outcome.boarding_houses[day.boarding_houses[h].key] =
        BoardingOutcome{.position = finished.positions.position[h],
                        .maximum = finished.positions.maximum[h],
                        .bars = {}};
  }
  outcome.violations = check_result(finished);
  judge(day, outcome);
  display(finished, outcome);
  for (const Group& group : day.groups) {
    if (auto report = check_waiting_list_ranks(day, outcome, group.key)) {
      outcome.violations.push_back(*report);
    }
  }
}

Refusal at_pass(Refusal refusal, int pass, bool on_result) {
  refusal.pass = pass;
  refusal.on_result = on_result;
  return refusal;
}

}  // namespace

std::optional<Refusal> check_input(const Day& day) {
  std::optional<Refusal> refusal = check_identities(day);
  if (!refusal) refusal = check_values(day);
  if (!refusal) refusal = check_pass(day, links_of(day), statuses_of(day));
  if (refusal) return at_pass(*refusal, 1, false);
  return std::nullopt;
}

RoundResult play_round(const Day& day) {
  if (auto refusal = check_input(day)) return *refusal;
  const Links links = links_of(day);
  Statuses status = statuses_of(day);
  Outcome outcome;
  for (std::size_t w = 0; w < status.size(); ++w) {
    outcome.wishes[day.wishes[w].key].status = status[w];
  }

  Pass pass;
  Positions positions;
  for (bool freed = true; freed;) {
    ++outcome.passes;
    if (auto refusal = check_pass(day, links, status)) {
      return at_pass(*refusal, outcome.passes, false);
    }
    pass = prepare(day, links, status);
    positions = greatest_positions(day, links, pass);
    const std::vector<bool> proposed = proposals(day, links, pass, positions.position);
    for (std::size_t w = 0; w < status.size(); ++w) {
      if (!proposed[w]) continue;
      const bool responder_active = links.responder[w] && day.wishes[w].preference > 0;
      status[w] = responder_active ? Status::accepted_by_responder : Status::proposed_today;
    }
    freed = false;
    if (day.parameters.day >= day.parameters.ordered_wishes) {
      freed = apply_ordered_wishes(day, links, status);
    }
    if (auto refusal = check_responder_preferences(day, links, status)) {
      return at_pass(*refusal, outcome.passes, false);
    }
    freed = apply_responder(day, links, status) || freed;
    for (std::size_t w = 0; w < status.size(); ++w) {
      if (status[w] == pass.status[w]) continue;
      WishOutcome& wish = outcome.wishes.at(day.wishes[w].key);
      wish.status = status[w];
      wish.pass = outcome.passes;
    }
  }

  if (auto refusal = check_responder(day, links, status)) {
    return at_pass(*refusal, outcome.passes, true);
  }
  if (auto refusal = check_resignations(day, links, status)) {
    return at_pass(*refusal, outcome.passes, true);
  }
  finish(Finished{day, links, status, pass, positions}, outcome);
  return outcome;
}

namespace {

// The statuses at the start of the last pass: what it gave is taken back. It freed no place, so it
// gave something to waiting wishes only. When the last pass that gave anything freed a place, one
// more came after it and changed nothing.
Statuses before_last_pass(const Day& day, const Outcome& outcome) {
  int last = 0;
  for (const auto& [key, wish] : outcome.wishes) last = std::max(last, wish.pass);
  bool freed = false;
  for (const auto& [key, wish] : outcome.wishes) {
    freed = freed || (wish.pass == last && (wish.status == Status::responder_gave_up_held ||
                                            wish.status == Status::ordered_gave_up_held));
  }
  Statuses status;
  for (const Wish& wish : day.wishes) {
    const WishOutcome& result = outcome.wishes.at(wish.key);
    const bool given_by_last = result.pass > 0 && result.pass == last && !freed;
    status.push_back(given_by_last ? Status::waiting : result.status);
  }
  return status;
}

}  // namespace

std::vector<Violation> violations_of(const Day& day, const Outcome& outcome) {
  const Links links = links_of(day);
  Statuses status;
  for (const Wish& wish : day.wishes) status.push_back(outcome.wishes.at(wish.key).status);
  const Pass pass = prepare(day, links, before_last_pass(day, outcome));
  Positions positions;
  for (const Boarding& house : day.boarding_houses) {
    positions.position.push_back(outcome.boarding_houses.at(house.key).position);
    positions.maximum.push_back(outcome.boarding_houses.at(house.key).maximum);
  }
  std::vector<Violation> violations = check_result(Finished{day, links, status, pass, positions});
  for (const Group& group : day.groups) {
    if (auto report = check_waiting_list_ranks(day, outcome, group.key)) {
      violations.push_back(*report);
    }
  }
  return violations;
}

std::optional<Refusal> refusal_of_result(const Day& day, const Outcome& outcome) {
  const Links links = links_of(day);
  Statuses status;
  for (const Wish& wish : day.wishes) status.push_back(outcome.wishes.at(wish.key).status);
  if (auto refusal = check_responder(day, links, status)) {
    return at_pass(*refusal, outcome.passes, true);
  }
  if (auto refusal = check_resignations(day, links, status)) {
    return at_pass(*refusal, outcome.passes, true);
  }
  return std::nullopt;
}

}  // namespace affecta::naive
