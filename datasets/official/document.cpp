#include "datasets/official/document.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace affecta {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ > STDERR_FILENO) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int value() const { return value_; }

 private:
  int value_;
};

tl::unexpected<Refusal> unreadable(const std::string& name, int error) {
  return refuse(RefusalCode::file_unreadable, name, std::strerror(error));
}

tl::unexpected<Refusal> too_large(const std::string& name, const std::string& size) {
  return refuse(
      RefusalCode::document_too_large, name,
      "the document has " + size + " bytes, the most is " + std::to_string(max_document_bytes));
}

// The file at the start of an anonymous mapping that is larger than it by the padding.
std::shared_ptr<const char> map_file(int file, std::size_t size) {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t whole = (size + Document::padding + page - 1) / page * page;
  void* const base =
      ::mmap(nullptr, whole, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (base == MAP_FAILED) return nullptr;
  std::shared_ptr<const char> bytes(static_cast<const char*>(base),
                                    [base, whole](const char*) { ::munmap(base, whole); });
  if (size == 0) return bytes;
  if (::mmap(base, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0) == MAP_FAILED) return nullptr;
  ::madvise(base, size, MADV_SEQUENTIAL);
  return bytes;
}

struct Buffer {
  std::unique_ptr<char, decltype(&std::free)> bytes{nullptr, &std::free};
  std::size_t capacity = 0;

  bool reserve(std::size_t wanted) {
    if (wanted <= capacity) return true;
    const std::size_t larger = std::max(wanted, capacity * 2);
    auto* const moved = static_cast<char*>(std::realloc(bytes.get(), larger));
    if (moved == nullptr) return false;
    static_cast<void>(bytes.release());
    bytes.reset(moved);
    capacity = larger;
    return true;
  }
};

}  // namespace

Document::Document(std::string name, std::shared_ptr<const char> bytes, std::size_t size)
    : name_(std::move(name)), bytes_(std::move(bytes)), text_(bytes_.get(), size) {
  if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
}

Document Document::from_text(std::string_view text, std::string name) {
  const std::shared_ptr<char[]> bytes(new char[text.size() + padding]());
  std::ranges::copy(text, bytes.get());
  return Document(std::move(name), {bytes, bytes.get()}, text.size());
}

Result<Document> Document::open(const std::string& path) {
  const bool standard_input = path == "-";
  const std::string name = standard_input ? "standard input" : path;
  const Descriptor file(standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.value() < 0) return unreadable(name, errno);

  struct stat status {};
  if (::fstat(file.value(), &status) != 0) return unreadable(name, errno);
  if (S_ISDIR(status.st_mode)) return unreadable(name, EISDIR);
  if (!standard_input && S_ISREG(status.st_mode)) {
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size > max_document_bytes) return too_large(name, std::to_string(size));
    auto bytes = map_file(file.value(), size);
    if (bytes == nullptr) return unreadable(name, errno);
    return Document(name, std::move(bytes), size);
  }

  Buffer buffer;
  std::size_t size = 0;
  while (true) {
    constexpr std::size_t step = std::size_t{1} << 20;
    if (!buffer.reserve(size + step + padding)) return unreadable(name, ENOMEM);
    const ssize_t count = ::read(file.value(), buffer.bytes.get() + size, step);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(name, errno);
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > max_document_bytes) return too_large(name, "more than 4294967295");
  }
  std::memset(buffer.bytes.get() + size, 0, padding);
  return Document(
      name,
      std::shared_ptr<const char>(buffer.bytes.release(),
                                  [](const char* bytes) { std::free(const_cast<char*>(bytes)); }),
      size);
}

}  // namespace affecta
