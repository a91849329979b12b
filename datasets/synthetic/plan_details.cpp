// Boards' habits, keys and enrolment formations, for planned formations of either source.
#include <algorithm>
#include <map>

#include "datasets/synthetic/country_plan.h"
#include "datasets/synthetic/draws.h"

namespace affecta::synthetic {

namespace {

using calibration::calibration;
using calibration::Kind;

constexpr std::int32_t first_formation_key = 1'001;
// A formation shares its enrolment formation with its neighbour of the same establishment and kind
// that often (assumed: options of one course of study).
constexpr std::uint32_t shared_enrolment_permille = 300;

struct RankIn {
  const CountryPlan& plan;
  std::vector<std::size_t> members;

  // Gives each member its quantile in the order of `value`.
  template <class Value, class Give>
  void spread(calibration::Quantiles table, const Value& value, const Give& give) {
    std::vector<std::pair<std::int64_t, std::size_t>> keyed;
    for (const std::size_t position : members) keyed.emplace_back(value(position), position);
    std::sort(keyed.begin(), keyed.end());
    for (std::size_t rank = 0; rank < keyed.size(); ++rank) {
      give(keyed[rank].second, quantile_of_rank(table, rank, keyed.size()));
    }
  }
};

void give_habits(CountryPlan& plan, std::size_t k) {
  const Kind& kind = calibration().kinds[k];
  RankIn ranks{plan, {}};
  for (std::size_t i = 0; i < plan.formations.size(); ++i) {
    if (plan.formations[i].kind == k && !plan.formations[i].apprenticeship) {
      ranks.members.push_back(i);
    }
  }
  const auto random = [&](Purpose purpose) {
    return [&plan, purpose](std::size_t i) {
      return std::int64_t{Draws(plan.seed, purpose, i).bits()};
    };
  };
  ranks.spread(kind.ranked_permille, random(Purpose::ranked_share),
               [&](std::size_t i, std::int32_t permille) {
                 PlannedFormation& formation = plan.formations[i];
                 formation.ranked_permille = formation.selective ? permille : 1000;
               });
  ranks.spread(kind.proposals_per_place_milli, random(Purpose::proposals),
               [&](std::size_t i, std::int32_t milli) {
                 plan.formations[i].proposals_per_place_milli = milli;
               });
  // The more candidates a place has, the better they are.
  const auto pressure = [&](std::size_t i) {
    const PlannedFormation& formation = plan.formations[i];
    return std::int64_t{formation.wishes} * 1000 / std::max(1, formation.capacity);
  };
  ranks.spread(kind.merit_shift_milli, pressure, [&](std::size_t i, std::int32_t milli) {
    plan.formations[i].merit_shift_milli = milli;
  });
}

void give_keys(CountryPlan& plan) {
  std::map<std::pair<std::string, std::size_t>, std::size_t> last;  // of establishment and kind
  for (std::size_t i = 0; i < plan.formations.size(); ++i) {
    PlannedFormation& formation = plan.formations[i];
    formation.key = first_formation_key + static_cast<std::int32_t>(i);
    formation.enrolment_formation = formation.key;
    const auto [neighbour, first] = last.try_emplace({formation.establishment, formation.kind}, i);
    if (!first && !formation.apprenticeship && !plan.formations[neighbour->second].apprenticeship &&
        Draws(plan.seed, Purpose::enrolment, i).chance(shared_enrolment_permille)) {
      formation.enrolment_formation = plan.formations[neighbour->second].enrolment_formation;
    }
    neighbour->second = i;
  }
}

}  // namespace

void plan_details(CountryPlan& plan) {
  for (std::size_t k = 0; k < calibration().kinds.size(); ++k) give_habits(plan, k);
  give_keys(plan);
}

}  // namespace affecta::synthetic
