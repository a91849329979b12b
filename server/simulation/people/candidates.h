// What candidates do on a day, and what is done for one of them: contracts entered by a training
// centre, wishes restored by support.
//
// A candidate does one thing a day, the most pressing: answers a contract, answers proposals, then
// the rest. Who has left does nothing any more.
// Thread safety: pure. Cost: a look at each wish.
#pragma once

#include <vector>

#include "engine/base/parallel.h"
#include "server/simulation/people/scene.h"

namespace affecta::simulation {

// Of all candidates, by candidate.
std::vector<std::vector<Act>> acts_of_candidates(const Scene& scene, const Workers& workers);

}  // namespace affecta::simulation
