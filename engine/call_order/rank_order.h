// The rows of a ranking group by rank, once the group is known to be good.
//
// Errors: rate_out_of_range, rank_not_positive, candidate_ranked_twice, rank_shared; the rates come
// first, then the first row at fault in document order (of a pair, the second), and for one row in
// the order just given. `where` names the group.
// Cost: linear when the rows come in rank order, one sort of 8-byte keys otherwise.
// Thread safety: pure.
#pragma once

#include <vector>

#include "engine/base/refusal.h"
#include "engine/call_order/ranking_group.h"

namespace affecta {

Result<std::vector<RankedIndex>> rank_order(const RankingGroup& group);

}  // namespace affecta
