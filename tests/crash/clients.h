#pragma once
// Clients of a campaign that may stop at any moment, and what they were told.

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "server/running/running_campaign.h"
#include "tests/support/random_day.h"

namespace affecta::running::test {

// Thread safety: full, for the answers; commands are given by one thread.
class Clients {
 public:
  explicit Clients(naive::Random& random) : random_(random) {}

  // A new command, in flight; now and then it is sent twice, or an old one is sent again.
  void give(RunningCampaign& running, campaign::Command command, campaign::Instant now);
  // After a stop: everything that was not answered, and some that was, in any order.
  void give_again(RunningCampaign& running);
  // Until everything in flight is answered.
  void wait() const;

  // Whether a write failed since it was asked last.
  bool take_failure();
  // Why what they were told is not true any more; empty when it is.
  std::string contradiction(const RunningCampaign& running) const;
  std::size_t acknowledged() const;

 private:
  struct Asked {
    campaign::Command command;
    std::string id;
  };
  void send(RunningCampaign& running, std::size_t number, std::optional<campaign::Instant> now);
  void answered(std::size_t number, const Result<Reply>& reply);

  naive::Random& random_;
  std::vector<Asked> asked_;

  mutable std::mutex mutex_;  // for the rest
  std::size_t flying_ = 0;
  bool failed_ = false;
  std::set<std::size_t> unanswered_;
  std::map<std::size_t, Result<Reply>> told_;  // of what made an event
  std::string broken_promise_;
};

}  // namespace affecta::running::test
