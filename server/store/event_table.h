// The table of events in a database: the one file that knows its columns.
//
// Purpose: writes rows and reads them back as entries. Every entry that is read is checked: limits,
// sizes, its hash against the hash of the event before, its stamp and number against those before.
// Pages are checked by who reads them, row by row (checked()), so that one thread reads the next
// page while another checks.
// Errors: journal_damaged naming the event; unsupported_version; and those of sqlite.h. Thread
// safety: none, but of checked(): full.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/refusal.h"
#include "server/store/event.h"
#include "server/store/event_bytes.h"
#include "server/store/sqlite.h"

namespace affecta::store {

// What the next event is checked against.
struct Link {
  std::optional<Hash> hash = Hash{};  // none: the row has something else
  std::int64_t stamp = 0;
};

// An event as its row has it; only that it stands where it should is checked.
struct Row {
  std::uint64_t sequence = 0;
  Link previous;
  Link own;
  std::size_t payload_size = 0;
  Event event;  // the payload as it is stored
};

// Some consecutive events, of those that a filter lets through.
struct EventPage {
  std::vector<Row> rows;
  std::uint64_t next = 0;  // where the next page begins
  Result<void> complete;   // or why no row follows
};

class EventTable {
 public:
  static Result<EventTable> open(const std::string& path, Database::Access access,
                                 const std::string& file_system);

  // For whoever opened the table to write.
  Result<void> begin();
  Result<void> insert(const Position& position, const Event& event, std::string_view packed);
  // `last`: the number of the last event inserted.
  Result<void> commit(std::uint64_t last);
  void roll_back();
  // After a commit that left more pages than that in the log.
  Result<void> shorten_log(std::int64_t pages);

  Result<std::optional<Entry>> find(const std::string& command_id);
  Result<void> each_command_id(const std::function<bool(std::string_view)>& visit);
  // None: there is no event of this number.
  Result<std::optional<Entry>> entry(std::uint64_t sequence);
  // How far the events reach. The number of the last one is kept apart from the events: without it,
  // events lost at the end would leave a journal that is whole in itself.
  struct Extent {
    std::uint64_t written = 0;
    std::uint64_t found = 0;
  };
  Result<Extent> extent();
  Result<void> require_all(const Extent& extent) const;
  // Of the event, or of the one behind the gap; none behind the last one.
  Result<std::optional<std::int64_t>> stamp(std::uint64_t sequence);
  // The first event that is not stamped before this, as far as the stamps are in order.
  Result<std::uint64_t> first_not_before(std::int64_t stamp, std::uint64_t last);
  // From `begin` on, at most to `last`, and no more than memory should hold at once.
  EventPage page(std::uint64_t begin, std::uint64_t last, const EventFilter& filter);
  Result<Entry> checked(Row row) const;
  // SQLite's own examination: pages, order, index.
  Result<void> examine();

  const std::string& path() const { return database_->path(); }

 private:
  // In the order of queries().
  enum class Query : std::size_t {
    insert_event,
    set_last,
    find_command,
    find_sequence,
    find_page,
    find_link,
    find_extent,
    find_stamp,
    list_commands,
  };
  EventTable(std::unique_ptr<Database> database, std::vector<Statement> statements)
      : database_(std::move(database)), statements_(std::move(statements)) {}
  Statement& statement(Query query) { return statements_[static_cast<std::size_t>(query)]; }
  // That of the beginning for 0.
  Result<Link> link(std::uint64_t sequence);
  Result<std::optional<Entry>> read_one(Statement& statement);
  Result<void> fill(EventPage& page, std::uint64_t end, const EventFilter& filter);
  tl::unexpected<Refusal> damaged(std::uint64_t sequence, const std::string& what) const;

  std::unique_ptr<Database> database_;  // its statements keep its address
  std::vector<Statement> statements_;   // by Query
};

}  // namespace affecta::store
