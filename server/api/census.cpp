#include "server/api/census.h"

#include <algorithm>
#include <mutex>

#include "server/api/background.h"

namespace affecta::api {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds between_counts{3};
constexpr std::uint32_t at_a_time = 4096;  // candidates, about a millisecond

// A day that turns meanwhile begins the counting anew.
Census::Count count(const running::RunningCampaign& campaign) {
  Census::Count count;
  std::uint32_t next = 0;
  std::uint32_t all = 1;
  while (next < all) {
    if (next == 0) count = {campaign.position().sequence, campaign.now(), 0, {}};
    campaign.read([&](const campaign::Campaign& live) {
      if (next == 0) count.day = live.state.day;
      if (live.state.day != count.day) {
        next = 0;
        return;
      }
      all = static_cast<std::uint32_t>(live.instance().candidates.key.size());
      const std::uint32_t end = std::min(all, next + at_a_time);
      for (; next < end; ++next) count.tally.add(live, CandidateIndex{next});
    });
  }
  return count;
}

}  // namespace

struct Census::Desk {
  std::mutex mutex;
  std::shared_ptr<const Count> latest;
  Clock::time_point counted;
  bool counting = false;
};

Census::Census() : desk_(std::make_shared<Desk>()) {}

std::shared_ptr<const Census::Count> Census::latest(const running::RunningCampaign& campaign,
                                                    Background& background) const {
  const std::uint64_t event = campaign.position().sequence;
  const std::lock_guard guard(desk_->mutex);
  const auto& latest = desk_->latest;
  const bool good =
      latest && (latest->event == event || Clock::now() - desk_->counted < between_counts);
  if (good || desk_->counting) return latest;
  desk_->counting = background
                        .run([desk = desk_, &campaign] {
                          auto counted = std::make_shared<const Count>(count(campaign));
                          const std::lock_guard change(desk->mutex);
                          desk->latest = std::move(counted);
                          desk->counted = Clock::now();
                          desk->counting = false;
                        })
                        .has_value();
  return latest;
}

}  // namespace affecta::api
