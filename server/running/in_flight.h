// Answers that wait for the disk.
//
// Purpose: an answer is told when everything that it rests on is on the disk, itself included, and
// in the order of the decisions: events in the order of the journal, and between them the answers
// that made no event (refusals, repetitions) but may rest on events before them.
// Thread safety: full; one thread adds, one tells what was kept.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/running/command_queue.h"
#include "server/running/published_day.h"

namespace affecta::running {

// What becomes visible to readers when an event is on the disk.
struct Change {
  campaign::Event event;
  // After a day turn: the state it leads to, made aside, so that the event is not applied.
  std::unique_ptr<campaign::Campaign> live;
  std::shared_ptr<const PublishedDay> published;       // of a day that comes into force
  std::optional<std::vector<std::string>> state_kept;  // the parts of its snapshot
};

class InFlight {
 public:
  struct Event {
    std::string id;
    std::string author;
    campaign::Hash request;
    Change change;
  };

  // An event that is about to be given to the journal.
  void add(Event event, Result<Reply> reply, Done done);
  // An answer without an event; it is told at once when nothing is in flight. Refused when what it
  // may rest on was: it was decided on a state that will never be.
  void add(Result<Reply> reply, Done done);

  // The answer of the event in flight with the command's id. Refused when it is another author's,
  // or another request's.
  std::optional<Result<Reply>> find(const WaitingCommand& command) const;

  // The oldest event in flight; nobody else touches it until it is kept. None: all were refused.
  Change* oldest();
  // It is on the disk, and readers see it: it and what waited for it is told.
  void kept();
  // Nothing that waits, or comes later, will be kept: lost(change) for each event.
  void refuse_all(const Refusal& reason, const std::function<void(const Change&)>& lost);

 private:
  struct Waiting {
    std::unique_ptr<Event> event;  // none: it waits for those before it
    Result<Reply> reply;
    Done done;
  };

  std::optional<Waiting> take_kept(bool event);

  mutable std::mutex mutex_;
  std::deque<Waiting> waiting_;  // the first one is an event, but within kept()
  std::unordered_map<std::string, const Waiting*> by_id_;
  std::optional<Refusal> refused_;  // why all were, the first time
};

}  // namespace affecta::running
