#pragma once
// A disk that loses power, fills up or breaks at a chosen moment, for SQLite.
//
// A file system of SQLite (a "VFS") in front of the machine's: what is written goes to the real
// files, and is remembered until SQLite waits for it. At a power cut every operation fails from
// then on; when the power is back the files hold what was waited for and, of the rest, what the
// seed says.

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/random_day.h"

struct sqlite3_file;
struct sqlite3_vfs;

namespace affecta::test {

enum class Fault {
  power_cut,  // nothing works any more, the operation under way included
  full,       // writes are refused: SQLITE_FULL
  bad_write,  // writes fail: SQLITE_IOERR_WRITE
  bad_sync,   // waiting for the disk fails: SQLITE_IOERR_FSYNC
};

// Of what was written and not waited for.
enum class Remains { nothing, a_prefix, some_sectors, everything };

class FaultyDisk {
 public:
  explicit FaultyDisk(std::uint64_t seed);
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  const std::string& name() const { return name_; }

  // At the operation that follows so many others; operations are writes, truncations, removals and
  // waits for the disk.
  void fail_after(std::uint64_t operations, Fault fault);
  void mend();
  // While held, whoever waits for the disk goes on waiting.
  void hold_syncs(bool hold);
  void set_read_only(bool read_only) { read_only_ = read_only; }
  bool has_failed() const { return failing_; }
  std::uint64_t operations() const { return operations_; }

  // With every connection closed: the files become what a disk would hold after a cut. With
  // `everything` it is the process that was killed, not the machine: what was not waited for stays
  // at the mercy of a later cut.
  void restore_power(Remains remains);

  struct Change {
    enum class Kind { write, truncate, create, remove } kind = Kind::write;
    std::size_t at = 0;  // of a write; the size, of a truncation
    std::string bytes;
  };
  struct Content {
    bool exists = false;
    std::string bytes;
    void apply(const Change& change);
  };
  struct File {
    Content on_disk;
    std::vector<Change> pending;
  };

  // For the file system: what SQLite asked for. Result codes of SQLite.
  int begin_operation(bool writes);  // also decides whether it fails
  bool is_cut() const { return failing_ && fault_ == Fault::power_cut; }
  void note(const std::string& path, Change change);
  void note_waited(const std::string& path);

 private:
  static int open(sqlite3_vfs*, const char*, sqlite3_file*, int, int*);
  static int remove(sqlite3_vfs*, const char*, int);
  void note_opened(const std::string& path);
  Content survivors(const File& file, Remains remains);

  std::string name_;
  sqlite3_vfs* real_;
  sqlite3_vfs* registered_;
  naive::Random random_;
  std::atomic<bool> failing_ = false;
  std::atomic<bool> read_only_ = false;
  std::atomic<std::uint64_t> operations_ = 0;
  std::mutex mutex_;
  std::condition_variable released_;
  bool holding_ = false;
  Fault fault_ = Fault::power_cut;
  std::uint64_t fails_at_ = UINT64_MAX;
  std::map<std::string, File> files_;
};

}  // namespace affecta::test
