// SQLite's C interface as values: a connection, its statements, its errors as refusals.
//
// Purpose: the one file that knows SQLite. Every error of SQLite becomes a refusal that names the
// file: see Database::failure.
// Thread safety: none; a connection and its statements are one thread's at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/refusal.h"

struct sqlite3;
struct sqlite3_stmt;

namespace affecta::store {

class Database;

// Parameters are numbered from 1, columns from 0, as in SQLite. Texts and bytes that are bound are
// not copied: they stay until the statement is stepped to its end or reset.
class Statement {
 public:
  Statement& bind(int parameter, std::int64_t number);
  Statement& bind_text(int parameter, std::string_view text);
  Statement& bind_bytes(int parameter, std::string_view bytes);
  Statement& bind_nothing(int parameter);

  Result<bool> step();  // whether there is a row
  void reset();         // ends the reading; parameters keep their values

  std::int64_t number(int column) const;
  std::string_view bytes(int column) const;  // until the next step
  bool is_nothing(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(const Database& database, sqlite3_stmt* statement)
      : database_(&database), statement_(statement) {}

  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  enum class Access { read, write };

  // `file_system`: a file system registered with SQLite by this name; empty: the usual one.
  // Opened for writing, a file that is not there is made.
  static Result<std::unique_ptr<Database>> open(const std::string& path, Access access,
                                                const std::string& file_system);

  Result<void> execute(const char* statements);
  Result<Statement> prepare(std::string_view statement) const;
  Result<std::int64_t> number(std::string_view query) const;
  Result<std::string> text(std::string_view query) const;

  // Copies what was committed from the log to the file itself, and waits until it is on the disk.
  // `all`: waits for readers, for ten seconds, and refuses if anything had to stay in the log.
  enum class Checkpoint { what_can_be, all };
  Result<void> checkpoint(Checkpoint extent);
  // Pages of the log after the last commit.
  std::int64_t pages_logged() const { return pages_logged_; }

  // Whether the file is no longer the one that its path leads to: renamed or removed.
  bool was_moved() const;

  const std::string& path() const { return path_; }
  // The last error, as a refusal: journal_damaged, journal_in_use, file_unreadable,
  // file_not_writable or journal_not_written, by what SQLite says.
  tl::unexpected<Refusal> failure() const;

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  Database(std::string path, Access access, sqlite3* connection);

  std::string path_;
  Access access_;
  std::int64_t pages_logged_ = 0;
  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace affecta::store
