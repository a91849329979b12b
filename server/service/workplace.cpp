#include "server/service/workplace.h"

#include <optional>

namespace affecta::service {

namespace {

std::shared_ptr<const campaign::Opening> opening_of(const running::RunningCampaign& campaign) {
  std::shared_ptr<const campaign::Opening> opening;
  campaign.read([&](const campaign::Campaign& live) { opening = live.opening; });
  return opening;
}

views::WishCatalog wishes_of(const running::RunningCampaign& campaign, unsigned threads) {
  const Workers workers(threads);
  std::optional<views::WishCatalog> wishes;
  campaign.read([&](const campaign::Campaign& live) { wishes.emplace(live, workers); });
  return *std::move(wishes);
}

}  // namespace

Workplace::Workplace(const std::string& folder, running::RunningCampaign& campaign,
                     api::RoundBook& rounds, unsigned threads, int niceness)
    : formations(campaign.country(), *opening_of(campaign)),
      wishes(wishes_of(campaign, threads)),
      audits(folder, niceness),
      background(niceness),
      context{campaign, campaign.country(), displays, formations, wishes, in_trays, rounds, census,
              audits,   background} {}

}  // namespace affecta::service
