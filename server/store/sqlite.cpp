#include "server/store/sqlite.h"

#include <cstring>

#include <sqlite3.h>

#include "engine/base/check.h"

namespace affecta::store {

namespace {

constexpr int patience = 10'000;  // milliseconds

RefusalCode code_of(int result, Database::Access access) {
  switch (result & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return RefusalCode::journal_damaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return RefusalCode::journal_in_use;
    default:
      break;
  }
  const bool is_reading = access == Database::Access::read || result == SQLITE_IOERR_READ ||
                          result == SQLITE_IOERR_SHORT_READ;
  if (is_reading) return RefusalCode::file_unreadable;
  return (result & 0xFF) == SQLITE_CANTOPEN ? RefusalCode::file_not_writable
                                            : RefusalCode::journal_not_written;
}

}  // namespace

// ---------------------------------------------------------------- statements

Statement& Statement::bind(int parameter, std::int64_t number) {
  AFFECTA_CHECK(sqlite3_bind_int64(statement_.get(), parameter, number) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind_text(int parameter, std::string_view text) {
  AFFECTA_CHECK(sqlite3_bind_text64(statement_.get(), parameter, text.data(), text.size(),
                                    SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind_bytes(int parameter, std::string_view bytes) {
  // Without an address SQLite would take an empty text for no value.
  const char* const begin = bytes.empty() ? "" : bytes.data();
  AFFECTA_CHECK(sqlite3_bind_blob64(statement_.get(), parameter, begin, bytes.size(),
                                    SQLITE_STATIC) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind_nothing(int parameter) {
  AFFECTA_CHECK(sqlite3_bind_null(statement_.get(), parameter) == SQLITE_OK);
  return *this;
}

Result<bool> Statement::step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  return database_->failure();
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::bytes(int column) const {
  const void* const begin = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return {static_cast<const char*>(begin), begin == nullptr ? 0 : static_cast<std::size_t>(size)};
}

bool Statement::is_nothing(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

// ---------------------------------------------------------------- the connection

Database::Database(std::string path, Access access, sqlite3* connection)
    : path_(std::move(path)), access_(access), connection_(connection) {
  const auto remember_pages = [](void* pages, sqlite3*, const char*, int logged) {
    *static_cast<std::int64_t*>(pages) = logged;
    return SQLITE_OK;
  };
  // In place of SQLite's own checkpoints, which keep their errors to themselves.
  sqlite3_wal_hook(connection, remember_pages, &pages_logged_);
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Access access,
                                                 const std::string& file_system) {
  const int flags =
      access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* connection = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &connection, flags | SQLITE_OPEN_NOMUTEX,
                                     file_system.empty() ? nullptr : file_system.c_str());
  AFFECTA_CHECK(connection != nullptr);
  std::unique_ptr<Database> database(new Database(path, access, connection));
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, patience);
  if (result != SQLITE_OK) return database->failure();
  // SQLite opens a file that it may not write for reading.
  if (access == Access::write && sqlite3_db_readonly(connection, "main") != 0) {
    return refuse(RefusalCode::file_not_writable, path, "it can be read but not written");
  }
  return database;
}

Result<void> Database::execute(const char* statements) {
  if (sqlite3_exec(connection_.get(), statements, nullptr, nullptr, nullptr) == SQLITE_OK) {
    return {};
  }
  return failure();
}

Result<Statement> Database::prepare(std::string_view statement) const {
  sqlite3_stmt* prepared = nullptr;
  const int result =
      sqlite3_prepare_v3(connection_.get(), statement.data(), static_cast<int>(statement.size()),
                         SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  if (result != SQLITE_OK) return failure();
  return Statement(*this, prepared);
}

Result<std::int64_t> Database::number(std::string_view query) const {
  auto statement = prepare(query);
  if (!statement) return tl::make_unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return tl::make_unexpected(row.error());
  return statement->number(0);
}

Result<std::string> Database::text(std::string_view query) const {
  auto statement = prepare(query);
  if (!statement) return tl::make_unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return tl::make_unexpected(row.error());
  return std::string(statement->bytes(0));
}

Result<void> Database::checkpoint(Checkpoint extent) {
  const int mode = extent == Checkpoint::all ? SQLITE_CHECKPOINT_FULL : SQLITE_CHECKPOINT_PASSIVE;
  int logged = 0;
  int copied = 0;
  const int result = sqlite3_wal_checkpoint_v2(connection_.get(), "main", mode, &logged, &copied);
  if (result != SQLITE_OK) return failure();
  if (extent == Checkpoint::all && copied != logged) {
    return refuse(RefusalCode::journal_in_use, path_, "another process does not stop reading it");
  }
  return {};
}

bool Database::was_moved() const {
  int moved = 0;
  const int result =
      sqlite3_file_control(connection_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return result == SQLITE_OK && moved != 0;
}

tl::unexpected<Refusal> Database::failure() const {
  sqlite3* const connection = connection_.get();
  const int result = sqlite3_extended_errcode(connection);
  std::string what = sqlite3_errmsg(connection);
  if (const int error = sqlite3_system_errno(connection); error != 0) {
    what += std::string(" (") + std::strerror(error) + ")";
  }
  what += ", SQLite's code " + std::to_string(result);
  return refuse(code_of(result, access_), path_, std::move(what));
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

}  // namespace affecta::store
