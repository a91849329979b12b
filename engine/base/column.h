// Columns: one array per attribute, indexed by a strong id.
//
// Array<I, T>   owns its values and is written while a step works.
// Column<I, T>  immutable and shared: copying one copies a pointer. Its values live in a vector or
//               in a mapped file (the owner keeps either alive), so a snapshot is used in place and
//               tomorrow's instance shares what did not change with today's.
// Errors: access is not bounds-checked in release (a check per access costs more than the work).
// Thread safety: a Column may be read from any thread; distinct elements of an Array may be written
// from distinct threads.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/ids.h"

namespace affecta {

template <class I, class T>
class Array {
 public:
  using index_type = I;
  using value_type = T;

  Array() = default;
  explicit Array(std::size_t size, const T& value = T{}) : values_(size, value) {}
  explicit Array(std::vector<T> values) : values_(std::move(values)) {}

  T& operator[](I index) { return values_[index.value]; }
  const T& operator[](I index) const { return values_[index.value]; }

  std::size_t size() const { return values_.size(); }
  IndexRange<I> indices() const { return IndexRange<I>(values_.size()); }
  std::span<T> span() { return values_; }
  std::span<const T> span() const { return values_; }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }
  std::vector<T> release() && { return std::move(values_); }

  friend bool operator==(const Array&, const Array&) = default;

 private:
  std::vector<T> values_;
};

template <class I, class T>
class Column {
 public:
  using index_type = I;
  using value_type = T;

  Column() = default;
  explicit Column(std::vector<T> values) {
    auto owned = std::make_shared<const std::vector<T>>(std::move(values));
    values_ = *owned;
    owner_ = std::move(owned);
  }
  explicit Column(Array<I, T> values) : Column(std::move(values).release()) {}
  // Values that live elsewhere (a mapped file); `owner` keeps them alive.
  Column(std::span<const T> values, std::shared_ptr<const void> owner)
      : values_(values), owner_(std::move(owner)) {}

  const T& operator[](I index) const { return values_[index.value]; }

  std::size_t size() const { return values_.size(); }
  IndexRange<I> indices() const { return IndexRange<I>(values_.size()); }
  std::span<const T> span() const { return values_; }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }
  Array<I, T> copy() const { return Array<I, T>(std::vector<T>(values_.begin(), values_.end())); }

 private:
  std::span<const T> values_;
  std::shared_ptr<const void> owner_;
};

}  // namespace affecta
