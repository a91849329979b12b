// A whole day: the control flow of matching-rules section 3.
//
// Purpose: from a validated instance to everything that the day gives, by the rules of 2024: the
// passes follow each other until one frees no place, and each applies the ordered-wishes rule
// before the responder. Another year nests its loops differently: its function will stand beside
// this one. The input checks ran when the instance was built; model/input_checks.h says why once
// is enough.
// Errors: refuses the day when the responder meets a wish that must be ordered and is not (3.4),
// and when the result breaks P7 or P8 (section 6).
// Thread safety: pure. Cost: linear in the wishes, plus what the later passes move.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/displays/displays.h"
#include "engine/model/day_result.h"
#include "engine/model/instance.h"
#include "engine/round/pass.h"
#include "engine/verify/verdict.h"

namespace affecta {

struct DayOutcome {
  RoundResult round;
  Displays displays;
  Verdict verdict;
  std::vector<PassCounts> passes;
};

// Told when a step begins, for people who wait and for clocks: the engine has none.
class StepObserver {
 public:
  virtual ~StepObserver() = default;
  // `step`: "prepare", "propose", "ordered wishes", "responder", "displays", "verify"; `pass` is 0
  // outside the passes.
  virtual void begin(std::string_view step, unsigned pass) = 0;
};

struct Unobserved : StepObserver {
  void begin(std::string_view, unsigned) override {}
};

// The passes of a day whose round is about to begin.
Result<void> play_passes_2024(Round& round, const Instance& instance, StepObserver& observer);

// What refuses a day whose result breaks P7 or P8.
Refusal broken_property(const Instance& instance, const Verdict& verdict);

Result<DayOutcome> daily_round_2024(const Instance& instance, const Workers& workers,
                                    StepObserver& observer);
// The same, unobserved.
Result<DayOutcome> daily_round_2024(const Instance& instance, const Workers& workers);

}  // namespace affecta
