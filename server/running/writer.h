// The thread that decides: commands in the order of the queue, events to the journal.
//
// Purpose: the one place where the rules meet the journal. It decides on a state that is ahead of
// the disk, so that it never waits for it; `CommittedState` follows when the journal has an event.
// Errors: told to whoever gave the command. After a write that failed, nothing is decided any more.
// Thread safety: run() is one thread's; the journal's thread comes back through here.
#pragma once

#include <optional>

#include "engine/base/parallel.h"
#include "engine/campaign/campaign.h"
#include "server/running/campaign_settings.h"
#include "server/running/command_queue.h"
#include "server/running/committed_state.h"
#include "server/running/in_flight.h"
#include "server/running/known_ids.h"
#include "server/running/running_campaign.h"
#include "server/running/snapshot_writer.h"
#include "server/running/turn_watcher.h"
#include "server/store/journal.h"

namespace affecta::running {

class Writer {
 public:
  // What it works with; all of it outlives the writer.
  struct Tools {
    const CampaignSettings& settings;
    const SnapshotPolicy& policy;
    const Workers& workers;
    CommandQueue& queue;
    CommittedState& committed;
    SnapshotWriter& snapshots;
    const store::JournalReader& answers;  // nobody else reads it: nobody is waited for
    KnownIds& known;
    int turn_niceness;
    TurnWatcher* watcher;  // or none
    const std::function<void(const Refusal&)>& on_stop;
  };
  // `next`: the number of the next event.
  Writer(Tools tools, campaign::Campaign ahead, std::uint64_t next);

  // Until the queue is closed and everything in it is decided.
  void run(store::Journal& journal);

 private:
  void decide(WaitingCommand waiting, store::Journal& journal);
  // Of a command that was given before.
  std::optional<Result<Reply>> first_answer(const WaitingCommand& waiting) const;
  Result<campaign::Decision> judge(const WaitingCommand& waiting) const;
  void append(WaitingCommand waiting, campaign::Decision decision, store::Journal& journal);
  std::optional<DayReply> day_reply(const campaign::Request& request) const;
  Change change_of(campaign::Event event) const;
  void on_disk(const Result<store::Receipt>& receipt);
  void turn_failed(const campaign::Event& event, const Refusal& refusal) const;
  void tell_watcher(const campaign::Event& event, const campaign::Campaign& live) const;

  const Tools tools_;
  campaign::Campaign ahead_;
  std::uint64_t next_;
  InFlight in_flight_;
};

}  // namespace affecta::running
