#include "datasets/folder_in_place.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>

namespace affecta {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Refusal> not_writable(const std::string& place, const std::string& reason) {
  return refuse(RefusalCode::file_not_writable, place, reason);
}

// Without a trailing slash, links followed: what is renamed is the folder itself.
std::string resolved(const std::string& place) {
  std::error_code error;
  const fs::path path = fs::weakly_canonical(place, error);
  if (error) return place;
  return path.has_filename() ? path.string() : path.parent_path().string();
}

// The first entry of the folder that is not expected; empty: none.
std::string stranger_in(const std::string& place, const std::vector<std::string>& expected,
                        std::error_code& error) {
  std::string first;
  for (fs::directory_iterator entry(place, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (std::ranges::count(expected, name) && entry->is_regular_file()) continue;
    if (first.empty() || name < first) first = name;
  }
  return first;
}

}  // namespace

FolderInPlace::Folder::~Folder() {
  std::error_code ignored;
  if (!temporary.empty()) fs::remove_all(temporary, ignored);
}

Result<FolderInPlace> FolderInPlace::open(const std::string& place,
                                          const std::vector<std::string>& expected) {
  auto folder = std::make_unique<Folder>();
  folder->place = resolved(place);
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder->place, error);
  if (fs::exists(status)) {
    if (!fs::is_directory(status)) return not_writable(place, "it is there and is not a folder");
    const std::string stranger = stranger_in(folder->place, expected, error);
    if (error) return not_writable(place, error.message());
    if (!stranger.empty()) {
      return not_writable(
          place, "the folder holds " + stranger + ", which is not a table: it is not replaced");
    }
  }
  std::string temporary = folder->place + ".XXXXXX";
  if (::mkdtemp(temporary.data()) == nullptr) return not_writable(place, std::strerror(errno));
  folder->temporary = temporary;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::chmod(temporary.c_str(), 0777 & ~mask);
  return FolderInPlace(std::move(folder));
}

Result<void> FolderInPlace::commit() {
  const char* const from = folder_->temporary.c_str();
  const char* const to = folder_->place.c_str();
  // What was there goes away with the temporary folder.
  if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE) == 0) return {};
  if (errno == ENOENT && ::rename(from, to) == 0) {
    folder_->temporary.clear();
    return {};
  }
  // Some file systems cannot exchange two folders: an empty folder can be renamed over.
  if (errno == EINVAL || errno == ENOSYS) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(to, error)) fs::remove(entry.path(), error);
    if (!error && ::rename(from, to) == 0) {
      folder_->temporary.clear();
      return {};
    }
  }
  return not_writable(folder_->place, std::strerror(errno));
}

}  // namespace affecta
