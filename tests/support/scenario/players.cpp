#include "tests/support/scenario/players.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include "engine/call_order/guarantees.h"
#include "engine/round/estimate.h"
#include "tests/support/engine_bridge.h"
#include "tests/support/naive/naive_call_order.h"
#include "tests/support/naive/naive_round.h"

namespace affecta::test {

namespace {

const std::string& name_of(const DrawnRanking& drawn, naive::Int candidate) {
  for (std::size_t row = 0; row < drawn.names.size(); ++row) {
    if (drawn.group.candidate[row] == candidate) return drawn.names[row];
  }
  throw std::invalid_argument("no such candidate is drawn");
}

// Guarantees in their order, each with the name it is broken for.
std::string in_words(const std::set<std::pair<std::string, std::string>>& breaches) {
  std::string text;
  for (const auto& [guarantee, name] : breaches) {
    text += (text.empty() ? "" : ", ") + guarantee + " for " + name;
  }
  return text.empty() ? "nothing" : text;
}

// ---------------------------------------------------------------- the engine

RefusedDay refused(const Refusal& refusal) {
  return {std::string(catalogue_entry(refusal.code).name), refusal.message()};
}

std::variant<naive::Outcome, RefusedDay> engine_play(const naive::Day& day) {
  const EngineAnswer answer = play_with_engine(day, Workers(1));
  if (!answer.instance) return refused(answer.instance.error());
  if (!answer.outcome) return refused(answer.outcome.error());
  return to_outcome(*answer.instance, *answer.outcome);
}

std::vector<std::string> engine_call(const DrawnRanking& drawn) { return names_in(called(drawn)); }

std::string engine_broken(const DrawnRanking& drawn, const std::vector<std::string>& order) {
  std::set<std::pair<std::string, std::string>> breaches;
  for (const BrokenGuarantee& breach :
       verify_call_order(drawn.group, order_of(drawn, joined(order)))) {
    breaches.emplace("P" + std::to_string(static_cast<int>(breach.guarantee)),
                     name_of(drawn, breach.candidate));
  }
  return in_words(breaches);
}

std::string engine_estimate(const naive::EstimateInput& input) {
  const auto narrow = [](naive::Int value) { return static_cast<std::int32_t>(value); };
  const auto value =
      estimate_last_called(narrow(input.day), narrow(input.reservation_end), narrow(input.current),
                           narrow(input.reference), narrow(input.block_limit));
  return value ? number_in_words(*value) : "refused";
}

// ---------------------------------------------------------------- the oracle

std::variant<naive::Outcome, RefusedDay> oracle_play(const naive::Day& day) {
  const naive::RoundResult result = naive::play_round(day);
  if (const auto* refusal = std::get_if<naive::Refusal>(&result))
    return RefusedDay{"", refusal->reason};
  return std::get<naive::Outcome>(result);
}

naive::RankingGroup naive_group(const DrawnRanking& drawn) {
  naive::RankingGroup group{.key = drawn.group.key,
                            .min_scholarship_percent = drawn.group.min_scholarship_percent,
                            .min_sector_percent = drawn.group.min_sector_percent,
                            .candidates = {}};
  for (std::size_t i = 0; i < drawn.group.size(); ++i) {
    const RankedCandidate row = drawn.group.row(RankedIndex::at(i));
    group.candidates.push_back(
        {row.candidate, row.rank, holds_scholarship(row.type), from_sector(row.type)});
  }
  return group;
}

std::vector<std::string> oracle_call(const DrawnRanking& drawn) {
  std::vector<std::string> names;
  const auto order = naive::call_order(naive_group(drawn));
  for (const naive::Int candidate : std::get<naive::CallOrder>(order)) {
    names.push_back(name_of(drawn, candidate));
  }
  return names;
}

std::string oracle_broken(const DrawnRanking& drawn, const std::vector<std::string>& order) {
  naive::CallOrder candidates;
  for (const RankedIndex row : order_of(drawn, joined(order))) {
    candidates.push_back(drawn.group.candidate[row.value]);
  }
  std::set<std::pair<std::string, std::string>> breaches;
  for (const auto& breach : naive::broken_guarantees(naive_group(drawn), candidates)) {
    breaches.emplace(breach.property, name_of(drawn, breach.candidate));
  }
  return in_words(breaches);
}

std::string oracle_estimate(const naive::EstimateInput& input) {
  const auto value = naive::estimate(input);
  return value ? number_in_words(std::min(*value, naive::no_limit)) : "refused";
}

}  // namespace

const std::vector<Player>& players() {
  static const std::vector<Player> both = {
      {"engine", engine_play, engine_call, engine_broken, engine_estimate},
      {"oracle", oracle_play, oracle_call, oracle_broken, oracle_estimate},
  };
  return both;
}

}  // namespace affecta::test
