// Sorted vectors without repeats.
#pragma once

#include <algorithm>
#include <vector>

namespace affecta {

template <class T>
void sort_unique(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace affecta
