#include "server/store/file_lock.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace affecta::store {

Result<FileLock> FileLock::take(const std::string& path, const std::string& owner) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) return refuse(RefusalCode::file_not_writable, path, std::strerror(errno));
  FileLock lock(file);
  // Not fcntl's locks: SQLite's are of that kind, and closing any descriptor of a file drops them.
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK)
    return refuse(RefusalCode::file_not_writable, path, std::strerror(errno));
  return refuse(RefusalCode::journal_in_use, owner, "another process, or this one, has it open");
}

FileLock::~FileLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace affecta::store
