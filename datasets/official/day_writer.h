// An instance as the official input of a day (exchange-format section 1).
//
// What is not kept: the document order (wishes come by candidate, formation, boarding; groups and
// boarding houses by id) and the spelling. Reading the document back gives the same instance.
// Errors: those of Output, told by its commit().
// Cost: linear; a few megabytes of text at a time. The same bytes for any number of threads.
#pragma once

#include <cstdint>

#include "datasets/official/output.h"
#include "datasets/progress_observer.h"
#include "engine/base/parallel.h"
#include "engine/model/instance.h"

namespace affecta {

enum class Spelling : std::uint8_t {
  full,     // every field
  compact,  // fields that are 0, false or null left out
};

// Progress is told in candidates.
void write_day(const Instance& instance, Spelling spelling, const Workers& workers,
               ProgressObserver& progress, Output& output);
void write_day(const Instance& instance, Spelling spelling, const Workers& workers, Output& output);

}  // namespace affecta
