// The order of the wishes and the indexes over them.
//
// Purpose: the second half of build_instance: from rows that refer to known groups, boarding houses
// and candidates to columns in the order (group, call rank, candidate, with boarding), and the
// lists by candidate and by boarding house. Cost: a counting sort by group, then small sorts, in
// parallel. Thread safety: pure.
#pragma once

#include <span>

#include "engine/model/input_checks.h"
#include "engine/model/resolution.h"

namespace affecta {

struct OrderedWishes {
  Array<WishIndex, std::uint32_t> row_of;  // the document row of each wish
  bool has_duplicates;                     // some wish appears twice; check_duplicates names it
};

// Fills instance.wishes and its three indexes (groups, boarding houses and candidates are filled
// already) from `rows`.
OrderedWishes order_wishes(std::span<const WishRow> rows, const SortedGroups& groups,
                           const SortedBoardings& boardings, const SortedCandidates& candidates,
                           const Workers& workers, Instance& instance);

}  // namespace affecta
