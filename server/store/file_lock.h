// One process at a time.
//
// Purpose: a lock on a file that exists for it. The system gives it back when the process ends, in
// whatever way; a file that is left over locks nothing.
// Errors: journal_in_use, file_not_writable. Thread safety: none.
#pragma once

#include <string>
#include <utility>

#include "engine/base/refusal.h"

namespace affecta::store {

class FileLock {
 public:
  // `owner`: what the lock is for, named in refusals.
  static Result<FileLock> take(const std::string& path, const std::string& owner);

  FileLock(FileLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int file) : file_(file) {}
  int file_;
};

}  // namespace affecta::store
