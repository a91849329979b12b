// The entries of a column that changed, packed: runs of consecutive rows, and their new values.
//
// Canonical: runs are in order, neither empty nor adjacent; `values` has the runs' lengths in all.
// Cost: linear; 4 bytes a change where rows change together, at most 12.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/column.h"

namespace affecta::campaign {

struct Run {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  friend bool operator==(const Run&, const Run&) = default;
};

// Whether runs are canonical, within `rows`, and make up `values`.
inline bool runs_fit(const std::vector<Run>& runs, std::size_t values, std::size_t rows) {
  std::uint64_t next = 0;
  std::uint64_t total = 0;
  for (const Run& run : runs) {
    if (run.count == 0 || run.first < next) return false;
    next = std::uint64_t{run.first} + run.count + 1;
    total += run.count;
    if (next - 1 > rows) return false;
  }
  return total == values;
}

template <class I, class T>
struct ChangedColumn {
  std::vector<Run> runs;
  std::vector<T> values;

  static ChangedColumn between(const Array<I, T>& before, const Array<I, T>& after) {
    ChangedColumn changed;
    for (const I row : before.indices()) {
      if (before[row] == after[row]) continue;
      if (changed.runs.empty() ||
          changed.runs.back().first + changed.runs.back().count != row.value) {
        changed.runs.push_back({row.value, 0});
      }
      ++changed.runs.back().count;
      changed.values.push_back(after[row]);
    }
    return changed;
  }

  bool fits(const Array<I, T>& column) const {
    return runs_fit(runs, values.size(), column.size());
  }

  void put_into(Array<I, T>& column) const {
    auto value = values.begin();
    for (const Run& run : runs) {
      for (std::uint32_t i = 0; i < run.count; ++i) column[I{run.first + i}] = *value++;
    }
  }

  friend bool operator==(const ChangedColumn&, const ChangedColumn&) = default;
};

}  // namespace affecta::campaign
