// What formations, commissions, training centres and operators do on a day.
//
// A formation's places are counted when the day opens; whoever proposes them during the day counts
// on. Who is late is refused by the campaign, as in life.
// Thread safety: pure. Cost: a group, an added wish, a request or a contract each.
#pragma once

#include <vector>

#include "server/simulation/people/scene.h"

namespace affecta::simulation {

// Block-call limits (formations look at how far they are filled), capacities.
std::vector<Act> acts_of_formations(const Scene& scene);
// Complementary wishes answered.
std::vector<Act> answers_of_formations(const Scene& scene);
// Proposals to those who asked for help, and proposals withdrawn.
std::vector<Act> acts_of_commissions(const Scene& scene);
// Contracts corrected and cancelled.
std::vector<Act> acts_of_centres(const Scene& scene);
// Ranking errors mended.
std::vector<Act> acts_of_operators(const Scene& scene);

}  // namespace affecta::simulation
