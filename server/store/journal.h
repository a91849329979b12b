// The journal: what happened, in order, for good.
//
// Purpose: an event is told to be kept only when it is on the disk, and an event that was told is
// never lost: not by kill -9, not by a power cut, not by a full disk. One SQLite file, written
// ahead (docs/decisions/0003-journal.md). Invariants:
//   1. events are numbered from 1 without a gap, in the order of their append() calls;
//   2. stamps never decrease;
//   3. the hash of an event covers its bytes and the hash of the event before;
//   4. a command id is one event's; appending it again appends nothing and gives what it was
//      answered the first time;
//   5. after a write that failed nothing more is written until the journal is opened again. Whether
//      the events of that write were kept is told by repeating their commands then.
// Group commit: a thread of the journal takes everything that waits into one transaction.
// Errors: below. Thread safety: append() and reader() from any thread.
// Cost: one wait for the disk for all the events that arrived during the one before; digests and
// compression of a large payload are done by the thread that appends.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/base/refusal.h"
#include "server/store/event.h"
#include "server/store/reader.h"

namespace affecta::store {

struct JournalOptions {
  // A file system registered with SQLite (a "VFS") by its name; empty: the machine's.
  std::string file_system;
  // 4 KiB pages that are logged before they are copied to the file: the least a restart reads
  // again.
  std::int64_t pages_of_log = 4000;
};

// Of an event that is kept.
struct Receipt {
  Position position;
  std::string answer;
  bool repeated = false;  // the command was in the journal already: this is its first answer
};

class Journal {
 public:
  // A file that is not there is made, with its lock NAME.lock beside it.
  // Errors: journal_in_use (another process has it), file_unreadable, file_not_writable,
  // malformed_document (not a journal), unsupported_version, journal_damaged (its last event is not
  // as it was written, or it is no database; audit() examines all), journal_not_written.
  static Result<Journal> open(const std::string& path, const JournalOptions& options = {});
  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) noexcept;
  // What waits is written and answered first.
  ~Journal();

  // `done` is called once, when the event is on the disk, or with why it is not:
  // - event_out_of_limits, stamp_decreases, command_id_taken: this event was not appended, those
  //   behind it go on;
  // - journal_not_written, journal_damaged: the write failed, and with it all that waited;
  // - journal_stopped: an earlier write did.
  // It is called by the journal's thread, or by the caller's when no write is tried; it must be
  // brief and not throw. It may append.
  using Done = std::function<void(Result<Receipt>)>;
  void append(Event event, Done done);
  // Waits. Not for callbacks: they would wait for themselves.
  Result<Receipt> append(Event event);

  const JournalReader& reader() const;

  struct Counts {
    std::uint64_t events = 0;   // kept since it was opened
    std::uint64_t commits = 0;  // waits for the disk
  };
  Counts counts() const;
  // Why it takes no event any more; none: it does.
  std::optional<Refusal> stopped() const;

 private:
  class Writer;
  explicit Journal(std::unique_ptr<Writer> writer);
  std::unique_ptr<Writer> writer_;
};

}  // namespace affecta::store
