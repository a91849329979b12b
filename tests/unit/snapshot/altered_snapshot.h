#pragma once
// Snapshots made wrong on purpose, with checksums that hold.

#include <cstring>
#include <string>

#include <xxhash.h>

#include "datasets/snapshot/layout.h"

namespace affecta::test {

inline snapshot::Header header_of(const std::string& file) {
  snapshot::Header header;
  std::memcpy(&header, file.data(), sizeof header);
  return header;
}

inline snapshot::Entry entry_of(const std::string& file, std::size_t column) {
  snapshot::Entry entry;
  std::memcpy(&entry, file.data() + sizeof(snapshot::Header) + column * sizeof entry, sizeof entry);
  return entry;
}

inline std::size_t column_count(const std::string& file) { return header_of(file).column_count; }

// Puts back the checksums of a column and of the head.
inline void mend_checksums(std::string& file, std::size_t column) {
  snapshot::Entry entry = entry_of(file, column);
  entry.checksum =
      XXH3_64bits(file.data() + entry.offset, snapshot::padded(entry.count * entry.element_size));
  std::memcpy(file.data() + sizeof(snapshot::Header) + column * sizeof entry, &entry, sizeof entry);
  snapshot::Header header = header_of(file);
  const std::size_t head = sizeof header + header.column_count * sizeof entry;
  header.checksum = 0;
  std::memcpy(file.data(), &header, sizeof header);
  header.checksum = XXH3_64bits(file.data(), head);
  std::memcpy(file.data(), &header, sizeof header);
}

}  // namespace affecta::test
