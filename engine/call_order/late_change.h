// Late changes: a dossier found late, a ranking error mended (matching-rules section 2).
//
// Errors: those of rank_order for the group; rank_not_positive for the change; unknown_group when
// the change's group is not there; integer_out_of_range when a call rank would pass 2147483647.
// Thread safety: pure. Cost: of each change, the call order of its group.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/call_order/ranking_group.h"

namespace affecta {

struct LateChange {
  std::int32_t group = 0;  // cGpCod
  RankedCandidate entry;   // the candidate's rank and type as they should have been
};

// The ranking with the change made: the candidate's old entry out, the new one before those who had
// its rank or a worse one. The ranks are numbered 1, 2, 3, … anew: only their order counts, and
// adding one to the worst rank there is would overflow.
Result<RankingGroup> with_change(const RankingGroup& group, const RankedCandidate& entry);

// The candidate's new call rank, the change being made on the original ranking.
Result<std::int32_t> late_change(const RankingGroup& group, const RankedCandidate& entry);

// The new call rank of each change of a document, each made on the original rankings. The first
// change at fault is refused, its row being its position. The keys of `groups` differ.
Result<std::vector<std::int32_t>> late_changes(std::span<const RankingGroup> groups,
                                               std::span<const LateChange> changes,
                                               const Workers& workers);

// The call ranks in use in one admission group during a campaign. One row a wish; call rank 0:
// none.
struct LiveCallRanks {
  std::vector<CandidateKey> candidate;
  std::vector<std::int32_t> call_rank;            // what the engine uses
  std::vector<std::int32_t> displayed_call_rank;  // what candidates see
  friend bool operator==(const LiveCallRanks&, const LiveCallRanks&) = default;
};

// Takes a late change over in a live campaign: every other candidate at or below `new_call_rank`
// moves down by one, so that one call rank means one candidate, while displayed call ranks stay;
// the candidate's own wishes take the new rank, displayed too. To be done in every admission group
// of the ranking group, those where the candidate has no wish included.
Result<LiveCallRanks> insert_in_live_order(LiveCallRanks ranks, CandidateKey candidate,
                                           std::int32_t new_call_rank);

}  // namespace affecta
