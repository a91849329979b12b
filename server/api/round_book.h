// The rounds of a campaign: what became of each day, how long its steps took, what was displayed.
//
// Purpose: operators follow a round while it runs and look back at those before; formations see
// how their displays moved from day to day. Results come from the journal and outlive the server;
// steps and durations are those of rounds that this process computed.
// Units: milliseconds of the monotonic clock. Shapes: displays by GroupIndex.
// Thread safety: full; followers are called by whoever tells the book, and must be brief.
// Cost: 12 bytes for each change of a group's display, 300 bytes a day.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/column.h"
#include "engine/campaign/campaign.h"
#include "server/running/running_campaign.h"
#include "server/running/turn_watcher.h"
#include "server/views/display_board.h"

namespace affecta::api {

enum class RoundState : std::uint8_t { turning, failed, waits, held, published };
std::string_view to_text(RoundState state);
inline bool is_over(RoundState state) { return state != RoundState::turning; }

struct RoundStep {
  std::string name;
  unsigned pass = 0;  // 0: outside the passes
  double began = 0;   // since the round began
  double lasted = 0;  // 0 while it runs
};

struct Round {
  Day day = 0;
  RoundState state = RoundState::turning;
  std::vector<RoundStep> steps;    // empty: another process computed it
  double lasted = 0;               // until it was on the disk; 0: not known
  std::optional<Refusal> refusal;  // why it failed
  campaign::TurnSummary summary;
  std::vector<GroupIndex> excluded;  // whose proposals were withdrawn: the alert's groups
  std::uint64_t given_up_for_withdrawn = 0;
  std::chrono::steady_clock::time_point begun;  // by this process
  std::string command;                          // that asked for it; empty: another process did it
};

using views::DisplayChange;

class RoundBook final : public running::TurnWatcher {
 public:
  RoundBook() = default;

  // The rounds so far, from the journal: before commands are taken. Errors: those of the reader and
  // of events. Cost: a look at every event's kind, and the day turns.
  // `live`: the campaign after the journal's last event.
  Result<void> read_history(const store::JournalReader& journal, const campaign::Campaign& live);

  std::optional<Round> find(Day day) const;
  std::vector<Round> all() const;                               // by day
  std::optional<Day> in_progress() const;                       // the day that turns now
  std::vector<DisplayChange> displays(GroupIndex group) const;  // by day

  // `follower` is told of the day's round now, when there is one, and each time something of it
  // changes, until it returns false.
  // `is_there`: whether it still listens; followers who left are let go when another one comes.
  using Follower = std::function<bool(const Round&)>;
  void follow(Day day, Follower follower, std::function<bool()> is_there);

  void turning(Day day, const std::string& command) override;
  void step(Day day, std::string_view step, unsigned pass) override;
  void failed(Day day, const Refusal& refusal) override;
  void turned(const campaign::DayTurned& turned, const campaign::Campaign& live) override;
  void published(Day day, const campaign::Campaign& live) override;
  void held(Day day) override;

 private:
  void put(const campaign::DayTurned& turned);
  void put_displays();
  void change(Day day, const std::function<void(Round&)>& how);

  mutable std::mutex mutex_;
  std::map<Day, Round> rounds_;
  std::map<GroupIndex, std::vector<DisplayChange>> displays_;
  // Of the day turned last, until it is published.
  Day new_day_ = 0;
  std::vector<campaign::GroupDisplay> new_displays_;
  struct Following {
    Follower tell;
    std::function<bool()> is_there;
  };
  std::multimap<Day, Following> followers_;
};

}  // namespace affecta::api
