// The canonical bytes of values (docs/campaign.md, "Events as bytes").
//
// Purpose: one form for events in the journal, snapshots of the state and hashes of both. A struct
// is its fields in the order they are declared (Boost.PFR); integers are little-endian, of the size
// they have; an enum and a bool are a byte; a list or text is its length (u32) and its elements; an
// optional is a byte, 0 or 1, and its value; a map is a list in the order of its keys.
// Canonical: every value has one form, and get() accepts no other: enums have a known value, bools
// are 0 or 1, keys of a map increase, nothing is missing; whoever reads checks that nothing is
// left. Thread safety: pure. Cost: a copy of the bytes; columns are copied whole.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/pfr.hpp>

#include "engine/base/column.h"

namespace affecta::campaign::codec {

static_assert(std::endian::native == std::endian::little, "columns are copied as they are");

template <class T>
struct ListTraits : std::false_type {};
template <class T>
struct ListTraits<std::vector<T>> : std::true_type {
  using Element = T;
};
template <>
struct ListTraits<std::string> : std::true_type {
  using Element = char;
};
template <class T>
struct IsArray : std::false_type {};
template <class I, class T>
struct IsArray<Array<I, T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsMap : std::false_type {};
template <class K, class V>
struct IsMap<std::map<K, V>> : std::true_type {};
template <class T>
struct IsIndex : std::false_type {};
template <class Tag>
struct IsIndex<Index<Tag>> : std::true_type {};

// Whose bytes in memory are their canonical bytes, whatever they are: integers, ids, and structs of
// them without padding.
template <class T>
constexpr bool find_plain() {
  if constexpr (std::is_integral_v<T>) {
    return !std::is_same_v<T, bool>;
  } else if constexpr (IsIndex<T>::value) {
    return true;
  } else if constexpr (std::is_aggregate_v<T> && std::has_unique_object_representations_v<T>) {
    return []<std::size_t... i>(std::index_sequence<i...>) {
      return (find_plain<boost::pfr::tuple_element_t<i, T>>() && ...);
    }
    (std::make_index_sequence<boost::pfr::tuple_size_v<T>>());
  } else {
    return false;
  }
}
template <class T>
inline constexpr bool is_plain = find_plain<T>();

// ------------------------------------------------------------ writing

// Sink: raw(const void*, std::size_t).
template <class Sink, class T>
void put(Sink& sink, const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    put(sink, static_cast<std::uint8_t>(value));
  } else if constexpr (std::is_enum_v<T>) {
    static_assert(sizeof(T) == 1);
    put(sink, static_cast<std::uint8_t>(value));
  } else if constexpr (is_plain<T>) {
    sink.raw(&value, sizeof(T));
  } else if constexpr (ListTraits<T>::value) {
    put(sink, static_cast<std::uint32_t>(value.size()));
    using Element = typename ListTraits<T>::Element;
    if constexpr (is_plain<Element> || std::is_enum_v<Element>) {
      sink.raw(value.data(), value.size() * sizeof(Element));
    } else {
      for (const Element& element : value) put(sink, element);
    }
  } else if constexpr (IsArray<T>::value) {
    put(sink, static_cast<std::uint32_t>(value.size()));
    sink.raw(value.span().data(), value.size() * sizeof(typename T::value_type));
  } else if constexpr (IsOptional<T>::value) {
    put(sink, value.has_value());
    if (value) put(sink, *value);
  } else if constexpr (IsMap<T>::value) {
    put(sink, static_cast<std::uint32_t>(value.size()));
    for (const auto& [key, mapped] : value) {
      put(sink, key);
      put(sink, mapped);
    }
  } else {
    boost::pfr::for_each_field(value, [&](const auto& field) { put(sink, field); });
  }
}

struct Bytes {
  std::string text;
  void raw(const void* data, std::size_t size) {
    text.append(static_cast<const char*>(data), size);
  }
};

// Counts what Bytes would hold, so that it is allocated once.
struct Length {
  std::size_t bytes = 0;
  void raw(const void*, std::size_t size) { bytes += size; }
};
template <class... T>
std::string bytes_of(const T&... values) {
  Length length;
  (put(length, values), ...);
  Bytes bytes;
  bytes.text.reserve(length.bytes);
  (put(bytes, values), ...);
  return std::move(bytes.text);
}

// ------------------------------------------------------------ reading

// What is left to read.
struct Source {
  std::string_view rest;
  bool raw(void* data, std::size_t size) {
    if (size > rest.size()) return false;
    if (size != 0) std::memcpy(data, rest.data(), size);
    rest.remove_prefix(size);
    return true;
  }
};

template <class T>
bool get(Source& source, T& value);

template <class T>
bool known(T value) {
  return value < T::count_;
}

// A vector of plain values or enums, in one copy.
template <class T>
bool get_plain_list(Source& source, std::vector<T>& values) {
  std::uint32_t size = 0;
  if (!get(source, size) || std::uint64_t{size} * sizeof(T) > source.rest.size()) return false;
  values.resize(size);
  source.raw(values.data(), size * sizeof(T));
  if constexpr (std::is_enum_v<T>) {
    if (!values.empty() && !known(std::ranges::max(values))) return false;
  }
  return true;
}

template <class T>
bool get_map(Source& source, T& map) {
  std::uint32_t size = 0;
  if (!get(source, size)) return false;
  for (std::uint32_t i = 0; i < size; ++i) {
    typename T::key_type key;
    typename T::mapped_type mapped;
    if (!get(source, key) || !get(source, mapped)) return false;
    if (!map.empty() && !(map.rbegin()->first < key)) return false;
    map.emplace_hint(map.end(), std::move(key), std::move(mapped));
  }
  return true;
}

// False when the bytes are not the canonical form of a value; `value` is then of no use.
template <class T>
bool get(Source& source, T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    std::uint8_t byte = 0;
    if (!get(source, byte) || byte > 1) return false;
    value = byte == 1;
    return true;
  } else if constexpr (std::is_enum_v<T>) {
    return source.raw(&value, 1) && known(value);
  } else if constexpr (is_plain<T>) {
    return source.raw(&value, sizeof(T));
  } else if constexpr (std::is_same_v<T, std::string>) {
    std::uint32_t size = 0;
    if (!get(source, size) || size > source.rest.size()) return false;
    value = source.rest.substr(0, size);
    source.rest.remove_prefix(size);
    return true;
  } else if constexpr (ListTraits<T>::value) {
    using Element = typename ListTraits<T>::Element;
    if constexpr (is_plain<Element> || std::is_enum_v<Element>) {
      return get_plain_list(source, value);
    } else {
      std::uint32_t size = 0;
      if (!get(source, size) || size > source.rest.size()) return false;
      for (std::uint32_t i = 0; i < size; ++i) {
        if (!get(source, value.emplace_back())) return false;
      }
      return true;
    }
  } else if constexpr (IsArray<T>::value) {
    std::vector<typename T::value_type> values;
    if (!get_plain_list(source, values)) return false;
    value = T(std::move(values));
    return true;
  } else if constexpr (IsOptional<T>::value) {
    bool there = false;
    if (!get(source, there)) return false;
    return !there || get(source, value.emplace());
  } else if constexpr (IsMap<T>::value) {
    return get_map(source, value);
  } else {
    bool good = true;
    boost::pfr::for_each_field(value, [&](auto& field) { good = good && get(source, field); });
    return good;
  }
}

}  // namespace affecta::campaign::codec
