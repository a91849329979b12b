// The journal, read.
//
// Purpose: replay (events from a number on), the log (with a filter), the answer to a repeated
// command, the audit. Reading does not stop the writer, and works beside a server of another
// process. What is read was committed, and every event is checked against the hash of the one
// before: what `read` visits is what was written, in order, without a gap.
// Errors: journal_damaged naming the event; file_unreadable, malformed_document (not a journal),
// unsupported_version when opening. Thread safety: full; threads take turns, by pages of events.
// Cost: two pages in memory, of at most 4096 events and about 16 MiB, or one event that is larger;
// one is read by a thread of its own while the other is checked and visited by the caller's. About
// half a microsecond of each an event, and a nanosecond a byte of payload.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "datasets/progress_observer.h"
#include "engine/base/refusal.h"
#include "server/store/event.h"

namespace affecta::store {

class JournalReader {
 public:
  // `file_system`: as in JournalOptions.
  static Result<JournalReader> open(const std::string& path, const std::string& file_system = {});
  JournalReader(JournalReader&&) noexcept;
  JournalReader& operator=(JournalReader&&) noexcept;
  ~JournalReader();

  // The last event's; the beginning's when there is none. Asked again, it is not read again.
  Result<Position> last() const;
  // None: there is no event of this number yet.
  Result<std::optional<Position>> position(std::uint64_t sequence) const;
  // None: there is no event of this number yet.
  Result<std::optional<Entry>> entry(std::uint64_t sequence) const;
  // None: there is no event of this number yet.
  Result<std::optional<std::int64_t>> stamp(std::uint64_t sequence) const;
  // The event of this command; none when there is none. Refuses when the command is another
  // author's (command_id_taken): answers are their author's.
  Result<std::optional<Entry>> find(const std::string& author, const std::string& command_id) const;

  // The ids of all commands, in any order; `visit` returns whether to go on. Nothing is checked: an
  // id is to be found by find(). About a quarter of a microsecond each.
  Result<void> each_command_id(const std::function<bool(std::string_view)>& visit) const;

  // The events from a number on, in order, to the last there is when it begins; `visit` returns
  // whether to go on.
  using Visit = std::function<bool(const Entry&)>;
  Result<void> read(std::uint64_t from, const EventFilter& filter, const Visit& visit) const;
  Result<void> read(std::uint64_t from, const Visit& visit) const { return read(from, {}, visit); }

  // Reads everything from the beginning, then has SQLite examine its structures. The refusal names
  // the first event that is not as it was written. Whoever can write the file can write another
  // history: compare the position returned with one that is known from elsewhere.
  Result<Position> audit(ProgressObserver& progress) const;

 private:
  struct Table;
  // The numbers to read, and whether that is all that was ever written.
  struct Range {
    std::uint64_t begin, end;
    Result<void> complete;
  };
  Result<Range> range(std::uint64_t from, const EventFilter& filter) const;
  explicit JournalReader(std::unique_ptr<Table> table);
  std::unique_ptr<Table> table_;
};

}  // namespace affecta::store
