// Formations drawn from the calibrated figures, kind by kind.
#include <algorithm>
#include <numeric>

#include "datasets/synthetic/country_plan.h"
#include "datasets/synthetic/draws.h"
#include "datasets/synthetic/names.h"

namespace affecta::synthetic {

namespace {

using calibration::calibration;
using calibration::Kind;

// 24,000 formations in 2024, those in apprenticeship included, for 945,500 candidates.
constexpr std::int64_t formations_2024 = 24'000;
constexpr std::int64_t candidates_2024 = 945'500;
// Formations in apprenticeship, by kind, of a thousand (assumed: no file counts them).
struct ApprenticeshipShare {
  std::string_view kind;
  std::int64_t permille;
};
constexpr ApprenticeshipShare apprenticeship_shares[] = {
    {"BTS", 700}, {"BUT", 120}, {"AUTRE", 120}, {"INGENIEUR", 60}};

// Sizes of formations, of a thousand of the real ones.
std::int64_t size_permille(std::int64_t candidates) {
  return std::min<std::int64_t>(1000, integer_square_root(candidates * 10));
}

// Which academies a country has: a small one has fewer, from the most to the least populous, with
// about as many candidates as in the real one. (All of them would be hardly a choice for who wishes
// to stay near home: everybody would apply to every formation there.)
std::vector<bool> academies_of(std::size_t candidates) {
  const auto& all = calibration().academies;
  const auto nation = static_cast<std::size_t>(calibration().nation.candidates);
  const std::size_t count =
      std::clamp<std::size_t>((all.size() * candidates + nation - 1) / nation, 2, all.size());
  std::vector<std::pair<std::int32_t, std::size_t>> by_size;
  for (std::size_t a = 0; a < all.size(); ++a) by_size.emplace_back(-all[a].weight, a);
  std::sort(by_size.begin(), by_size.end());
  std::vector<bool> chosen(all.size());
  for (std::size_t i = 0; i < count; ++i) {
    chosen[by_size[i * (all.size() - 1) / (count - 1)].second] = true;
  }
  return chosen;
}

class Planner {
 public:
  Planner(std::uint64_t seed, std::int32_t candidates)
      : size_(size_permille(candidates)),
        academies_(academies_of(static_cast<std::size_t>(candidates))) {
    plan_.seed = seed;
    plan_.candidates = candidates;
  }

  CountryPlan plan() {
    const auto& kinds = calibration().kinds;
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      add_kind(k, scaled(kinds[k].formations, calibration().nation.candidates), false);
    }
    const std::int64_t apprenticeships = formations_2024 - calibration().nation.formations;
    for (const auto& [code, permille] : apprenticeship_shares) {
      for (std::size_t k = 0; k < kinds.size(); ++k) {
        if (kinds[k].code != code) continue;
        add_kind(k, scaled(apprenticeships * permille / 1000, candidates_2024), true);
      }
    }
    name_establishments(plan_);
    return std::move(plan_);
  }

 private:
  // As many formations as `count` for `candidates`, when each is size_ of its real size.
  std::size_t scaled(std::int64_t count, std::int64_t candidates) const {
    const std::int64_t divisor = candidates * size_;
    return static_cast<std::size_t>(
        std::max<std::int64_t>(2, (count * plan_.candidates * 1000 + divisor / 2) / divisor));
  }
  Draws draws(Purpose purpose, std::size_t position) const {
    return Draws(plan_.seed, purpose, position);
  }
  // The positions of `order` (formations), by a value drawn for each, least first.
  template <class Value>
  static void order_by(std::vector<std::size_t>& order, const Value& value) {
    std::vector<std::pair<std::int64_t, std::size_t>> keyed;
    keyed.reserve(order.size());
    for (const std::size_t position : order) keyed.emplace_back(value(position), position);
    std::sort(keyed.begin(), keyed.end());
    for (std::size_t i = 0; i < keyed.size(); ++i) order[i] = keyed[i].second;
  }

  void add_kind(std::size_t kind, std::size_t count, bool apprenticeship);
  void place_in_academies(const Kind& kind, std::size_t first);
  void draw_popularity(const Kind& kind, std::size_t first);
  void settle_wishes(const Kind& kind, std::size_t first);
  void order_by_popularity(std::vector<std::size_t>& part, std::int64_t correlation_milli) const;
  void draw_scholarship(const Kind& kind, std::size_t first);
  void draw_subjects(const Kind& kind, std::size_t first);
  std::vector<std::size_t> added_since(std::size_t first) const {
    std::vector<std::size_t> positions(plan_.formations.size() - first);
    std::iota(positions.begin(), positions.end(), first);
    return positions;
  }

