#pragma once
// The daily round of matching-rules.md, sections 3, 5 and 6, as plainly as it is written: sets,
// loops, everything recomputed at each step. Quadratic and worse. Pure functions, thread-safe.

#include "tests/support/naive/day.h"

namespace affecta::naive {

// Section 3 with every check of section 6 and the displays of section 5.
RoundResult play_round(const Day& day);

// The input checks alone, as at the first pass.
std::optional<Refusal> check_input(const Day& day);

// Checks a result that anyone computed (statuses, passes, positions and maxima of `outcome`; its
// verdicts are not read): P1–P6 and the waiting-list ranks. The state at the start of the last pass
// is rebuilt from the `pass` of the wishes; `outcome` must hold every wish and boarding house.
std::vector<Violation> violations_of(const Day& day, const Outcome& outcome);

// P7 and P8 on a result.
std::optional<Refusal> refusal_of_result(const Day& day, const Outcome& outcome);

// ---------------------------------------------------------------- what is published (5, 6)

// Survives from day to day: last called ranks and bars never fall.
struct Published {
  std::map<GroupKey, GroupOutcome> groups;
  std::map<BoardingKey, std::map<GroupKey, Bars>> bars;
  bool operator==(const Published&) const = default;
};

// Takes a day over: groups and boarding houses that are absent or excluded keep what they had.
Published publish(Published before, const Day& day, const Outcome& outcome);

}  // namespace affecta::naive
