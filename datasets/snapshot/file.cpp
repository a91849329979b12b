#include "datasets/snapshot/file.h"

#include <algorithm>
#include <cstring>

#include <xxhash.h>

namespace affecta::snapshot {

namespace {

using enum RefusalCode;

std::size_t size_of(ElementType type) {
  switch (type) {
    case ElementType::u8:
      return 1;
    case ElementType::u32:
    case ElementType::i32:
      return 4;
    case ElementType::u64:
      return 8;
    case ElementType::key3:
      return 12;
  }
  return 0;
}

std::string_view name_of(const Entry& entry) {
  return {entry.name.data(),
          static_cast<std::size_t>(std::ranges::find(entry.name, '\0') - entry.name.begin())};
}

}  // namespace

Result<File> File::open(const std::string& path, const Workers& workers,
                        ProgressObserver& progress) {
  auto mapped = MappedFile::open(path);
  if (!mapped) return tl::make_unexpected(mapped.error());
  File file(std::move(*mapped));
  if (const auto read = file.read_head(); !read) return tl::make_unexpected(read.error());
  if (const auto verified = file.verify_columns(workers, progress); !verified) {
    return tl::make_unexpected(verified.error());
  }
  return file;
}

Result<void> File::read_head() {
  const std::string_view bytes = file_.bytes();
  const std::string_view begin(magic.data(), magic.size());
  if (!bytes.starts_with(begin)) {
    return refuse(malformed_document, name(), "it is not a snapshot of affecta");
  }
  if (bytes.size() < sizeof(Header)) {
    return refuse(checksum_mismatch, name(),
                  "it has " + std::to_string(bytes.size()) + " bytes, not even a whole header");
  }
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.byte_order != byte_order) {
    return refuse(unsupported_version, name(),
                  "it was written on a machine of another byte order, or altered");
  }
  if (header.version != version) {
    return refuse(unsupported_version, name(),
                  "it is a snapshot of version " + std::to_string(header.version) +
                      ", this affecta reads version " + std::to_string(version));
  }
  if (header.file_size != bytes.size()) {
    return refuse(checksum_mismatch, name(),
                  "it has " + std::to_string(bytes.size()) + " bytes, its header tells " +
                      std::to_string(header.file_size));
  }
  const std::uint64_t room = (bytes.size() - sizeof header) / sizeof(Entry);
  if (header.column_count > room) {
    return refuse(checksum_mismatch, name(), "its header tells more columns than it has room for");
  }
  std::string head(bytes.substr(0, sizeof header + header.column_count * sizeof(Entry)));
  std::memset(head.data() + offsetof(Header, checksum), 0, sizeof header.checksum);
  if (XXH3_64bits(head.data(), head.size()) != header.checksum) {
    return refuse(checksum_mismatch, name(), "the checksum of its header does not hold");
  }
  entries_.resize(header.column_count);
  std::memcpy(entries_.data(), head.data() + sizeof header, entries_.size() * sizeof(Entry));
  return {};
}

Result<void> File::verify_columns(const Workers& workers, ProgressObserver& progress) const {
  const std::string_view bytes = file_.bytes();
  // Columns follow each other without a gap: no byte is outside the checksums.
  std::uint64_t offset = sizeof(Header) + entries_.size() * sizeof(Entry);
  for (const Entry& entry : entries_) {
    const std::size_t size = size_of(entry.type);
    const bool fits = size != 0 && entry.element_size == size && entry.offset == offset &&
                      entry.count <= (bytes.size() - offset) / size &&
                      padded(entry.count * size) <= bytes.size() - offset;
    if (!fits) {
      return refuse(malformed_document, name(),
                    "the column " + std::string(name_of(entry)) + " is not where it must be");
    }
    offset += padded(entry.count * size);
  }
  if (offset != bytes.size()) {
    return refuse(malformed_document, name(), "bytes follow the last column");
  }

  progress.begin("verifying", "bytes", bytes.size());
  std::vector<std::uint8_t> sound(entries_.size());
  workers.for_each(entries_.size(), 1, [&](std::size_t i) {
    const Entry& entry = entries_[i];
    const std::size_t size = padded(entry.count * entry.element_size);
    sound[i] = XXH3_64bits(bytes.data() + entry.offset, size) == entry.checksum;
    progress.advance(size);
  });
  const auto wrong = std::ranges::find(sound, 0);
  if (wrong == sound.end()) return {};
  const Entry& entry = entries_[static_cast<std::size_t>(wrong - sound.begin())];
  return refuse(checksum_mismatch, name(),
                "the checksum of the column " + std::string(name_of(entry)) + " does not hold");
}

const Entry* File::find(std::string_view name) const {
  const auto found = std::ranges::find(entries_, name, name_of);
  return found == entries_.end() ? nullptr : &*found;
}

}  // namespace affecta::snapshot
