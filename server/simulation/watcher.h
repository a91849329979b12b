// An outside observer of a campaign: sees only what is shown, and remembers it.
//
// Purpose: what can never happen (campaign-rules section 9), looked at by code that shares nothing
// with the day turn's own check: a waiting-list rank that grows under a candidate's eyes, a
// proposal made a second time, after the cutoff, or still open after its deadline, two accepted
// proposals, a last called rank that shrinks. Errors: invariant_broken, naming the wish, candidate
// or group and what was seen. Thread safety: none. Cost: one look at each wish; 5 bytes a wish.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/campaign/campaign.h"

namespace affecta::simulation {

class Watcher {
 public:
  // To be called when a day has opened, and before it closes.
  Result<void> look(const campaign::Campaign& campaign, const Workers& workers);

 private:
  using Fault = std::optional<Refusal>;
  Fault look_at(const campaign::Campaign& campaign, CandidateIndex candidate);
  Fault look_at(const campaign::Campaign& campaign, campaign::CampaignWish wish);
  Fault look_at_last_called(const campaign::Campaign& campaign);

  // By wish, as last seen.
  std::vector<std::int32_t> waiting_rank_;
  std::vector<std::uint8_t> signs_;
  std::map<GroupKey, std::int32_t> last_called_;
};

}  // namespace affecta::simulation
