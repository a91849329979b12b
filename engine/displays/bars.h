// Bars of the boarding houses (matching-rules section 5, "Bars of an internat").
#pragma once

#include <span>

#include "engine/base/parallel.h"
#include "engine/model/day_result.h"
#include "engine/model/instance.h"

namespace affecta {

// For each boarding house one pair for every group that had a waiting wish in it when the last pass
// began, groups in order: those of `boardings` (in order) anew, the others as they are in `before`.
// Pure, parallel over boarding houses. Cost: linear in their wishes, a copy of the other rows.
Lists<BoardingIndex, Bar> compute_bars(const Instance& instance, const RoundResult& result,
                                       std::span<const BoardingIndex> boardings,
                                       const Lists<BoardingIndex, Bar>& before,
                                       const Workers& workers);

}  // namespace affecta
