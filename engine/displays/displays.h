// Displays: what candidates are shown of a round (matching-rules section 5), for this day alone.
//
// Who takes part: wishes neither proposed before the day nor placed outside the main procedure. The
// statuses are those after the round; positions, and who holds a boarding house, those of the last
// pass.
// Preconditions: `result` is one of this instance, its passes known.
// Thread safety: pure; parallel over groups, then over boarding houses; the same for any number of
// threads.
// Cost: linear in the wishes, plus a sort of the wishes of each boarding house; a blocked wish
// costs a look at its candidate's wishes.
#pragma once

#include "engine/base/parallel.h"
#include "engine/model/day_result.h"
#include "engine/model/instance.h"

namespace affecta {

Displays compute_displays(const Instance& instance, const RoundResult& result,
                          const Workers& workers);

}  // namespace affecta
