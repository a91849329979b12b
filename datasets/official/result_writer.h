// The result of a day as the official document (exchange-format section 2).
//
// The arrays are sorted by id, `groupesExclus` appears on an alert only, `passe` in the wishes that
// the round changed, where the passes are known. The same bytes for any number of threads.
// Errors: those of Output, told by its commit().
// Cost: linear; a few megabytes of text at a time.
#pragma once

#include <span>
#include <string_view>

#include "datasets/official/output.h"
#include "datasets/progress_observer.h"
#include "engine/base/parallel.h"
#include "engine/model/day_result.h"
#include "engine/model/instance.h"

namespace affecta {

struct ResultView {
  const RoundResult& round;
  const Displays& displays;
  bool alert = false;
  bool warning = false;
  std::span<const GroupIndex> excluded;  // groupesExclus
};

// Progress is told in candidates.
void write_result(const Instance& instance, const ResultView& result, const Workers& workers,
                  ProgressObserver& progress, Output& output);
void write_result(const Instance& instance, const ResultView& result, const Workers& workers,
                  Output& output);

// {"erreur": MESSAGE}: what stands in the place of a result when the input is refused.
void write_error(std::string_view message, Output& output);

}  // namespace affecta
