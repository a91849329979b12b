// Call orders: the board's ranking after the minimum rates (matching-rules section 2).
//
// Errors: those of rank_order (bad rates, ranks or candidates), naming the group.
// Thread safety: pure. Cost: linear once the rows are by rank, 20 bytes a candidate while working.
// What the orders guarantee: guarantees.h. What moves when a candidate moves:
// docs/call-order-properties.md.
#pragma once

#include <span>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/call_order/ranking_group.h"

namespace affecta {

// The rows of a ranking group in call order: the candidate of row order[k] has call rank k + 1.
using CallOrder = std::vector<RankedIndex>;

Result<CallOrder> compute_call_order(const RankingGroup& group);

// The call orders of a whole document, indexed like `groups`. The first group at fault in document
// order is refused (Subject::group, its row); a second group of one key is a duplicate_group.
Result<std::vector<CallOrder>> compute_call_orders(std::span<const RankingGroup> groups,
                                                   const Workers& workers);

}  // namespace affecta
