#include "tests/support/engine_bridge.h"

#include <optional>
#include <sstream>

#include "engine/model/builder.h"

namespace affecta::test {

namespace {

std::int32_t narrow(naive::Int value) { return static_cast<std::int32_t>(value); }

// Both enumerations follow the table of matching-rules section 1.
static_assert(static_cast<int>(naive::Status::not_ranked) ==
              static_cast<int>(WishStatus::not_ranked));
WishStatus to_engine(naive::Status status) { return static_cast<WishStatus>(status); }
naive::Status to_naive(WishStatus status) { return static_cast<naive::Status>(status); }

GroupKey to_engine(const naive::GroupKey& key) {
  return {narrow(key.ranking_group), narrow(key.enrolment_formation), narrow(key.formation)};
}
naive::GroupKey to_naive(const GroupKey& key) {
  return {key.ranking_group, key.enrolment_formation, key.formation};
}
BoardingKey to_engine(const naive::BoardingKey& key) {
  return {narrow(key.boarding), narrow(key.enrolment_formation), narrow(key.formation)};
}
naive::BoardingKey to_naive(const BoardingKey& key) {
  return {key.boarding_group, key.enrolment_formation, key.formation};
}
naive::WishKey to_naive(const WishKey& key) {
  return {key.candidate, key.formation, key.with_boarding};
}

WishRow to_row(const naive::Wish& wish) {
  WishRow row;
  row.key = {narrow(wish.key.candidate), narrow(wish.key.formation), wish.key.with_boarding};
  row.group = to_engine(wish.group);
  if (wish.boarding) row.boarding = to_engine(*wish.boarding);
  row.call_rank = narrow(wish.call_rank);
  row.displayed_call_rank = narrow(wish.call_rank_displayed);
  row.boarding_rank = narrow(wish.boarding_rank);
  row.preference = narrow(wish.preference);
  row.waiting_rank_yesterday = narrow(wish.waiting_rank_yesterday);
  row.status = to_engine(wish.status);
  row.outside_main = wish.outside_main;
  row.ignore_waiting_rank = wish.ignore_waiting_rank;
  row.ignore_boarding_bar = wish.ignore_boarding_bar;
  return row;
}

std::string text(const naive::WishKey& key) {
  return "wish " + std::to_string(key.candidate) + "/" + std::to_string(key.formation) +
         (key.with_boarding ? "/with" : "/without");
}
std::string text(const naive::GroupKey& key) {
  return "group " + std::to_string(key.ranking_group) + "/" + std::to_string(key.formation);
}
std::string text(const naive::BoardingKey& key) {
  return "boarding " + std::to_string(key.boarding) + "/" +
         std::to_string(key.enrolment_formation) + "/" + std::to_string(key.formation);
}
std::string text(const naive::WishOutcome& wish) {
  return std::string(naive::official_name(wish.status)) + " rank " +
         std::to_string(wish.waiting_rank) + " pass " + std::to_string(wish.pass);
}
std::string text(const naive::GroupOutcome& group) {
  return "last called " + std::to_string(group.last_called_displayed) + " waiting " +
         std::to_string(group.waiting_count);
}
std::string text(const naive::BoardingOutcome& boarding) {
  std::ostringstream out;
  out << "position " << boarding.position << " maximum " << boarding.maximum;
  for (const auto& [group, bars] : boarding.bars) {
    out << " (" << text(group) << ": " << bars.call << ", " << bars.boarding << ")";
  }
  return out.str();
}

template <class Key, class Value>
std::string map_difference(const std::map<Key, Value>& engine, const std::map<Key, Value>& oracle) {
  for (const auto& [key, value] : oracle) {
    const auto found = engine.find(key);
    if (found == engine.end()) return text(key) + " is missing";
    if (found->second != value) {
      return text(key) + ": engine " + text(found->second) + ", oracle " + text(value);
    }
  }
  return engine.size() == oracle.size() ? "" : "the engine has more rows than the oracle";
}

}  // namespace

DayInput to_input(const naive::Day& day) {
  DayInput input;
  input.parameters = {narrow(day.parameters.day), narrow(day.parameters.reservation_end),
                      narrow(day.parameters.ordered_wishes), narrow(day.parameters.ordering_end)};
  for (const naive::Wish& wish : day.wishes) input.wishes.push_back(to_row(wish));
  for (const naive::Group& group : day.groups) {
    input.groups.push_back({to_engine(group.key), narrow(group.capacity), narrow(group.block_limit),
                            narrow(group.estimate), narrow(group.last_called_displayed),
                            narrow(group.waiting_count), group.stopped, group.reservation_ended});
  }
  for (const naive::Boarding& boarding : day.boarding_houses) {
    input.boardings.push_back({to_engine(boarding.key), narrow(boarding.capacity)});
  }
  for (const naive::Int candidate : day.responders) input.responders.push_back(narrow(candidate));
  return input;
}

naive::Outcome to_outcome(const Instance& instance, const DayOutcome& day) {
  naive::Outcome outcome;
  outcome.alert = day.verdict.alert;
  outcome.warning = day.verdict.warning;
  outcome.passes = static_cast<int>(day.round.passes);
  for (const WishIndex wish : instance.wishes.status.indices()) {
    outcome.wishes[to_naive(instance.key(wish))] = {to_naive(day.round.status[wish]),
                                                    day.displays.waiting_rank[wish],
                                                    static_cast<int>(day.round.pass[wish])};
  }
  for (const GroupIndex group : instance.groups.key.indices()) {
    outcome.groups[to_naive(instance.groups.key[group])] = {day.displays.last_called[group],
                                                            day.displays.number_waiting[group]};
  }
  for (const BoardingIndex boarding : instance.boardings.key.indices()) {
    auto& own = outcome.boarding_houses[to_naive(instance.boardings.key[boarding])];
    own.position = day.round.position[boarding];
    own.maximum = day.round.maximum[boarding];
    for (const Bar& bar : day.displays.bars[boarding]) {
      own.bars[to_naive(instance.groups.key[bar.group])] = {bar.call_bar, bar.boarding_bar};
    }
  }
  for (const GroupIndex group : day.verdict.withdrawn) {
    outcome.excluded_groups.insert(to_naive(instance.groups.key[group]));
  }
  for (const GroupIndex group : day.verdict.invalid.indices()) {
    if (day.verdict.invalid[group] != 0) {
      outcome.invalid_groups.insert(to_naive(instance.groups.key[group]));
    }
  }
  return outcome;
}

EngineAnswer play_with_engine(const naive::Day& day, const Workers& workers) {
  EngineAnswer answer{build_instance(to_input(day), workers), {}};
  if (answer.instance) answer.outcome = daily_round_2024(*answer.instance, workers);
  return answer;
}

std::string difference(const naive::Outcome& engine, const naive::Outcome& oracle) {
  if (engine.passes != oracle.passes) {
    return "passes: engine " + std::to_string(engine.passes) + ", oracle " +
           std::to_string(oracle.passes);
  }
  for (const std::string& found : {map_difference(engine.wishes, oracle.wishes),
                                   map_difference(engine.boarding_houses, oracle.boarding_houses),
                                   map_difference(engine.groups, oracle.groups)}) {
    if (!found.empty()) return found;
  }
  const auto flags = [](const naive::Outcome& day) {
    return std::string("alert ") + (day.alert ? "yes" : "no") + " warning " +
           (day.warning ? "yes" : "no") + " excluded " +
           std::to_string(day.excluded_groups.size()) + " invalid " +
           std::to_string(day.invalid_groups.size());
  };
  if (engine.alert != oracle.alert || engine.warning != oracle.warning ||
      engine.excluded_groups != oracle.excluded_groups ||
      engine.invalid_groups != oracle.invalid_groups) {
    return "engine " + flags(engine) + ", oracle " + flags(oracle);
  }
  return "";
}

}  // namespace affecta::test