  std::int64_t size_;
  std::vector<bool> academies_;
  CountryPlan plan_;
};

// Capacities are the quantiles in increasing order; everything else is drawn against them.
void Planner::add_kind(std::size_t k, std::size_t count, bool apprenticeship) {
  const Kind& kind = calibration().kinds[k];
  const std::size_t first = plan_.formations.size();
  for (std::size_t i = 0; i < count; ++i) {
    PlannedFormation& formation = plan_.formations.emplace_back();
    formation.kind = k;
    formation.apprenticeship = apprenticeship;
    formation.capacity = quantile_of_rank(kind.capacity, i, count);
  }
  place_in_academies(kind, first);
  draw_subjects(kind, first);
  if (!apprenticeship) {
    draw_popularity(kind, first);
    settle_wishes(kind, first);
    draw_scholarship(kind, first);
  }
  for (std::size_t i = first; i < plan_.formations.size(); ++i) {
    PlannedFormation& formation = plan_.formations[i];
    formation.capacity = static_cast<std::int32_t>(
        std::max<std::int64_t>(1, (formation.capacity * size_ + 500) / 1000));
  }
}

void Planner::place_in_academies(const Kind& kind, std::size_t first) {
  std::vector<std::int64_t> weights(academies_.size());
  for (std::size_t a = 0; a < weights.size(); ++a) {
    if (academies_[a]) weights[a] = kind.formations_in_academy[a];
  }
  const std::size_t count = plan_.formations.size() - first;
  const auto in_academy = apportion(weights, static_cast<std::int64_t>(count));
  std::vector<std::size_t> academies;
  for (std::size_t a = 0; a < in_academy.size(); ++a) {
    academies.insert(academies.end(), static_cast<std::size_t>(in_academy[a]), a);
  }
  Draws stream = draws(Purpose::academy_of_formation, first);
  shuffle(academies, stream);
  for (std::size_t i = 0; i < count; ++i) {
    PlannedFormation& formation = plan_.formations[first + i];
    formation.academy = academies[i];
    formation.academy_name = calibration().academies[academies[i]].name;
  }
}

// Wishes per place: within a part of like capacities, the more popular have the higher quantiles,
// popularity going with the capacity as it really does there.
void Planner::draw_popularity(const Kind& kind, std::size_t first) {
  const std::size_t count = plan_.formations.size() - first;
  const auto rows = static_cast<std::size_t>(kind.pressure_rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t begin = first + count * row / rows;
    std::vector<std::size_t> part(first + count * (row + 1) / rows - begin);
    std::iota(part.begin(), part.end(), begin);
    order_by_popularity(part, kind.pressure_correlation_milli[row]);
    for (std::size_t rank = 0; rank < part.size(); ++rank) {
      PlannedFormation& formation = plan_.formations[part[rank]];
      const std::int64_t pressure = quantile_of_rank(kind.pressure(row), rank, part.size());
      formation.wishes = static_cast<std::int32_t>((formation.capacity * pressure + 500) / 1000);
    }
  }
}

// Capacity and pressure are drawn part by part, so their product is a few percent off at the ends:
// each formation gets the quantile of the kind's wishes at its place among them.
void Planner::settle_wishes(const Kind& kind, std::size_t first) {
  std::vector<std::size_t> order = added_since(first);
  order_by(order, [&](std::size_t position) { return plan_.formations[position].wishes; });
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const std::int64_t wishes =
        (quantile_of_rank(kind.wishes, rank, order.size()) * size_ + 500) / 1000;
    plan_.formations[order[rank]].wishes = static_cast<std::int32_t>(
        std::clamp<std::int64_t>(wishes, 1, std::max(1, plan_.candidates / 3)));
  }
}

// `part` comes in the order of capacities.
void Planner::order_by_popularity(std::vector<std::size_t>& part,
                                  std::int64_t correlation_milli) const {
  const auto& normal = calibration().standard_normal_milli;
  const std::size_t begin = part.empty() ? 0 : part.front();
  order_by(part, [&](std::size_t position) {
    const std::int64_t noise =
        std::int64_t{normal_milli(draws(Purpose::popularity, position).bits())} *
        calibration().popularity_noise_milli / 1000;
    return calibration().academies[plan_.formations[position].academy].popularity_milli + noise;
  });
  std::vector<std::int64_t> score(part.size());  // by capacity
  const std::int64_t rest = integer_square_root(1'000'000 - correlation_milli * correlation_milli);
  for (std::size_t rank = 0; rank < part.size(); ++rank) {
    const std::size_t by_capacity = part[rank] - begin;
    score[by_capacity] = rest * quantile_of_rank(normal, rank, part.size()) +
                         correlation_milli * quantile_of_rank(normal, by_capacity, part.size());
  }
  order_by(part, [&](std::size_t position) { return score[position - begin]; });
}

void Planner::draw_scholarship(const Kind& kind, std::size_t first) {
  std::vector<std::size_t> order = added_since(first);
  order_by(order, [&](std::size_t position) {
    const std::int64_t noise =
        std::int64_t{normal_milli(draws(Purpose::scholarship_share, position).bits())} *
        calibration().scholarship_noise_permille;
    return calibration().academies[plan_.formations[position].academy].scholarship_permille * 1000 +
           noise;
  });
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    plan_.formations[order[rank]].scholarship_permille =
        quantile_of_rank(kind.scholarship_permille, rank, order.size());
  }
}

void Planner::draw_subjects(const Kind& kind, std::size_t first) {
  std::uint32_t all = 0;
  for (const calibration::Subject& subject : kind.subjects) {
    all += static_cast<std::uint32_t>(subject.formations);
  }
  for (std::size_t i = first; i < plan_.formations.size(); ++i) {
    auto left = static_cast<std::int32_t>(draws(Purpose::subject, i).below(all));
    for (const calibration::Subject& subject : kind.subjects) {
      plan_.formations[i].name = subject.name;
      if ((left -= subject.formations) < 0) break;
    }
    plan_.formations[i].selective =
        draws(Purpose::selective, i).chance(static_cast<std::uint32_t>(kind.selective_permille));
  }
}

}  // namespace

CountryPlan plan_calibrated(std::uint64_t seed, std::int32_t candidates) {
  return Planner(seed, candidates).plan();
}

}  // namespace affecta::synthetic
