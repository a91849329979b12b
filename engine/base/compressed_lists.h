// Compressed lists: for each row a contiguous run of values, in two flat arrays.
//
// Partition<I, J>  row i holds the consecutive indices offsets[i] .. offsets[i+1] of J: nothing
//                  is stored but the offsets.
// Lists<I, J>      row i holds values[offsets[i] .. offsets[i+1]].
// Shapes: offsets has rows + 1 entries, offsets[0] = 0, non-decreasing.
// Thread safety: immutable once built. Cost: 4 bytes a row, plus 4 a value for Lists.
#pragma once

#include <cstdint>
#include <span>

#include "engine/base/column.h"

namespace affecta {

template <class I, class J>
class Partition {
 public:
  Partition() = default;
  explicit Partition(Column<I, std::uint32_t> offsets) : offsets_(std::move(offsets)) {}

  IndexRange<J> operator[](I row) const {
    const auto offsets = offsets_.span();
    return IndexRange<J>(offsets[row.value], offsets[row.value + 1]);
  }
  std::size_t size() const { return offsets_.size() == 0 ? 0 : offsets_.size() - 1; }
  IndexRange<I> indices() const { return IndexRange<I>(size()); }
  const Column<I, std::uint32_t>& offsets() const { return offsets_; }

 private:
  Column<I, std::uint32_t> offsets_;
};

template <class I, class J>
class Lists {
 public:
  Lists() = default;
  Lists(Column<I, std::uint32_t> offsets, Column<Index<struct ListPositionTag>, J> values)
      : offsets_(std::move(offsets)), values_(std::move(values)) {}

  std::span<const J> operator[](I row) const {
    const auto offsets = offsets_.span();
    const std::uint32_t begin = offsets[row.value];
    return values_.span().subspan(begin, offsets[row.value + 1] - begin);
  }
  std::size_t size() const { return offsets_.size() == 0 ? 0 : offsets_.size() - 1; }
  IndexRange<I> indices() const { return IndexRange<I>(size()); }
  const Column<I, std::uint32_t>& offsets() const { return offsets_; }
  const Column<Index<struct ListPositionTag>, J>& values() const { return values_; }

 private:
  Column<I, std::uint32_t> offsets_;
  Column<Index<struct ListPositionTag>, J> values_;
};

}  // namespace affecta
