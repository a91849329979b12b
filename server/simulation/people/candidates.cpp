#include "server/simulation/people/candidates.h"

#include "server/simulation/people/candidate_day.h"

namespace affecta::simulation {

std::vector<std::vector<Act>> acts_of_candidates(const Scene& scene, const Workers& workers) {
  return workers.map_chunks(scene.world.instance().candidate_count(), candidates_a_chunk,
                            [&](std::size_t begin, std::size_t end) {
                              std::vector<Act> acts;
                              CandidateDay day(scene, acts);
                              for (std::size_t i = begin; i < end; ++i)
                                day.live(CandidateIndex::at(i));
                              return acts;
                            });
}

}  // namespace affecta::simulation
