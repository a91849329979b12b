// What people know of the candidates and formations of a synthetic country.
#pragma once

#include "datasets/country.h"
#include "datasets/synthetic/country_plan.h"
#include "datasets/synthetic/population.h"

namespace affecta::synthetic {

CandidateFiles candidate_files(std::uint64_t seed, const Population& population);
FormationFiles formation_files(const CountryPlan& plan);

// Rates of `groups`, which are the plan's in the order of their keys.
GroupFiles group_files(const CountryPlan& plan, const Column<GroupIndex, GroupKey>& groups);

}  // namespace affecta::synthetic
