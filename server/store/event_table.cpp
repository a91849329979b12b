#include "server/store/event_table.h"

#include <algorithm>
#include <utility>

#include "server/store/journal_file.h"
#include "server/store/sha256.h"

namespace affecta::store {

namespace {

constexpr std::uint64_t greatest_page = 4096;  // rows looked at
constexpr std::size_t page_bytes = std::size_t{16} << 20U;

enum Column : int {
  sequence_column,
  stamp_column,
  author_column,
  command_id_column,
  kind_column,
  format_version_column,
  payload_size_column,
  hash_column,
  answer_column,
  payload_column,
  previous_hash_column,
  previous_stamp_column,
};

std::string select_rows(const std::string& condition) {
  return "SELECT e.sequence, e.stamp, e.author, e.command_id, e.kind, e.format_version, "
         "e.payload_size, e.hash, e.answer, e.payload, previous.hash, previous.stamp "
         "FROM event AS e LEFT JOIN event AS previous ON previous.sequence = e.sequence - 1 "
         "WHERE " +
         condition;
}

std::optional<Hash> as_hash(std::string_view bytes) {
  Hash hash;
  if (bytes.size() != hash.size()) return std::nullopt;
  std::copy_n(reinterpret_cast<const unsigned char*>(bytes.data()), hash.size(), hash.begin());
  return hash;
}

// In the order of EventTable::Query.
std::vector<std::string> queries() {
  return {"INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
          "UPDATE last SET sequence = ?1",
          select_rows("e.command_id = ?1"),
          select_rows("e.sequence = ?1"),
          select_rows("e.sequence BETWEEN ?1 AND ?2 ORDER BY e.sequence"),
          "SELECT sequence, (SELECT ifnull(max(sequence), 0) FROM event) FROM last",
          "SELECT stamp FROM event WHERE sequence >= ?1 ORDER BY sequence LIMIT 1"};
}

}  // namespace

Result<EventTable> EventTable::open(const std::string& path, Database::Access access,
                                    const std::string& file_system) {
  auto database = open_journal_file(path, access, file_system);
  if (!database) return tl::make_unexpected(database.error());
  std::vector<Statement> statements;
  for (const std::string& query : queries()) {
    auto statement = (*database)->prepare(query);
    if (!statement) return tl::make_unexpected(statement.error());
    statements.push_back(std::move(*statement));
  }
  return EventTable(std::move(*database), std::move(statements));
}

// ---------------------------------------------------------------- writing

Result<void> EventTable::begin() {
  if (database_->was_moved()) {
    return refuse(RefusalCode::journal_not_written, path(),
                  "the file was moved, removed or replaced while it was open");
  }
  return database_->execute("BEGIN IMMEDIATE");
}

Result<void> EventTable::insert(const Position& position, const Event& event,
                                std::string_view packed) {
  Statement& insert = statement(Query::insert_event);
  const auto number = [](auto value) { return static_cast<std::int64_t>(value); };
  insert.bind(1 + sequence_column, number(position.sequence))
      .bind(1 + stamp_column, event.stamp)
      .bind_text(1 + author_column, event.author)
      .bind_text(1 + command_id_column, event.command_id)
      .bind_text(1 + kind_column, event.kind)
      .bind(1 + format_version_column, number(event.format_version))
      .bind(1 + payload_size_column, number(event.payload.size()))
      .bind_bytes(1 + hash_column, bytes_of(position.hash))
      .bind_bytes(1 + answer_column, event.answer)
      .bind_bytes(1 + payload_column, packed);
  const auto done = insert.step();
  insert.reset();
  if (!done) return tl::make_unexpected(done.error());
  return {};
}

Result<void> EventTable::commit(std::uint64_t last) {
  Statement& update = statement(Query::set_last);
  const auto done = update.bind(1, static_cast<std::int64_t>(last)).step();
  update.reset();
  if (!done) return tl::make_unexpected(done.error());
  return database_->execute("COMMIT");
}

void EventTable::roll_back() { (void)database_->execute("ROLLBACK"); }

Result<void> EventTable::shorten_log(std::int64_t pages) {
  if (database_->pages_logged() <= pages) return {};
  return database_->checkpoint(Database::Checkpoint::what_can_be);
}

// ---------------------------------------------------------------- reading

tl::unexpected<Refusal> EventTable::damaged(std::uint64_t sequence, const std::string& what) const {
  return refuse(RefusalCode::journal_damaged, path(),
                "event " + std::to_string(sequence) + ": " + what);
}

Result<Entry> EventTable::read_row(const Statement& row) const {
  Entry entry;
  Event& event = entry.event;
  const auto sequence = static_cast<std::uint64_t>(row.number(sequence_column));
  if (row.number(sequence_column) < 1) return damaged(sequence, "numbers begin at 1");
  event.stamp = row.number(stamp_column);
  event.author = row.bytes(author_column);
  event.command_id = row.bytes(command_id_column);
  event.kind = row.bytes(kind_column);
  event.format_version = static_cast<std::uint32_t>(row.number(format_version_column));
  event.answer = row.bytes(answer_column);
  auto payload =
      unpack(row.bytes(payload_column), static_cast<std::size_t>(row.number(payload_size_column)));
  if (!payload) return damaged(sequence, "its payload cannot be unpacked");
  event.payload = std::move(*payload);
  if (const auto exceeded = limit_exceeded(event)) return damaged(sequence, *exceeded);

  Position previous;
  if (sequence > 1) {
    const auto hash = as_hash(row.bytes(previous_hash_column));
    if (!hash) return damaged(sequence - 1, "it is missing, or its hash is");
    previous = {sequence - 1, *hash};
    if (event.stamp < row.number(previous_stamp_column)) {
      return damaged(sequence, "its stamp is before that of the event before it");
    }
  }
  entry.position = position_after(previous, event, digests_of(event));
  if (row.bytes(hash_column) != bytes_of(entry.position.hash)) {
    return damaged(sequence, "its hash is not that of its contents and the event before it");
  }
  return entry;
}

Result<std::optional<Entry>> EventTable::read_one(Statement& statement) {
  const auto row = statement.step();
  Result<std::optional<Entry>> found;
  if (!row) {
    found = tl::make_unexpected(row.error());
  } else if (*row) {
    found = read_row(statement).map([](Entry entry) { return std::optional(std::move(entry)); });
  }
  statement.reset();
  return found;
}

Result<std::optional<Entry>> EventTable::find(const std::string& command_id) {
  statement(Query::find_command).bind_text(1, command_id);
  return read_one(statement(Query::find_command));
}

Result<std::optional<Entry>> EventTable::entry(std::uint64_t sequence) {
  statement(Query::find_sequence).bind(1, static_cast<std::int64_t>(sequence));
  return read_one(statement(Query::find_sequence));
}

Result<EventTable::Extent> EventTable::extent() {
  Statement& row = statement(Query::find_extent);
  const auto there = row.step();
  Result<Extent> extent;
  if (!there) {
    extent = tl::make_unexpected(there.error());
  } else if (!*there) {
    extent =
        refuse(RefusalCode::journal_damaged, path(), "the number of its last event is missing");
  } else {
    extent = Extent{static_cast<std::uint64_t>(row.number(0)),
                    static_cast<std::uint64_t>(row.number(1))};
  }
  row.reset();
  return extent;
}

Result<void> EventTable::require_all(const Extent& extent) const {
  if (extent.written == extent.found) return {};
  return refuse(RefusalCode::journal_damaged, path(),
                "event " + std::to_string(extent.written) +
                    " was the last one written, the last one found is " +
                    std::to_string(extent.found));
}

Result<std::optional<Entry>> EventTable::last_entry() {
  const auto reached = extent();
  if (!reached) return tl::make_unexpected(reached.error());
  if (const auto all = require_all(*reached); !all) return tl::make_unexpected(all.error());
  return entry(reached->written);
}

Result<std::optional<std::int64_t>> EventTable::stamp(std::uint64_t sequence) {
  Statement& stamp_at = statement(Query::find_stamp);
  const auto row = stamp_at.bind(1, static_cast<std::int64_t>(sequence)).step();
  Result<std::optional<std::int64_t>> stamp;
  if (!row) {
    stamp = tl::make_unexpected(row.error());
  } else if (*row) {
    stamp = stamp_at.number(0);
  }
  stamp_at.reset();
  return stamp;
}

Result<std::uint64_t> EventTable::first_not_before(std::int64_t stamp, std::uint64_t last) {
  std::uint64_t begin = 1;
  std::uint64_t end = last + 1;
  while (begin < end) {
    const std::uint64_t middle = begin + (end - begin) / 2;
    const auto found = this->stamp(middle);
    if (!found) return tl::make_unexpected(found.error());
    const bool before = *found && **found < stamp;
    (before ? begin : end) = before ? middle + 1 : middle;
  }
  return begin;
}

bool EventTable::lets_through(const EventFilter& filter, const Statement& row) {
  if (filter.author && row.bytes(author_column) != *filter.author) return false;
  if (filter.kind && row.bytes(kind_column) != *filter.kind) return false;
  const std::int64_t stamp = row.number(stamp_column);
  return stamp >= filter.from_stamp && stamp < filter.before_stamp;
}

Result<EventPage> EventTable::page(std::uint64_t begin, std::uint64_t last,
                                   const EventFilter& filter) {
  const std::uint64_t end = std::min(last - begin, greatest_page - 1) + begin;
  Statement& rows = statement(Query::find_page);
  rows.bind(1, static_cast<std::int64_t>(begin)).bind(2, static_cast<std::int64_t>(end));

  EventPage page{{}, begin};
  const auto fill = [&]() -> Result<void> {
    for (std::size_t bytes = 0; page.next <= end && bytes < page_bytes; ++page.next) {
      const auto row = rows.step();
      if (!row) return tl::make_unexpected(row.error());
      if (!*row || rows.number(sequence_column) != static_cast<std::int64_t>(page.next)) {
        return damaged(page.next, "it is missing");
      }
      if (!lets_through(filter, rows)) continue;
      auto entry = read_row(rows);
      if (!entry) return tl::make_unexpected(entry.error());
      bytes += entry->event.payload.size() + entry->event.answer.size();
      page.entries.push_back(std::move(*entry));
    }
    return {};
  };
  const auto filled = fill();
  rows.reset();
  if (!filled) return tl::make_unexpected(filled.error());
  return page;
}

Result<void> EventTable::examine() {
  const auto found = database_->text("PRAGMA integrity_check(1)");
  if (!found) return tl::make_unexpected(found.error());
  if (*found == "ok") return {};
  return refuse(RefusalCode::journal_damaged, path(), "SQLite finds: " + *found);
}

}  // namespace affecta::store
