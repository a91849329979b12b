#include "server/store/durable_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace affecta::store {

namespace {

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags)
      : file_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (file_ >= 0) ::close(file_);
  }

  bool is_open() const { return file_ >= 0; }
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = ::write(file_, bytes.data(), bytes.size());
      if (count >= 0) {
        bytes.remove_prefix(static_cast<std::size_t>(count));
      } else if (errno != EINTR) {
        return false;
      }
    }
    return true;
  }
  bool wait_for_disk() const { return ::fsync(file_) == 0; }

 private:
  int file_;
};

bool write_file(const std::string& path, std::span<const std::string_view> parts) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file.is_open()) return false;
  for (const std::string_view part : parts) {
    if (!file.write(part)) return false;
  }
  return file.wait_for_disk();
}

bool wait_for_folder(const std::string& path) {
  const auto parent = std::filesystem::path(path).parent_path();
  const Descriptor folder(parent.empty() ? "." : parent.string(), O_RDONLY | O_DIRECTORY);
  return folder.is_open() && folder.wait_for_disk();
}

}  // namespace

Result<void> wait_for_disk(const std::string& path) {
  const Descriptor file(path, O_RDONLY);
  if (file.is_open() && file.wait_for_disk()) return {};
  return refuse(RefusalCode::file_not_writable, path, std::strerror(errno));
}

Result<void> write_durably(const std::string& path, std::span<const std::string_view> parts) {
  const std::string temporary = path + std::string(temporary_suffix);
  if (write_file(temporary, parts) && ::rename(temporary.c_str(), path.c_str()) == 0 &&
      wait_for_folder(path)) {
    return {};
  }
  const int error = errno;
  ::unlink(temporary.c_str());
  return refuse(RefusalCode::file_not_writable, path, std::strerror(error));
}

}  // namespace affecta::store
