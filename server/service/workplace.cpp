#include "server/service/workplace.h"

namespace affecta::service {

namespace {

std::shared_ptr<const campaign::Opening> opening_of(const running::RunningCampaign& campaign) {
  std::shared_ptr<const campaign::Opening> opening;
  campaign.read([&](const campaign::Campaign& live) { opening = live.opening; });
  return opening;
}

}  // namespace

Workplace::Workplace(const std::string& folder, running::RunningCampaign& campaign,
                     api::RoundBook& rounds, int niceness)
    : formations(campaign.country(), *opening_of(campaign)),
      audits(folder, niceness),
      background(niceness),
      context{campaign, campaign.country(), displays, formations, in_trays, rounds, census,
              audits,   background} {}

}  // namespace affecta::service
