// Dense identities of the engine.
//
// Purpose: indices that do not mix. An *index* is 0-based, dense and ours; a *rank* is 1-based and
// legal (it comes from a board or a candidate); a *key* is the identity used outside (gCnCod, …).
// Invariants: 1. an index is either none() or below the size of the columns it indexes;
//             2. dense indices follow the order of the external keys (model/keys.h), except
//                WishIndex, which follows (group, call rank, candidate, with boarding).
// Thread safety: values. Cost: a 32-bit integer.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace affecta {

template <class Tag>
struct Index {
  std::uint32_t value = none_value;

  static constexpr std::uint32_t none_value = 0xFFFF'FFFFU;
  static constexpr Index none() { return Index{}; }
  // For positions computed as sizes: every table of the engine has fewer than 2^32 - 1 rows, which
  // the builder checks once.
  static constexpr Index at(std::size_t position) {
    return Index{static_cast<std::uint32_t>(position)};
  }

  constexpr bool is_none() const { return value == none_value; }
  constexpr explicit operator bool() const { return !is_none(); }
  friend constexpr auto operator<=>(Index, Index) = default;
};

using WishIndex = Index<struct WishTag>;
using CandidateIndex = Index<struct CandidateTag>;
using GroupIndex = Index<struct GroupTag>;          // admission group
using BoardingIndex = Index<struct BoardingTag>;    // boarding house with its own ranking
using FormationIndex = Index<struct FormationTag>;  // by key; the round needs none
using ComponentIndex = Index<struct ComponentTag>;  // groups tied together by boarding houses

// A half-open range of indices, for `for (WishIndex wish : range)`.
template <class I>
class IndexRange {
 public:
  class iterator {
   public:
    constexpr explicit iterator(std::uint32_t value) : value_(value) {}
    constexpr I operator*() const { return I{value_}; }
    constexpr iterator& operator++() {
      ++value_;
      return *this;
    }
    friend constexpr bool operator==(iterator, iterator) = default;

   private:
    std::uint32_t value_;
  };

  constexpr IndexRange(std::size_t begin, std::size_t end)
      : begin_(static_cast<std::uint32_t>(begin)), end_(static_cast<std::uint32_t>(end)) {}
  constexpr explicit IndexRange(std::size_t size) : IndexRange(0, size) {}

  constexpr iterator begin() const { return iterator(begin_); }
  constexpr iterator end() const { return iterator(end_); }
  constexpr std::size_t size() const { return end_ - begin_; }
  constexpr bool empty() const { return begin_ == end_; }
  constexpr I front() const { return I{begin_}; }
  constexpr I back() const { return I{end_ - 1}; }
  constexpr bool contains(I index) const { return begin_ <= index.value && index.value < end_; }

 private:
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace affecta
