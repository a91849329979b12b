// The bytes of a snapshot's head (docs/formats.md has the whole layout).
//
// A file is a Header, `column_count` Entries, and the columns. Every part begins at a multiple of
// 64 bytes and is padded with zeros to the next: every byte of the file is under a checksum.
// Numbers are in the order of the machine that wrote them, which `byte_order` tells.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "datasets/country.h"

namespace affecta::snapshot {

inline constexpr std::array<char, 8> magic = {'A', 'F', 'F', 'E', 'C', 'T', 'A', '\n'};
inline constexpr std::uint32_t version = 1;
inline constexpr std::uint32_t byte_order = 0x01020304;
inline constexpr std::size_t alignment = 64;

struct Header {
  std::array<char, 8> magic = {};
  std::uint32_t version = 0;
  std::uint32_t byte_order = 0;
  std::uint64_t file_size = 0;
  std::uint64_t column_count = 0;
  std::array<char, 24> reserved = {};  // zeros
  // XXH3 of the header and the entries with this field 0, padding included.
  std::uint64_t checksum = 0;
};

enum class ElementType : std::uint32_t {
  u8 = 1,   // also: characters, flags, statuses
  u32 = 2,  // also: indices
  i32 = 3,  // also: candidate keys
  u64 = 4,
  key3 = 5,  // three i32: the keys of groups and boarding houses
};

struct Entry {
  std::array<char, 48> name = {};  // padded with zeros
  ElementType type = ElementType::u8;
  std::uint32_t element_size = 0;  // bytes
  std::uint64_t count = 0;         // elements
  std::uint64_t offset = 0;        // from the beginning of the file
  std::uint64_t checksum = 0;      // XXH3 of the column, padding included
  std::array<char, 48> reserved = {};
};

static_assert(sizeof(Header) == 64 && sizeof(Entry) == 128);

constexpr std::uint64_t padded(std::uint64_t size) {
  return (size + alignment - 1) / alignment * alignment;
}

template <class T>
constexpr ElementType element_type() {
  if constexpr (sizeof(T) == 1) {
    return ElementType::u8;
  } else if constexpr (std::is_same_v<T, std::int32_t>) {
    return ElementType::i32;
  } else if constexpr (std::is_same_v<T, std::uint64_t>) {
    return ElementType::u64;
  } else if constexpr (sizeof(T) == 12) {
    return ElementType::key3;
  } else {
    static_assert(sizeof(T) == 4);
    return ElementType::u32;
  }
}

}  // namespace affecta::snapshot
