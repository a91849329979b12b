// The boards' rankings and the call orders they give.
//
// Purpose: each ranking orders its candidates by a score that correlates with their hidden merit as
// far as the kind's boards' do, the rest being mostly the candidate's file, which all boards see
// alike, and noise; the worst are not ranked where the board ranks only a part. The call order
// follows from the minimum rates (engine/call_order).
// Shapes: columns stand beside Population::applicants, which are put in the order of their group
// (PlannedGroup), groups of a formation one after another.
// Thread safety: pure. Cost: a sort of each ranking, in parallel; 12 bytes a wish.
#pragma once

#include <cstdint>
#include <vector>

#include "datasets/progress_observer.h"
#include "datasets/synthetic/population.h"

namespace affecta::synthetic {

struct BoardRankings {
  std::vector<std::uint32_t> first;     // by group, one more at the end: of its applicants
  std::vector<std::int32_t> rank;       // pedagogical, 0 = not ranked
  std::vector<std::int32_t> call_rank;  // 0 = not ranked
};

// Whether the candidate is of the formation's sector: lives in its academy, or in its region.
bool of_sector(const PlannedFormation& formation, std::size_t home_academy);

BoardRankings rank_applicants(const CountryPlan& plan, const Demand& demand, Population& population,
                              const Workers& workers, ProgressObserver& progress);

}  // namespace affecta::synthetic
