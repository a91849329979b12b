// Numbers as bytes, the lowest first: what is hashed or written is the same on every machine.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace affecta::store {

template <class T>
void append_number(std::string& bytes, T number) {
  auto rest = static_cast<std::make_unsigned_t<T>>(number);
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    bytes.push_back(static_cast<char>(rest & 0xFFU));
    if constexpr (sizeof(T) > 1) rest >>= 8U;
  }
}

// The bytes must be there.
template <class T>
T number_at(std::string_view bytes, std::size_t at) {
  std::make_unsigned_t<T> number = 0;
  for (std::size_t i = sizeof(T); i-- > 0;) {
    number = (number << 8U) | static_cast<unsigned char>(bytes[at + i]);
  }
  return static_cast<T>(number);
}

}  // namespace affecta::store
