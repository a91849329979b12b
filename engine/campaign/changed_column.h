// The entries of a column that changed, packed: runs of consecutive rows, and their new values.
//
// Canonical: runs are in order, neither empty nor adjacent; `values` has the runs' lengths in all.
// Cost: linear; 4 bytes a change where rows change together, at most 12.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/column.h"
#include "engine/base/parallel.h"

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

  static ChangedColumn between(const Array<I, T>& before, const Array<I, T>& after,
                               const Workers& workers) {
    constexpr std::size_t grain = std::size_t{1} << 18;
    ChangedColumn changed;
    for (const ChangedColumn& part :
         workers.map_chunks(before.size(), grain, [&](std::size_t begin, std::size_t end) {
           return between(before.span(), after.span(), begin, end);
         })) {
      changed.append(part);
    }
    return changed;
  }

  bool fits(const Array<I, T>& column) const {
    return runs_fit(runs, values.size(), column.size());
  }

  void put_into(Array<I, T>& column) const {
    std::span<const T> rest = values;
    for (const Run& run : runs) {
      std::ranges::copy(rest.first(run.count), column.span().begin() + run.first);
      rest = rest.subspan(run.count);
    }
  }

  friend bool operator==(const ChangedColumn&, const ChangedColumn&) = default;

 private:
  // Most rows stay as they were: they are compared by the block.
  static ChangedColumn between(std::span<const T> before, std::span<const T> after,
                               std::size_t begin, std::size_t end) {
    constexpr std::size_t block = 64;
    ChangedColumn changed;
    for (std::size_t from = begin; from < end; from += block) {
      const std::size_t count = std::min(block, end - from);
      if (std::ranges::equal(before.subspan(from, count), after.subspan(from, count))) continue;
      for (std::size_t row = from; row < from + count; ++row) {
        if (before[row] == after[row]) continue;
        changed.extend({static_cast<std::uint32_t>(row), 1});
        changed.values.push_back(after[row]);
      }
    }
    return changed;
  }

  void extend(const Run& run) {
    if (runs.empty() || runs.back().first + runs.back().count != run.first) {
      runs.push_back(run);
    } else {
      runs.back().count += run.count;
    }
  }

  void append(const ChangedColumn& next) {
    for (const Run& run : next.runs) extend(run);
    values.insert(values.end(), next.values.begin(), next.values.end());
  }
};

}  // namespace affecta::campaign
