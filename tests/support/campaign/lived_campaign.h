#pragma once
// A campaign in a folder of its own, opened and closed by a test.

#include <optional>
#include <string>

#include "server/running/campaign_folder.h"
#include "server/running/running_campaign.h"
#include "tests/support/campaign/calendars.h"
#include "tests/support/campaign/world.h"
#include "tests/support/temporary_folder.h"

namespace affecta::running::test {

namespace support = campaign::test;
using campaign::Instant;

// With a test clock, unless said otherwise.
class LivedCampaign {
 public:
  explicit LivedCampaign(const support::World& world, const std::string& calendar = "2024",
                         const CampaignSettings& settings = {.test_clock = true, .begins = {}});

  // Opened when it is not yet. Whoever needs a refusal opens it without.
  RunningCampaign& running();
  Result<RunningCampaign> open() const;
  void close() { running_.reset(); }
  void restart() {
    close();
    running();
  }
  Options options;  // one thread, and no snapshots

  // The day's turn, as early as it can be.
  void turn_to(Day day);
  // "done", "done before", or the name of the refusal; Paris times.
  std::string give(const campaign::Command& command, const std::string& id,
                   const std::string& when);
  std::string give(const campaign::Command& command, const std::string& id, Instant now);
  const Refusal& refusal() const { return refusal_; }

  std::string state(const WishKey& wish);
  campaign::State live_state();

  const std::string& folder() const { return folder_; }
  const campaign::Calendar& calendar() const { return calendar_; }

 private:
  affecta::test::TemporaryFolder place_;
  const std::string folder_ = place_ / "campaign";
  const campaign::Calendar& calendar_;
  std::optional<RunningCampaign> running_;
  Refusal refusal_;
};

inline campaign::Command by_candidate(CandidateKey key, campaign::Request request) {
  return {{campaign::Role::candidate, key}, std::move(request)};
}
inline campaign::Command by_operator(campaign::Request request) {
  return {{campaign::Role::operator_, 0}, std::move(request)};
}

// In a world_with_an_alert(): turns to day 2, which waits.
Reply turn_with_alert(LivedCampaign& lived);

// Throws what went wrong.
template <class T>
T expected(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message());
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

}  // namespace affecta::running::test
