#pragma once
// Between the naive vocabulary (external keys) and the engine's (dense ids): the same day handed to
// both, and the engine's answer in the oracle's words.

#include <variant>

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/day/daily_round.h"
#include "engine/model/day_input.h"
#include "engine/model/instance.h"
#include "tests/support/naive/day.h"

namespace affecta::test {

// The day must be one whose integers fit 32 bits.
DayInput to_input(const naive::Day& day);

// Without violations and invalid groups, whose wording is each implementation's own.
naive::Outcome to_outcome(const Instance& instance, const DayOutcome& outcome);

// Reads, checks and computes the day with the engine.
struct EngineAnswer {
  Result<Instance> instance;
  Result<DayOutcome> outcome;  // meaningful when the instance was accepted
  bool accepted() const { return instance.has_value() && outcome.has_value(); }
};
EngineAnswer play_with_engine(const naive::Day& day, const Workers& workers);

// The first difference in words, empty when equal: statuses, passes, ranks, positions, bars, alert,
// warning, excluded groups.
std::string difference(const naive::Outcome& engine, const naive::Outcome& oracle);

}  // namespace affecta::test
