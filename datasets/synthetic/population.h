// Candidates, and who applies where, by name.
//
// Shapes: `applicants` has the candidates of each formation one formation after another, as
// Demand::first tells; the other columns are by candidate.
// Thread safety: pure. Cost: about 50 ns a wish, blocks in parallel; 4 bytes a wish.
#pragma once

#include <cstdint>
#include <vector>

#include "datasets/progress_observer.h"
#include "datasets/synthetic/demand.h"
#include "engine/base/column.h"

namespace affecta::synthetic {

struct Population {
  Array<CandidateIndex, std::uint16_t> block;
  Array<CandidateIndex, std::int16_t> merit_milli;  // hidden
  std::vector<CandidateIndex> applicants;
};

inline constexpr CandidateKey first_candidate_key = 1'000'001;
inline CandidateKey candidate_key(CandidateIndex candidate) {
  return first_candidate_key + static_cast<CandidateKey>(candidate.value);
}

Population draw_population(const CountryPlan& plan, const Demand& demand, const Workers& workers,
                           ProgressObserver& progress);

}  // namespace affecta::synthetic
