#include "datasets/mapped_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace affecta {

namespace {

tl::unexpected<Refusal> unreadable(const std::string& path, const char* reason) {
  return refuse(RefusalCode::file_unreadable, path, reason);
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
  // Not blocking: opening a pipe that nobody writes to must not wait.
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return unreadable(path, std::strerror(errno));
  const std::shared_ptr<const void> descriptor(nullptr, [file](const void*) { ::close(file); });

  struct stat status {};
  if (::fstat(file, &status) != 0) return unreadable(path, std::strerror(errno));
  if (S_ISDIR(status.st_mode)) return unreadable(path, std::strerror(EISDIR));
  if (!S_ISREG(status.st_mode)) return unreadable(path, "it is not a regular file");
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(path, {}, nullptr);

  void* const base = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (base == MAP_FAILED) return unreadable(path, std::strerror(errno));
  std::shared_ptr<const void> owner(base, [base, size](const void*) { ::munmap(base, size); });
  return MappedFile(path, {static_cast<const char*>(base), size}, std::move(owner));
}

}  // namespace affecta
