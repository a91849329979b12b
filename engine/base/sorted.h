// Sorted vectors without repeats.
//
// Thread safety: none. Cost: a sort.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace affecta {

template <class T>
void sort_unique(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// Adds a value to a collection of few different ones, which sort_unique completes: those met first
// are looked at, so that repeats of them leave little to sort.
template <class T>
void add_one_of_few(std::vector<T>& values, const T& value) {
  constexpr std::size_t looked_at = 8;
  const auto known = std::span(values).first(std::min(values.size(), looked_at));
  if (std::ranges::find(known, value) == known.end()) values.push_back(value);
}

}  // namespace affecta
