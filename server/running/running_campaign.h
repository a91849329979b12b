// A campaign that runs: commands in, answers out, nothing acknowledged ever lost.
//
// Purpose: joins the rules (engine/campaign: decide, apply), the journal (server/store) and a clock
// (campaign-rules sections 2, 7 and 9).
// 1. Stamps. A command is stamped once, when the whole of it is put in the queue; the queue is in
//    the order of the stamps, which never decrease, and no other clock is consulted.
// 2. One thread decides, in the order of the queue, on a state that is ahead of the disk. Whoever
//    gave a command is answered when everything that the answer rests on is on the disk.
// 3. Readers see what is on the disk, and nothing else: what they saw is never taken back.
// 4. A day turn is computed while commands keep queueing; readers then see the new day at once.
// 5. A command that is given again with its id, by its author, is answered what it was the first
//    time, if that made an event: in flight, later, or after a restart.
// 6. After a write that failed everything that waited is refused, and nothing is accepted until the
//    campaign is opened again (journal_stopped). What was kept is told by giving it again.
// Thread safety: full. A `Done` is called by a thread of the campaign: it must be brief, must not
// throw and must not wait for the campaign; it may submit.
// Cost: three states in memory at most (22 bytes a wish each), and one as bytes while a snapshot is
// written; a day turn takes some ninety bytes a wish more.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "datasets/country.h"
#include "datasets/progress_observer.h"
#include "engine/campaign/campaign.h"
#include "engine/campaign/command.h"
#include "server/running/campaign_settings.h"
#include "server/running/published_day.h"
#include "server/running/reply.h"
#include "server/running/turn_watcher.h"
#include "server/running/versions.h"
#include "server/store/reader.h"

namespace affecta::running {

// Microseconds since 1970 UTC, of the machine.
campaign::Instant system_clock();

// When the state is kept, so that a restart has less to replay. One at a time: a day that comes
// while one is being written gets none.
struct SnapshotPolicy {
  Day every_days = 1;                      // 0: never
  std::uint64_t after_replaying = 50'000;  // when a restart had as many events to replay
};

struct Options {
  unsigned threads = 0;               // of the day turn; 0: as many as the machine has
  int turn_niceness = 0;              // of these threads, 0 to 19: they give way to readers
  bool turn_memory = false;           // had when the campaign is opened (turn_memory.h)
  TurnWatcher* watcher = nullptr;     // lives longer than the campaign
  std::size_t queue_limit = 200'000;  // commands that are not answered yet
  std::string file_system;            // of SQLite ("VFS"), by its name; empty: the machine's
  std::function<campaign::Instant()> clock = system_clock;  // not of a campaign with a test clock
  // Told once, with the first command that is not kept: from now on none is taken. Brief.
  std::function<void(const Refusal&)> on_stop;
  // Told of what warnings() tells too, as it happens.
  std::function<void(const std::string&)> on_warning;
  SnapshotPolicy snapshots;
};

class RunningCampaign {
 public:
  using Done = std::function<void(Result<Reply>)>;

  // Errors: those of the folder, the journal and the replay (replay.h, journal.h).
  static Result<RunningCampaign> open(const std::string& folder, const Options& options,
                                      ProgressObserver& progress);
  RunningCampaign(RunningCampaign&&) noexcept;
  RunningCampaign& operator=(RunningCampaign&&) noexcept;
  // Finishes and answers what was accepted.
  ~RunningCampaign();

  // `id`: chosen by who asks, 1 to 128 bytes, one command's: given again with it, a command that
  // made an event is answered as the first time; another command is refused. `now`: with a test
  // clock only, which stands still without it. Refused at once, by the caller's thread:
  // no_test_clock, queue_full, event_out_of_limits (the id), journal_stopped. Later:
  // command_id_taken, stamp_decreases (a `now` before the last stamp), everything that decide()
  // refuses, and what the journal refuses.
  void submit(campaign::Command command, std::string id, std::optional<campaign::Instant> now,
              Done done);
  // Waits. Not for a Done.
  Result<Reply> submit(campaign::Command command, std::string id,
                       std::optional<campaign::Instant> now = {});

  // Tomorrow, as it would be if it came now, or the day that waits; recorded nowhere.
  // Errors: wrong_day behind the calendar's last day, those of the day turn.
  Result<campaign::DayTurned> preview() const;

  // The day in force, as it was published.
  std::shared_ptr<const PublishedDay> published() const;
  // The state as it is on the disk. `look` holds up answers: it must be brief, and must not call
  // the campaign.
  void read(const std::function<void(const campaign::Campaign&)>& look) const;
  // Of what is read, within read(): what changed for whom.
  const Versions& versions() const;

  const CampaignSettings& settings() const;
  // What it was created with: names and schools, which the campaign does not know.
  const Country& country() const;
  // The history; reading it holds nobody up.
  const store::JournalReader& journal() const;
  // Of the last event that readers see.
  store::Position position() const;
  // The stamp of the last command that was accepted.
  campaign::Instant last_stamp() const;
  // Of its clock; a test clock stands still at the last stamp.
  campaign::Instant now() const;

  struct Counts {
    std::uint64_t events = 0;     // kept since it was opened
    std::uint64_t commits = 0;    // waits for the disk
    std::uint64_t snapshots = 0;  // written
    std::uint64_t replayed = 0;   // events, when it was opened
  };
  Counts counts() const;
  // Why it accepts no commands any more; none: it does.
  std::optional<Refusal> stopped() const;
  // What went wrong without harm to anybody: snapshots that were passed over or not written.
  std::vector<std::string> warnings() const;

 private:
  class Life;
  explicit RunningCampaign(std::unique_ptr<Life> life);
  std::unique_ptr<Life> life_;
};

// The time that a turn to the day brings along: with a test clock the first instant at which it is
// possible, or `now` when that is later. None: the clock need not move.
std::optional<campaign::Instant> turn_time(const RunningCampaign& running,
                                           const campaign::Calendar& calendar, Day day,
                                           std::optional<campaign::Instant> now = {});

}  // namespace affecta::running
