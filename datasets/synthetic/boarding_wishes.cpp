#include "datasets/synthetic/boarding_wishes.h"

#include <algorithm>

#include "datasets/synthetic/draws.h"

namespace affecta::synthetic {

namespace {

// Of those who ask for boarding, how many would also come without (assumed).
constexpr std::uint32_t both_permille = 550;
// Candidates of the formation's own academy seldom ask (assumed): as if their draw were in the last
// part of the lot.
constexpr std::uint64_t home_handicap = std::uint64_t{3} << 30;
// Houses rank holders of scholarships and those who live far before others (assumed), in
// thousandths of the standard deviation of what else they look at.
constexpr std::int32_t scholarship_bonus = 800;
constexpr std::int32_t distance_bonus = 250;  // a distance class

std::size_t home(const Population& population, CandidateIndex candidate) {
  return block_shape(population.block[candidate]).academy;
}

void draw_forms(const CountryPlan& plan, const Demand& demand, const Population& population,
                std::size_t f, std::vector<BoardingForm>& form) {
  const PlannedFormation& formation = plan.formations[f];
  std::vector<std::pair<std::uint64_t, std::uint32_t>> lot;
  for (std::uint32_t at = demand.first[f]; at < demand.first[f + 1]; ++at) {
    const CandidateIndex candidate = population.applicants[at];
    Draws draws(plan.seed, Purpose::boarding_wish, static_cast<std::uint64_t>(formation.key),
                candidate.value);
    const bool near = home(population, candidate) == formation.academy;
    lot.emplace_back(draws.bits() + (near ? home_handicap : 0), at);
  }
  const auto count = std::min(lot.size(), static_cast<std::size_t>(formation.boarding_candidates));
  const auto last = lot.begin() + static_cast<std::ptrdiff_t>(count);
  std::nth_element(lot.begin(), last, lot.end());
  for (auto it = lot.begin(); it != last; ++it) {
    const CandidateIndex candidate = population.applicants[it->second];
    Draws draws(plan.seed, Purpose::boarding_wish, static_cast<std::uint64_t>(formation.key),
                ~std::uint64_t{candidate.value});
    form[it->second] = draws.chance(both_permille) ? BoardingForm::both : BoardingForm::with;
  }
}

std::vector<std::pair<CandidateIndex, std::int32_t>> rank_house(
    const CountryPlan& plan, const Population& population, std::size_t house,
    std::vector<std::pair<CandidateIndex, std::size_t>> asking) {
  const auto& academies = calibration::calibration().academies;
  std::sort(asking.begin(), asking.end());
  asking.erase(std::unique(asking.begin(), asking.end(),
                           [](const auto& a, const auto& b) { return a.first == b.first; }),
               asking.end());
  std::vector<std::pair<std::int32_t, CandidateIndex>> scores;
  for (const auto& [candidate, formation] : asking) {
    const BlockShape shape = block_shape(population.block[candidate]);
    const std::int32_t distance =
        academies[plan.formations[formation].academy].distance_class[shape.academy];
    const std::int32_t noise =
        normal_milli(Draws(plan.seed, Purpose::boarding_rank, house, candidate.value).bits());
    scores.emplace_back(
        -(noise + distance * distance_bonus + (shape.scholarship ? scholarship_bonus : 0)),
        candidate);
  }
  std::sort(scores.begin(), scores.end());
  std::vector<std::pair<CandidateIndex, std::int32_t>> ranking;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    ranking.emplace_back(scores[i].second, static_cast<std::int32_t>(i + 1));
  }
  std::sort(ranking.begin(), ranking.end());
  return ranking;
}

}  // namespace

std::int32_t BoardingWishes::rank(std::size_t house, CandidateIndex candidate) const {
  return std::lower_bound(ranking[house].begin(), ranking[house].end(),
                          std::pair(candidate, std::int32_t{0}))
      ->second;
}

BoardingWishes draw_boarding_wishes(const CountryPlan& plan, const Demand& demand,
                                    const Population& population, const Workers& workers) {
  BoardingWishes wishes;
  wishes.form.resize(population.applicants.size(), BoardingForm::without);
  workers.for_each(plan.formations.size(), formations_a_chunk, [&](std::size_t f) {
    if (plan.formations[f].offers_boarding()) {
      draw_forms(plan, demand, population, f, wishes.form);
    }
  });
  std::vector<std::vector<std::pair<CandidateIndex, std::size_t>>> asking(plan.houses.size());
  for (std::size_t f = 0; f < plan.formations.size(); ++f) {
    const std::size_t house = plan.formations[f].house;
    if (house == PlannedFormation::no_house) continue;
    for (std::uint32_t at = demand.first[f]; at < demand.first[f + 1]; ++at) {
      if (wishes.form[at] == BoardingForm::without) continue;
      asking[house].emplace_back(population.applicants[at], f);
    }
  }
  wishes.ranking.resize(plan.houses.size());
  workers.for_each(plan.houses.size(), 1, [&](std::size_t house) {
    wishes.ranking[house] = rank_house(plan, population, house, std::move(asking[house]));
  });
  return wishes;
}

}  // namespace affecta::synthetic
