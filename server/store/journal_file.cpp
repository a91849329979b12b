#include "server/store/journal_file.h"

#include "server/store/event_bytes.h"

namespace affecta::store {

namespace {

constexpr std::int64_t application_id = 0x41464A4C;  // "AFJL"

// STRICT: a value has the type of its column. The triggers are against hands, not against files:
// changes made to the file itself are found by the hashes.
constexpr const char* make_tables = R"(
  BEGIN IMMEDIATE;
  CREATE TABLE event (
    sequence INTEGER PRIMARY KEY,
    stamp INTEGER NOT NULL,
    author TEXT NOT NULL,
    command_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    format_version INTEGER NOT NULL,
    payload_size INTEGER NOT NULL,
    hash BLOB NOT NULL,
    answer BLOB NOT NULL,
    payload BLOB NOT NULL
  ) STRICT;
  CREATE TABLE last (sequence INTEGER NOT NULL) STRICT;
  INSERT INTO last VALUES (0);
  CREATE TRIGGER no_update BEFORE UPDATE ON event
    BEGIN SELECT raise(ABORT, 'a journal is only appended to'); END;
  CREATE TRIGGER no_delete BEFORE DELETE ON event
    BEGIN SELECT raise(ABORT, 'a journal is only appended to'); END;
  PRAGMA application_id = 0x41464A4C;
  PRAGMA user_version = 1;
  COMMIT;
)";
static_assert(application_id == 0x41464A4C && journal_version == 1, "as in make_tables");

constexpr const char* set_reading = R"(
  PRAGMA cell_size_check = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -16384;
)";
// A commit returns when the log is on the disk. EXTRA is FULL, and when the file is made its first
// rollback journal is gone for good before anything is logged: back after a power cut, it would
// undo everything.
constexpr const char* set_writing = R"(
  PRAGMA synchronous = EXTRA;
  PRAGMA cache_size = -65536;
  PRAGMA journal_size_limit = 67108864;
)";

// Whether the database is new; refuses what is not a journal of this version.
Result<bool> check_format(const Database& database) {
  const auto application = database.number("PRAGMA application_id");
  if (!application) return tl::make_unexpected(application.error());
  const auto objects = database.number("SELECT count(*) FROM sqlite_schema");
  if (!objects) return tl::make_unexpected(objects.error());
  if (*application == 0 && *objects == 0) return true;
  if (*application != application_id) {
    return refuse(RefusalCode::malformed_document, database.path(),
                  "it is a database of SQLite, but not a journal");
  }
  const auto version = database.number("PRAGMA user_version");
  if (!version) return tl::make_unexpected(version.error());
  if (*version != journal_version) {
    return refuse(RefusalCode::unsupported_version, database.path(),
                  "the journal has version " + std::to_string(*version) + ", this program reads " +
                      std::to_string(journal_version));
  }
  return false;
}

Result<void> prepare_for_writing(Database& database, bool is_new) {
  auto done = database.execute(set_writing);
  if (!done) return done;
  const auto mode = database.text("PRAGMA journal_mode = WAL");
  if (!mode) return tl::make_unexpected(mode.error());
  if (*mode != "wal") {
    return refuse(
        RefusalCode::journal_not_written, database.path(),
        "this file system does not carry SQLite's write-ahead log: the mode stays " + *mode);
  }
  if (is_new) done = database.execute(make_tables);
  // What a process that was killed had written to the log, but not waited for, is read from now on
  // and answers repeated commands: first it has to be on the disk.
  if (done) done = database.checkpoint(Database::Checkpoint::all);
  return done;
}

}  // namespace

Result<std::unique_ptr<Database>> open_journal_file(const std::string& path,
                                                    Database::Access access,
                                                    const std::string& file_system) {
  auto database = Database::open(path, access, file_system);
  if (!database) return database;
  auto done = (*database)->execute(set_reading);
  if (!done) return tl::make_unexpected(done.error());
  const auto is_new = check_format(**database);
  if (!is_new) return tl::make_unexpected(is_new.error());
  if (access == Database::Access::write) {
    done = prepare_for_writing(**database, *is_new);
    if (!done) return tl::make_unexpected(done.error());
  } else if (*is_new) {
    return refuse(RefusalCode::malformed_document, path, "it is empty, not a journal");
  }
  return database;
}

}  // namespace affecta::store
