// The formations of an open data file, as they are.
#include <algorithm>

#include "datasets/calibration/kinds.h"
#include "datasets/synthetic/country_plan.h"
#include "datasets/synthetic/draws.h"

namespace affecta::synthetic {

namespace {

using calibration::calibration;

// Formations elsewhere (Nouvelle-Calédonie) draw their candidates like those abroad.
std::size_t academy_of(std::string_view name) {
  const auto& academies = calibration().academies;
  std::size_t abroad = 0;
  for (std::size_t a = 0; a < academies.size(); ++a) {
    if (academies[a].name == name) return a;
    if (academies[a].name == "Etranger") abroad = a;
  }
  return abroad;
}

}  // namespace

CountryPlan plan_open(std::uint64_t seed, std::int32_t candidates, const OpenData& data) {
  CountryPlan plan;
  plan.seed = seed;
  plan.candidates = candidates;
  for (const OpenFormation& open : data.formations) {
    PlannedFormation& formation = plan.formations.emplace_back();
    formation.kind = calibration::kind_of(open.label, open.subject);
    formation.academy_name = calibration::academy_name(open.academy);
    formation.academy = academy_of(formation.academy_name);
    formation.name = open.name;
    formation.establishment = open.establishment;
    formation.selective = open.selective;
    formation.capacity = open.capacity;
    formation.wishes = open.candidates;
    const calibration::Quantiles shares = calibration().kinds[formation.kind].scholarship_permille;
    formation.scholarship_permille = open.scholarship_permille == OpenFormation::absent
                                         ? quantile_at(shares, 1, 2)
                                         : std::min(1000, open.scholarship_permille);
    formation.boarding_candidates = open.boarding_candidates;
    formation.boarders = open.boarders;
  }
  return plan;
}

}  // namespace affecta::synthetic
