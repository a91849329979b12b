// Which formations board, and the houses they share.
#include <algorithm>
#include <map>

#include "datasets/synthetic/country_plan.h"
#include "datasets/synthetic/draws.h"

namespace affecta::synthetic {

namespace {

using calibration::calibration;
using calibration::Kind;

// How an establishment shares its beds, of a thousand (assumed: no file tells).
constexpr std::uint32_t by_establishment = 450;
constexpr std::uint32_t by_enrolment_formation = 200;
constexpr std::uint32_t by_formation = 250;  // the rest ranks nobody: wishes name no house

constexpr std::int32_t first_house_key = 501;

// Where the source does not tell: the kind's share of formations, the demand growing with wishes.
void draw_demand(CountryPlan& plan, std::size_t k) {
  const Kind& kind = calibration().kinds[k];
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < plan.formations.size(); ++i) {
    const PlannedFormation& formation = plan.formations[i];
    if (formation.kind != k || formation.apprenticeship) continue;
    if (formation.boarding_candidates != OpenFormation::absent) return;
    members.push_back(i);
  }
  const std::size_t count =
      members.size() * static_cast<std::size_t>(kind.boarding_permille) / 1000;
  std::vector<std::pair<std::uint32_t, std::size_t>> drawn;
  std::map<std::string, std::uint32_t> of_establishment;
  for (const std::size_t i : members) {
    const std::uint32_t draw = Draws(plan.seed, Purpose::boarding_offered, i).bits();
    drawn.emplace_back(
        of_establishment.try_emplace(plan.formations[i].establishment, draw).first->second, i);
  }
  std::sort(drawn.begin(), drawn.end());
  drawn.resize(count);
  std::sort(drawn.begin(), drawn.end(), [&](const auto& a, const auto& b) {
    return std::pair(plan.formations[a.second].wishes, a.second) <
           std::pair(plan.formations[b.second].wishes, b.second);
  });
  // Beside the whole country's wishes, as small as the formations are (calibrated_plan.cpp).
  const std::int64_t size =
      std::min<std::int64_t>(1000, integer_square_root(std::int64_t{plan.candidates} * 10));
  for (std::size_t rank = 0; rank < count; ++rank) {
    PlannedFormation& formation = plan.formations[drawn[rank].second];
    const auto sized = [&](std::int64_t value, std::int64_t least) {
      return static_cast<std::int32_t>(std::max(least, (value * size + 500) / 1000));
    };
    formation.boarding_candidates = std::min(
        formation.wishes, sized(quantile_of_rank(kind.boarding_candidates, rank, count), 1));
    formation.boarders = sized(quantile_of_rank(kind.boarders, rank, count), 0);
  }
}

void share_houses(CountryPlan& plan) {
  std::map<std::string, std::int32_t> establishments;  // to the cGiCod
  std::map<BoardingKey, std::size_t> houses;
  for (PlannedFormation& formation : plan.formations) {
    if (!formation.offers_boarding()) continue;
    const std::int32_t next = first_house_key + static_cast<std::int32_t>(establishments.size());
    const std::int32_t code =
        establishments.try_emplace(formation.establishment, next).first->second;
    const std::uint32_t sharing =
        Draws(plan.seed, Purpose::boarding_sharing, static_cast<std::uint64_t>(code)).below(1000);
    BoardingKey key{code, 0, 0};
    if (sharing >= by_establishment) key.enrolment_formation = formation.enrolment_formation;
    if (sharing >= by_establishment + by_enrolment_formation) key.formation = formation.key;
    if (sharing >= by_establishment + by_enrolment_formation + by_formation) continue;
    const auto [house, first] = houses.try_emplace(key, plan.houses.size());
    if (first) plan.houses.push_back({key, 0});
    formation.house = house->second;
    plan.houses[house->second].capacity += std::max(0, formation.boarders);
  }
}

}  // namespace

void plan_boarding(CountryPlan& plan) {
  for (std::size_t k = 0; k < calibration().kinds.size(); ++k) {
    if (calibration().kinds[k].boarding_permille > 0) draw_demand(plan, k);
  }
  share_houses(plan);
}

}  // namespace affecta::synthetic
