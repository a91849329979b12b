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
};

std::string select_rows(const std::string& condition) {
  return "SELECT sequence, stamp, author, command_id, kind, format_version, payload_size, hash, "
         "answer, payload FROM event WHERE " +
         condition;
}

std::optional<Hash> as_hash(std::string_view bytes) {
  Hash hash;
  if (bytes.size() != hash.size()) return std::nullopt;
  std::copy_n(reinterpret_cast<const unsigned char*>(bytes.data()), hash.size(), hash.begin());
  return hash;
}

bool lets_through(const EventFilter& filter, const Statement& row) {
  if (filter.author && row.bytes(author_column) != *filter.author) return false;
  if (filter.kind && row.bytes(kind_column) != *filter.kind) return false;
  const std::int64_t stamp = row.number(stamp_column);
  return stamp >= filter.from_stamp && stamp < filter.before_stamp;
}

Link link_of(const Statement& row) {
  return {as_hash(row.bytes(hash_column)), row.number(stamp_column)};
}

Row read_row(const Statement& statement, const Link& previous) {
  Row row{static_cast<std::uint64_t>(statement.number(sequence_column)),
          previous,
          link_of(statement),
          static_cast<std::size_t>(statement.number(payload_size_column)),
          {}};
  row.event.stamp = row.own.stamp;
  row.event.author = statement.bytes(author_column);
  row.event.command_id = statement.bytes(command_id_column);
  row.event.kind = statement.bytes(kind_column);
  row.event.format_version = static_cast<std::uint32_t>(statement.number(format_version_column));
  row.event.payload = statement.bytes(payload_column);
  row.event.answer = statement.bytes(answer_column);
  return row;
}

// In the order of EventTable::Query.
std::vector<std::string> queries() {
  return {"INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
          "UPDATE last SET sequence = ?1",
          select_rows("command_id = ?1"),
          select_rows("sequence = ?1"),
          select_rows("sequence BETWEEN ?1 AND ?2 ORDER BY sequence"),
          "SELECT stamp, hash FROM event WHERE sequence = ?1",
          "SELECT sequence, (SELECT ifnull(max(sequence), 0) FROM event) FROM last",
          "SELECT stamp FROM event WHERE sequence >= ?1 ORDER BY sequence LIMIT 1",
          "SELECT command_id FROM event WHERE command_id > ?1 ORDER BY command_id LIMIT " +
              std::to_string(greatest_page)};
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

Result<Entry> EventTable::checked(Row row) const {
  Event& event = row.event;
  const std::uint64_t sequence = row.sequence;
  if (event.payload.size() != row.payload_size) {
    auto payload = unpack(event.payload, row.payload_size);
    if (!payload) return damaged(sequence, "its payload cannot be unpacked");
    event.payload = *std::move(payload);
  }
  if (const auto exceeded = limit_exceeded(event)) return damaged(sequence, *exceeded);
  if (!row.previous.hash) return damaged(sequence - 1, "its hash is missing");
  if (event.stamp < row.previous.stamp) {
    return damaged(sequence, "its stamp is before that of the event before it");
  }
  const Position position =
      position_after({sequence - 1, *row.previous.hash}, event, digests_of(event));
  if (row.own.hash != position.hash) {
    return damaged(sequence, "its hash is not that of its contents and the event before it");
  }
  return Entry{position, std::move(event)};
}

Result<Link> EventTable::link(std::uint64_t sequence) {
  if (sequence == 0) return Link{};
  Statement& row = statement(Query::find_link);
  const auto there = row.bind(1, static_cast<std::int64_t>(sequence)).step();
  Result<Link> link;
  if (!there) {
    link = tl::make_unexpected(there.error());
  } else if (!*there) {
    link = damaged(sequence, "it is missing");
  } else {
    link = Link{as_hash(row.bytes(1)), row.number(0)};
  }
  row.reset();
  return link;
}

Result<std::optional<Entry>> EventTable::read_one(Statement& statement) {
  const auto there = statement.step();
  std::optional<Row> row;
  if (there && *there) row = read_row(statement, {});
  statement.reset();
  if (!there) return tl::make_unexpected(there.error());
  if (!row) return std::nullopt;
  if (static_cast<std::int64_t>(row->sequence) < 1) {
    return damaged(row->sequence, "numbers begin at 1");
  }
  auto previous = link(row->sequence - 1);
  if (!previous) return tl::make_unexpected(previous.error());
  row->previous = *previous;
  return checked(*std::move(row)).map([](Entry entry) { return std::optional(std::move(entry)); });
}

Result<std::optional<Entry>> EventTable::find(const std::string& command_id) {
  statement(Query::find_command).bind_text(1, command_id);
  return read_one(statement(Query::find_command));
}

// By the page: a reader that stays would keep the log from beginning again.
Result<void> EventTable::each_command_id(const std::function<bool(std::string_view)>& visit) {
  Statement& commands = statement(Query::list_commands);
  std::string last;  // before all ids: none is empty
  std::uint64_t seen = greatest_page;
  for (bool go_on = true; go_on && seen == greatest_page;) {
    commands.bind_text(1, last);
    Result<bool> there = commands.step();
    for (seen = 0; there && *there && go_on; there = commands.step()) {
      ++seen;
      go_on = visit(commands.bytes(0));
      if (seen == greatest_page) last = commands.bytes(0);
    }
    commands.reset();
    if (!there) return tl::make_unexpected(there.error());
  }
  return {};
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

EventPage EventTable::page(std::uint64_t begin, std::uint64_t last, const EventFilter& filter) {
  const std::uint64_t end = std::min(last - begin, greatest_page - 1) + begin;
  EventPage page{{}, begin, {}};
  page.complete = fill(page, end, filter);
  statement(Query::find_page).reset();
  return page;
}

Result<void> EventTable::fill(EventPage& page, std::uint64_t end, const EventFilter& filter) {
  auto previous = link(page.next - 1);
  if (!previous) return tl::make_unexpected(previous.error());
  Statement& rows = statement(Query::find_page);
  rows.bind(1, static_cast<std::int64_t>(page.next)).bind(2, static_cast<std::int64_t>(end));
  page.rows.reserve(end + 1 - page.next);
  for (std::size_t bytes = 0; page.next <= end && bytes < page_bytes; ++page.next) {
    const auto there = rows.step();
    if (!there) return tl::make_unexpected(there.error());
    if (!*there || rows.number(sequence_column) != static_cast<std::int64_t>(page.next)) {
      return damaged(page.next, "it is missing");
    }
    if (lets_through(filter, rows)) {
      const Row& row = page.rows.emplace_back(read_row(rows, *previous));
      bytes += row.payload_size + row.event.answer.size();
      previous = row.own;
    } else {
      previous = link_of(rows);
    }
  }
  return {};
}

Result<void> EventTable::examine() {
  const auto found = database_->text("PRAGMA integrity_check(1)");
  if (!found) return tl::make_unexpected(found.error());
  if (*found == "ok") return {};
  return refuse(RefusalCode::journal_damaged, path(), "SQLite finds: " + *found);
}

}  // namespace affecta::store
