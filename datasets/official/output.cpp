#include "datasets/official/output.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace affecta {

struct Output::Target {
  std::string name;       // for messages
  std::string place;      // where the file goes; empty: written directly
  std::string temporary;  // where it is meanwhile
  int file = -1;
  int error = 0;  // errno of the first failure
  std::string* text = nullptr;

  ~Target() {
    if (file > STDERR_FILENO) ::close(file);
    if (!temporary.empty()) ::unlink(temporary.c_str());
  }
};

namespace {

tl::unexpected<Refusal> not_writable(const std::string& name, int error) {
  return refuse(RefusalCode::file_not_writable, name, std::strerror(error));
}

// The permissions that a new file gets.
mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Result<Output> Output::open(const std::string& path) {
  auto target = std::make_shared<Target>();
  target->name = path == "-" ? "standard output" : path;
  if (path == "-") {
    target->file = STDOUT_FILENO;
    return Output(target);
  }
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    target->file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (target->file < 0) return not_writable(path, errno);
    return Output(target);
  }
  std::error_code no_link;
  const auto resolved = std::filesystem::canonical(path, no_link);
  target->place = no_link ? path : resolved.string();
  std::string temporary = target->place + ".XXXXXX";
  target->file = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (target->file < 0) return not_writable(path, errno);
  target->temporary = temporary;
  ::fchmod(target->file, default_mode());
  return Output(target);
}

Output Output::to_text(std::string& text) {
  auto target = std::make_shared<Target>();
  target->text = &text;
  return Output(target);
}

void Output::write(std::string_view bytes) {
  if (target_->text != nullptr) {
    target_->text->append(bytes);
    return;
  }
  while (!bytes.empty() && target_->error == 0) {
    const ssize_t count = ::write(target_->file, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      target_->error = errno;
    }
  }
}

Result<void> Output::commit() {
  Target& target = *target_;
  if (target.error == 0 && !target.place.empty()) {
    if (::rename(target.temporary.c_str(), target.place.c_str()) == 0) {
      target.temporary.clear();
    } else {
      target.error = errno;
    }
  }
  if (target.error != 0) return not_writable(target.name, target.error);
  return {};
}

}  // namespace affecta
