// A campaign being lived in a test: commands are given at civil times, events are written down.
//
// Every event goes through its bytes before it is applied, as from a journal.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/campaign/apply.h"
#include "engine/campaign/decide.h"
#include "tests/support/campaign/calendars.h"
#include "tests/support/campaign/world.h"

namespace affecta::campaign::test {

class Stage {
 public:
  explicit Stage(const World& world, const std::string& calendar = "2024");
  explicit Stage(Campaign campaign);

  // "done", or the name of the refusal. Times are those of Paris.
  std::string candidate(CandidateKey key, const Request& request, const std::string& when);
  std::string formation(std::int32_t key, const Request& request, const std::string& when);
  std::string commission(std::int32_t region, const Request& request, const std::string& when);
  std::string by_operator(const Request& request, const std::string& when);
  std::string give(const Command& command, Instant now);

  // Turns day after day until the date is in force, each as early as it can be.
  void turn_to(const std::string& date);
  void turn();  // to the next day

  // "waiting", "proposed", …
  std::string state(const WishKey& wish) const;
  std::string deadline(const WishKey& wish) const;  // a date, "" when there is none
  std::int32_t waiting_rank(const WishKey& wish) const;
  std::string date() const;  // in force

  const Campaign& campaign() const { return campaign_; }
  const Refusal& refusal() const { return refusal_; }  // the last one
  const std::vector<std::string>& journal() const { return journal_; }
  // The state that the journal gives, the hashes of its day turns checked.
  State replayed() const;

 private:
  Campaign opened_;
  Campaign campaign_;
  std::shared_ptr<const Workers> workers_ = std::make_shared<const Workers>(1);
  std::vector<std::string> journal_;  // the bytes of the events
  Refusal refusal_;
};

}  // namespace affecta::campaign::test
