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
#include "engine/model/part.h"

namespace affecta {

Displays compute_displays(const Instance& instance, const RoundResult& result,
                          const Workers& workers);

// Brings the displays of the day before up to date in a part of the country: its groups are those
// in which the status of a wish changed, or that of its candidate's other wish for the formation,
// since yesterday's round. What did not change shows today what it showed yesterday: a waiting-list
// rank that is bounded by itself stays. Cost: linear in the wishes of the part.
void update_displays(const Instance& instance, const RoundResult& result, const Part& part,
                     const Workers& workers, Displays& displays);

}  // namespace affecta
