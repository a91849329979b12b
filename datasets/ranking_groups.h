// The ranking groups of a country: what its examination boards handed over.
//
// A ranking group may have several admission groups (common competitions); a candidate with wishes
// in several of them is ranked once. A candidate is of the sector when one of the wishes says so.
// Wishes without a pedagogical rank are left out; so are groups nobody is ranked in.
// Errors: missing_field (the country holds no ranks), rates_differ, candidate_ranked_twice (two
// ranks in one ranking group), naming the ranking group. What compute_call_order checks is left to
// it.
// Shapes: groups by key; candidates by rank, then by key.
// Thread safety: pure. Cost: a sort of each group, in parallel.
#pragma once

#include <vector>

#include "datasets/country.h"
#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/call_order/ranking_group.h"

namespace affecta {

// `name`: of the country, for refusals.
Result<std::vector<RankingGroup>> ranking_groups(const Country& country, const std::string& name,
                                                 const Workers& workers);

}  // namespace affecta
