// Commands on their way to the thread that decides, stamped.
//
// Purpose: the one place where a campaign meets the clock (campaign-rules section 7): a command is
// stamped when the whole of it is put in, and the queue is in the order of the stamps. A clock that
// runs backwards stands still instead.
// Errors: no_test_clock, queue_full, event_out_of_limits (the id), and what stop() was told.
// Thread safety: full; one thread takes.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/refusal.h"
#include "engine/campaign/command.h"
#include "server/running/reply.h"

namespace affecta::running {

using Done = std::function<void(Result<Reply>)>;

struct WaitingCommand {
  campaign::Command command;
  std::string author;
  std::string id;
  campaign::Hash request;  // of what it asks for
  campaign::Instant stamp;
  // The time it brought along, if that is before the stamp: it can only be a repetition.
  std::optional<campaign::Instant> too_early;
  Done done;
};

class CommandQueue {
 public:
  using Clock = std::function<campaign::Instant()>;
  // `clock`: none with a test clock. `last`: the stamp of the last event.
  CommandQueue(std::optional<Clock> clock, campaign::Instant last, std::size_t limit);

  // Refused: `done` is told at once.
  void put(campaign::Command command, std::string id, std::optional<campaign::Instant> now,
           Done done);
  // Waits for the next ones. Empty: it is closed, and they were all taken.
  std::vector<WaitingCommand> take();
  // From now on put() refuses so. Whether it did not before.
  bool stop(const Refusal& reason);
  std::optional<Refusal> stopped() const;
  void close();

  campaign::Instant last_stamp() const;

 private:
  Result<void> check(const WaitingCommand& waiting,
                     const std::optional<campaign::Instant>& now) const;
  Result<void> stamp_and_queue(WaitingCommand& waiting, std::optional<campaign::Instant> now);

  const std::optional<Clock> clock_;
  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<WaitingCommand> commands_;
  std::atomic<std::size_t> unanswered_ = 0;
  campaign::Instant last_;
  std::optional<Refusal> stopped_;
  bool closed_ = false;
};

}  // namespace affecta::running
