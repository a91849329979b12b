// Where a candidate stands when a day opens.
//
// Thread safety: values, used again from candidate to candidate.
#pragma once

#include <vector>

#include "server/simulation/people/scene.h"

namespace affecta::simulation {

using campaign::ContractIndex;

struct Standing {
  CandidateIndex candidate;
  std::vector<CampaignWish> unanswered;  // proposals
  std::vector<CampaignWish> waiting;
  std::vector<CampaignWish> asked;     // complementary, not answered by the formation
  std::vector<CampaignWish> lost;      // today, unanswered in time
  std::vector<CampaignWish> resigned;  // yesterday
  std::vector<ContractIndex> open;     // contracts
  CampaignWish accepted;
  ContractIndex contract;  // accepted
  bool proposed = false;   // ever, by whomever

  bool settled() const { return accepted || contract; }
  bool holds() const { return settled() || !unanswered.empty() || !open.empty(); }
};

// Of the candidate, in place of what was there.
void look(const Scene& scene, CandidateIndex candidate, Standing& standing);

}  // namespace affecta::simulation
