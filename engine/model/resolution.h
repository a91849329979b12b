// From external keys to dense indices.
//
// Purpose: the first half of build_instance. Sorts the keys of each kind, finds duplicates, and
// answers which index a key has.
// Thread safety: lookups are const and may run from any thread. Cost: a lookup is a hash or a
// table.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "engine/base/parallel.h"
#include "engine/model/day_input.h"
#include "engine/model/faults.h"
#include "engine/model/instance.h"

namespace affecta {

struct KeyHash {
  std::size_t operator()(const GroupKey& key) const {
    return mix(key.ranking_group, key.enrolment_formation, key.formation);
  }
  std::size_t operator()(const BoardingKey& key) const {
    return mix(key.boarding_group, key.enrolment_formation, key.formation);
  }

 private:
  static std::size_t mix(std::int32_t a, std::int32_t b, std::int32_t c) {
    std::uint64_t hash = 0x9E37'79B9'7F4A'7C15ULL;
    for (const std::int32_t part : {a, b, c}) {
      hash = (hash ^ static_cast<std::uint32_t>(part)) * 0xFF51'AFD7'ED55'8CCDULL;
      hash ^= hash >> 32;
    }
    return hash;
  }
};

// Groups or boarding houses, in the order of their keys.
template <class I, class Row>
struct SortedRows {
  std::vector<std::uint32_t> row;  // by index: the position of its row in the document
  boost::unordered_flat_map<decltype(Row::key), I, KeyHash> index;

  I find(const decltype(Row::key)& key) const {
    const auto found = index.find(key);
    return found == index.end() ? I::none() : found->second;
  }
};

using SortedGroups = SortedRows<GroupIndex, GroupRow>;
using SortedBoardings = SortedRows<BoardingIndex, BoardingRow>;

// Every candidate of a wish, of the responder list or of the list of candidates, by key.
class SortedCandidates {
 public:
  SortedCandidates(const DayInput& input, const Workers& workers);
  const std::vector<CandidateKey>& keys() const { return keys_; }
  // The candidate must be one of the keys.
  CandidateIndex find(CandidateKey key) const;

 private:
  std::vector<CandidateKey> keys_;
  // Direct when the keys are dense enough for a table, else empty (binary search).
  std::vector<CandidateIndex> table_;
};

// What can be said of a row alone: no number is negative.
void check_group_row(const GroupRow& group, std::size_t row, FirstFault& faults);
void check_boarding_row(const BoardingRow& boarding, std::size_t row, FirstFault& faults);

SortedGroups sort_groups(const std::vector<GroupRow>& rows, FirstFault& faults);
SortedBoardings sort_boardings(const std::vector<BoardingRow>& rows, FirstFault& faults);

}  // namespace affecta
