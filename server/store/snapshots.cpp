#include "server/store/snapshots.h"

#include <algorithm>
#include <filesystem>
#include <functional>

#include <fmt/format.h>

#include "datasets/mapped_file.h"
#include "server/store/durable_file.h"
#include "server/store/little_endian.h"
#include "server/store/sha256.h"

namespace affecta::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view magic = "AFFSTATE";
constexpr std::uint32_t layout_version = 1;
constexpr std::size_t hashed_head = 96;
constexpr std::size_t head_size = 128;
constexpr std::string_view extension = ".state";
constexpr std::size_t kept = 2;

std::string file_name(std::uint64_t sequence) {
  return fmt::format("{:020}{}", sequence, extension);
}

// The head without its hash.
std::string head_of(const Position& position, std::uint32_t format_version, std::uint64_t size) {
  std::string head(magic);
  append_number(head, layout_version);
  append_number(head, format_version);
  append_number(head, position.sequence);
  append_number(head, size);
  head += bytes_of(position.hash);
  head.resize(hashed_head, '\0');
  return head;
}

// The newest first.
Result<std::vector<fs::path>> files_in(const std::string& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == extension) files.push_back(entry->path());
  }
  if (error) return refuse(RefusalCode::file_unreadable, folder, error.message());
  std::ranges::sort(files, std::greater());
  return files;
}

// Refuses what is not a whole snapshot of this format.
Result<StateSnapshot> read_snapshot(const std::string& path, std::uint32_t format_version) {
  const auto file = MappedFile::open(path);
  if (!file) return tl::make_unexpected(file.error());
  const std::string_view bytes = file->bytes();
  if (bytes.size() < head_size || !bytes.starts_with(magic)) {
    return refuse(RefusalCode::malformed_document, path, "it is not a snapshot of a state");
  }
  const std::string_view state = bytes.substr(head_size);
  Position position{number_at<std::uint64_t>(bytes, 16), {}};
  std::copy_n(bytes.begin() + 32, position.hash.size(),
              reinterpret_cast<char*>(position.hash.data()));

  const std::string_view hash = bytes.substr(hashed_head, head_size - hashed_head);
  if (bytes_of(Sha256().update(bytes.substr(0, hashed_head)).update(state).digest()) != hash) {
    return refuse(RefusalCode::checksum_mismatch, path, "its hash is not that of its contents");
  }
  if (bytes.substr(0, hashed_head) != head_of(position, format_version, state.size())) {
    return refuse(RefusalCode::unsupported_version, path,
                  fmt::format("it has layout {} and format {}; this program reads {} and {}",
                              number_at<std::uint32_t>(bytes, 8),
                              number_at<std::uint32_t>(bytes, 12), layout_version, format_version));
  }
  return StateSnapshot{position, state, file->owner()};
}

// What there is no more need for, and what a crash left. Failing to remove it harms nobody.
void remove_old(const std::string& folder) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(std::string(extension) + std::string(temporary_suffix))) {
      fs::remove(entry.path(), ignored);
    }
  }
  const auto files = files_in(folder);
  for (std::size_t i = kept; files && i < files->size(); ++i) fs::remove((*files)[i], ignored);
}

}  // namespace

Snapshots::Snapshots(std::string folder, std::uint32_t format_version)
    : folder_(std::move(folder)), format_version_(format_version) {}

Result<void> Snapshots::write(const Position& position,
                              std::span<const std::string_view> parts) const {
  std::uint64_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  std::string head = head_of(position, format_version_, size);
  Sha256 hash;
  hash.update(head);
  for (const std::string_view part : parts) hash.update(part);
  head += bytes_of(hash.digest());

  std::vector<std::string_view> whole{head};
  whole.insert(whole.end(), parts.begin(), parts.end());
  auto written = write_durably((fs::path(folder_) / file_name(position.sequence)).string(), whole);
  if (written) remove_old(folder_);
  return written;
}

Result<AllSnapshots> Snapshots::all() const {
  const auto files = files_in(folder_);
  if (!files) return tl::make_unexpected(files.error());
  AllSnapshots all;
  for (const fs::path& path : *files) {
    auto snapshot = read_snapshot(path.string(), format_version_);
    if (snapshot) {
      all.whole.push_back(*std::move(snapshot));
    } else {
      all.warnings.push_back(snapshot.error().message());
    }
  }
  return all;
}

Result<FoundSnapshot> Snapshots::newest(const JournalReader& journal) const {
  const auto files = files_in(folder_);
  if (!files) return tl::make_unexpected(files.error());
  FoundSnapshot found;
  for (const fs::path& path : *files) {
    auto snapshot = read_snapshot(path.string(), format_version_);
    if (!snapshot) {
      found.warnings.push_back(snapshot.error().message());
      continue;
    }
    const Position& position = snapshot->position;
    const auto there = journal.position(position.sequence);
    if (!there) return tl::make_unexpected(there.error());
    if (!*there) {
      return refuse(RefusalCode::journal_truncated, path.string(),
                    fmt::format("it stands for event {}, which the journal does not have",
                                position.sequence));
    }
    if (**there == position) {
      found.newest = std::move(*snapshot);
      return found;
    }
    found.warnings.push_back(
        fmt::format("{}: its event {} is not that of this journal: it is of another history",
                    path.string(), position.sequence));
  }
  return found;
}

}  // namespace affecta::store
