#include "server/simulation/running_desk.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

namespace affecta::simulation {

namespace {

// Well below the queue's limit, and enough for the journal to write them by the hundred.
constexpr std::size_t most_in_flight = 4'096;
// One command in so many is sent a second time.
constexpr std::size_t sent_twice = 64;

struct Outcome {
  std::uint64_t event = 0;  // 0: none, or refused
  std::optional<RefusalCode> refused;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

// What came back of a batch of commands; it comes from other threads.
class Outcomes {
 public:
  explicit Outcomes(std::size_t count) : first_(count), second_(count / sent_twice + 1) {}

  // A command is about to be sent.
  void wait_for_room() {
    std::unique_lock held(mutex_);
    changed_.wait(held, [&] { return in_flight_ < most_in_flight; });
    ++in_flight_;
  }
  void put(Outcome& place, const Result<running::Reply>& reply) {
    const std::lock_guard held(mutex_);
    if (reply) {
      place.event = reply->event;
    } else {
      place.refused = reply.error().code;
    }
    --in_flight_;
    changed_.notify_one();
  }
  void wait_for_all() {
    std::unique_lock held(mutex_);
    changed_.wait(held, [&] { return in_flight_ == 0; });
  }

  // By the place of the command; the second of those sent twice.
  Outcome& first(std::size_t i) { return first_[i]; }
  Outcome& second(std::size_t i) { return second_[i / sent_twice]; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t in_flight_ = 0;
  std::vector<Outcome> first_, second_;
};

Refusal broken(std::string where, std::string what) {
  return {RefusalCode::invariant_broken, std::move(where), std::move(what), Subject::document, 0};
}

class RunningDesk final : public Desk {
 public:
  explicit RunningDesk(running::RunningCampaign& campaign) : campaign_(campaign) {}

  Result<Refused> give(const std::vector<Act>& acts) override {
    ++batch_;
    Outcomes outcomes(acts.size());
    for (std::size_t i = 0; i < acts.size(); ++i) {
      send(acts[i], i, outcomes, outcomes.first(i));
      if (i % sent_twice == 0) send(acts[i], i, outcomes, outcomes.second(i));
    }
    outcomes.wait_for_all();
    Refused refused;
    for (std::size_t i = 0; i < acts.size(); ++i) {
      const Outcome& first = outcomes.first(i);
      if (first.refused) refused.emplace_back(i, *first.refused);
      acknowledge(first.event, i);
      if (i % sent_twice != 0 || first.event == 0 || outcomes.second(i) == first) continue;
      return tl::make_unexpected(
          broken("command " + id(i), "sent a second time, it is answered otherwise"));
    }
    return refused;
  }

  Result<void> give(const Act& act) override {
    ++batch_;
    const auto reply = campaign_.submit(act.command, id(0), act.at);
    if (!reply) return tl::make_unexpected(reply.error());
    acknowledge(reply->event, 0);
    return {};
  }

  void read(const std::function<void(const Campaign&)>& look) const override {
    campaign_.read(look);
  }

  // Every event is of the command that was told so. (A contract's mismatch is kept, and told as a
  // refusal; the first event opens the campaign.)
  Result<void> close() override {
    std::optional<Refusal> fault;
    std::uint64_t last = 0;
    const auto read = campaign_.journal().read(1, [&](const store::Entry& entry) {
      last = entry.position.sequence;
      const std::size_t told = last < acknowledged_.size() ? acknowledged_[last] : 0;
      if (told != 0 && told != std::hash<std::string>()(entry.event.command_id)) {
        fault = broken("event " + std::to_string(last), "it was acknowledged to another command");
      }
      return !fault;
    });
    if (!read) return read;
    if (fault) return tl::make_unexpected(*fault);
    if (acknowledged_.empty() || last >= acknowledged_.size() - 1) return {};
    return tl::make_unexpected(
        broken("event " + std::to_string(acknowledged_.size() - 1),
               "it was acknowledged, and the journal ends with event " + std::to_string(last)));
  }

 private:
  std::string id(std::size_t i) const { return std::to_string(batch_) + "-" + std::to_string(i); }

  void send(const Act& act, std::size_t i, Outcomes& outcomes, Outcome& place) {
    outcomes.wait_for_room();
    campaign_.submit(act.command, id(i), act.at,
                     [&](const Result<running::Reply>& reply) { outcomes.put(place, reply); });
  }

  void acknowledge(std::uint64_t event, std::size_t i) {
    if (event == 0) return;
    if (event >= acknowledged_.size()) acknowledged_.resize(event + 1);
    acknowledged_[event] = std::hash<std::string>()(id(i));
  }

  running::RunningCampaign& campaign_;
  std::size_t batch_ = 0;
  std::vector<std::size_t> acknowledged_;  // by event, of its command's id; 0: none was told
};

}  // namespace

std::unique_ptr<Desk> desk_of(running::RunningCampaign& campaign) {
  return std::make_unique<RunningDesk>(campaign);
}

}  // namespace affecta::simulation
