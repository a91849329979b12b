// Bars of the boarding houses (matching-rules section 5, "Bars of an internat").
#pragma once

#include "engine/base/parallel.h"
#include "engine/model/day_result.h"
#include "engine/model/instance.h"

namespace affecta {

// For each boarding house one pair for every group that had a waiting wish in it when the last pass
// began, groups in order. Pure, parallel over boarding houses. Cost: a sort of each one's wishes.
Lists<BoardingIndex, Bar> compute_bars(const Instance& instance, const RoundResult& result,
                                       const Workers& workers);

}  // namespace affecta
