// Numbers as bytes, the lowest first: what is hashed or written is the same on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace affecta::store {

template <class T>
void append_number(std::string& bytes, T number) {
  auto rest = static_cast<std::make_unsigned_t<T>>(number);
  std::array<char, sizeof(T)> text;
  for (char& each : text) {
    each = static_cast<char>(rest & 0xFFU);
    if constexpr (sizeof(T) > 1) rest >>= 8U;
  }
  bytes.append(text.data(), text.size());
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
