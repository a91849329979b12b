#include "tools/calibrate/fits.h"

#include <array>
#include <cmath>
#include <numbers>

namespace affecta::calibrate {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

double normal_density(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi); }

// (mean share, weight) of the admitted from the academy's region, by academy.
struct HomeShares {
  VectorXd share;
  VectorXd weight;
};

HomeShares home_shares(const Sessions& sessions, std::size_t kind) {
  const auto count = static_cast<Index>(sessions.academies.size());
  HomeShares home{VectorXd::Zero(count), VectorXd::Zero(count)};
  for (const Formation& formation : sessions.of_2025) {
    if (formation.kind != kind || formation.academy < 0) continue;
    if (formation.open.home_permille < 0 || formation.open.admitted <= 0) continue;
    home.share[formation.academy] += formation.open.admitted * formation.open.home_permille / 1e3;
    home.weight[formation.academy] += formation.open.admitted;
  }
  home.share.array() /= home.weight.array().max(1.0);
  return home;
}

VectorXd modelled_home_shares(const Gravity& gravity, const Sessions& sessions, const MatrixXd& km,
                              const VectorXd& population) {
  const Index count = population.size();
  VectorXd shares(count);
  for (Index b = 0; b < count; ++b) {
    const int region = region_of(sessions.academies[static_cast<std::size_t>(b)], int(b));
    double all = 0;
    double home = 0;
    for (Index a = 0; a < count; ++a) {
      const double flow = population[a] * gravity.attraction(km(a, b), a == b);
      all += flow;
      if (region_of(sessions.academies[static_cast<std::size_t>(a)], int(a)) == region)
        home += flow;
    }
    shares[b] = home / all;
  }
  return shares;
}

// Ridge regression: minimises |y - X·b|² + ridge·|b|² over the academies' columns.
AcademyEffects academy_effects(const MatrixXd& design, const VectorXd& target, Index academies) {
  MatrixXd normal = design.transpose() * design;
  normal.bottomRightCorner(academies, academies) += 5.0 * MatrixXd::Identity(academies, academies);
  normal.diagonal().array() += 1e-6;
  const VectorXd right = design.transpose() * target;
  const VectorXd solution = normal.ldlt().solve(right);
  const VectorXd residual = target - design * solution;
  AcademyEffects effects;
  effects.effect = solution.tail(academies);
  effects.effect.array() -= effects.effect.mean();
  effects.residual = std::sqrt(residual.squaredNorm() / static_cast<double>(residual.size()));
  return effects;
}

}  // namespace

MatrixXd distances(const std::vector<AcademyPlace>& academies) {
  const auto count = static_cast<Index>(academies.size());
  const double degree = std::numbers::pi / 180;
  MatrixXd km(count, count);
  for (Index a = 0; a < count; ++a) {
    for (Index b = 0; b < count; ++b) {
      const AcademyPlace& from = academies[static_cast<std::size_t>(a)];
      const AcademyPlace& to = academies[static_cast<std::size_t>(b)];
      const double sine_latitude = std::sin((to.latitude - from.latitude) * degree / 2);
      const double sine_longitude = std::sin((to.longitude - from.longitude) * degree / 2);
      const double chord = sine_latitude * sine_latitude + std::cos(from.latitude * degree) *
                                                               std::cos(to.latitude * degree) *
                                                               sine_longitude * sine_longitude;
      km(a, b) = 2 * 6371 * std::asin(std::sqrt(std::min(1.0, chord)));
    }
  }
  return km;
}

int region_of(const AcademyPlace& academy, int otherwise) {
  const bool around_paris =
      academy.name == "Paris" || academy.name == "Créteil" || academy.name == "Versailles";
  return around_paris ? -1 : otherwise;
}

VectorXd populations(const Sessions& sessions) {
  const auto count = static_cast<Index>(sessions.academies.size());
  VectorXd stayed = VectorXd::Zero(count);
  VectorXd local_places = VectorXd::Zero(count);
  for (const Formation& formation : sessions.of_2025) {
    if (formation.academy < 0) continue;
    const OpenFormation& open = formation.open;
    stayed[formation.academy] += std::max(0, open.admitted) * std::max(0, open.home_permille) / 1e3;
    if (calibration::kind_names[formation.kind].code == "BTS") {
      local_places[formation.academy] += open.capacity;
    }
  }
  double together = 0;
  double places = 0;
  for (Index a = 0; a < count; ++a) {
    if (region_of(sessions.academies[static_cast<std::size_t>(a)], 0) == 0) continue;
    together += stayed[a];
    places += local_places[a];
  }
  for (Index a = 0; a < count; ++a) {
    if (region_of(sessions.academies[static_cast<std::size_t>(a)], 0) == 0) continue;
    stayed[a] = together * local_places[a] / places;
  }
  return stayed;
}

double Gravity::attraction(double km, bool home) const {
  return home ? 1 : std::exp(-border) * (std::exp(-km / reach) + everywhere);
}

Gravity fit_gravity(const Sessions& sessions, std::size_t kind, const MatrixXd& km,
                    const VectorXd& population) {
  const HomeShares home = home_shares(sessions, kind);
  const VectorXd weight = home.weight.cwiseSqrt();
  // Parameters: border, log(reach). Kept near their first values where the data say little.
  const Eigen::Vector2d prior(1.0, std::log(200.0));
  const Eigen::Vector2d trust(0.5, 2.0);
  Eigen::Vector2d at = prior;
  const auto gravity_at = [](const Eigen::Vector2d& p) { return Gravity{p[0], std::exp(p[1])}; };
  const auto residual_at = [&](const Eigen::Vector2d& p) -> VectorXd {
    const VectorXd model = modelled_home_shares(gravity_at(p), sessions, km, population);
    VectorXd residual(model.size() + 2);
    residual.head(model.size()) = weight.cwiseProduct(home.share - model);
    residual.tail(2) = trust.cwiseProduct(prior - p);
    return residual;
  };
  VectorXd residual = residual_at(at);
  double damping = 1e-2;
  for (int step = 0; step < 100; ++step) {
    MatrixXd slope(residual.size(), 2);
    for (Index p = 0; p < 2; ++p) {
      Eigen::Vector2d moved = at;
      moved[p] += 1e-4;
      slope.col(p) = (residual - residual_at(moved)) / 1e-4;
    }
    Eigen::Matrix2d normal = slope.transpose() * slope;
    normal.diagonal() *= 1 + damping;
    const Eigen::Vector2d change = normal.ldlt().solve(slope.transpose() * residual);
    const VectorXd next = residual_at(at + change);
    if (next.squaredNorm() < residual.squaredNorm()) {
      at += change;
      residual = next;
      damping /= 4;
    } else {
      damping *= 8;
    }
  }
  return gravity_at(at);
}

AcademyEffects fit_popularity(const Sessions& sessions) {
  std::vector<const Formation*> rows;
  for (const Formation& formation : sessions.of_2025) {
    if (formation.academy >= 0 && formation.pressure() > 0) rows.push_back(&formation);
  }
  const auto academies = static_cast<Index>(sessions.academies.size());
  const auto kinds = static_cast<Index>(calibration::kind_count);
  MatrixXd design = MatrixXd::Zero(static_cast<Index>(rows.size()), 2 * kinds + academies);
  VectorXd target(design.rows());
  for (Index i = 0; i < design.rows(); ++i) {
    const Formation& formation = *rows[static_cast<std::size_t>(i)];
    const auto kind = static_cast<Index>(formation.kind);
    design(i, kind) = 1;
    design(i, kinds + kind) = std::log(formation.open.capacity);
    design(i, 2 * kinds + formation.academy) = 1;
    target[i] = std::log(formation.pressure());
  }
  return academy_effects(design, target, academies);
}

AcademyEffects fit_scholarship(const Sessions& sessions) {
  std::vector<const Formation*> rows;
  for (const Formation& formation : sessions.of_2025) {
    if (formation.academy >= 0 && formation.open.scholarship_permille >= 0) {
      rows.push_back(&formation);
    }
  }
  const auto academies = static_cast<Index>(sessions.academies.size());
  const auto kinds = static_cast<Index>(calibration::kind_count);
  MatrixXd design = MatrixXd::Zero(static_cast<Index>(rows.size()), kinds + academies);
  VectorXd target(design.rows());
  for (Index i = 0; i < design.rows(); ++i) {
    const Formation& formation = *rows[static_cast<std::size_t>(i)];
    design(i, static_cast<Index>(formation.kind)) = 1;
    design(i, kinds + formation.academy) = 1;
    target[i] = formation.open.scholarship_permille;
  }
  return academy_effects(design, target, academies);
}

namespace {

// Ranks about their mean.
VectorXd centred_ranks(const std::vector<double>& values) {
  std::vector<double> sorted = values;
  std::sort(sorted.begin(), sorted.end());
  VectorXd ranks(static_cast<Index>(values.size()));
  for (Index i = 0; i < ranks.size(); ++i) {
    const auto [first, last] =
        std::equal_range(sorted.begin(), sorted.end(), values[static_cast<std::size_t>(i)]);
    ranks[i] = static_cast<double>((first - sorted.begin()) + (last - sorted.begin())) / 2;
  }
  ranks.array() -= ranks.mean();
  return ranks;
}

}  // namespace

double rank_correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const VectorXd of_x = centred_ranks(x);
  const VectorXd of_y = centred_ranks(y);
  const double scale = of_x.norm() * of_y.norm();
  return scale > 0 ? of_x.dot(of_y) / scale : 0;
}

double normal_quantile(double probability) {
  // Newton on the distribution function, from a bracket; offline, so plain is good enough.
  double low = -6;
  double high = 6;
  for (int i = 0; i < 80; ++i) {
    const double middle = (low + high) / 2;
    (std::erfc(-middle / std::numbers::sqrt2) / 2 < probability ? low : high) = middle;
  }
  return (low + high) / 2;
}

namespace {

// The mean merit of each mention, in standard deviations: none, assez bien, bien, très bien, and
// with congratulations cut a normal law in parts as large as theirs among all admitted.
std::array<double, 5> mention_scores(const Sessions& sessions) {
  std::array<double, 5> part{};
  for (const Formation& formation : sessions.of_2025) {
    double none = 1;
    for (std::size_t m = 0; m < 4; ++m) {
      const double share = std::max(0, formation.open.mention_permille[m]) / 1e3;
      part[m + 1] += share * formation.open.admitted;
      none -= share;
    }
    part[0] += std::max(0.0, none) * formation.open.admitted;
  }
  double all = 0;
  for (const double value : part) all += value;
  std::array<double, 5> score{};
  double below = 0;
  double density = 0;
  for (std::size_t m = 0; m < 5; ++m) {
    below += part[m] / all;
    const double next = m == 4 ? 0 : normal_density(normal_quantile(below));
    score[m] = (density - next) / (part[m] / all);
    density = next;
  }
  return score;
}

double mean_merit(const OpenFormation& open, const std::array<double, 5>& score) {
  double merit = 0;
  double none = 1;
  for (std::size_t m = 0; m < 4; ++m) {
    const double share = std::max(0, open.mention_permille[m]) / 1e3;
    merit += share * score[m + 1];
    none -= share;
  }
  return merit + std::max(0.0, none) * score[0];
}

}  // namespace

Merit fit_merit(const Sessions& sessions, std::size_t kind) {
  const std::array<double, 5> score = mention_scores(sessions);
  std::vector<std::pair<double, double>> points;  // E(z | chosen), mean merit
  for (const Formation& formation : sessions.of_2025) {
    const OpenFormation& open = formation.open;
    if (formation.kind != kind || open.access_permille <= 0 || open.admitted < 5) continue;
    const double access = std::min(0.999, open.access_permille / 1e3);
    const double chosen = normal_density(normal_quantile(1 - access)) / access;
    points.emplace_back(chosen, mean_merit(open, score));
  }
  MatrixXd design(static_cast<Index>(points.size()), 2);
  VectorXd target(design.rows());
  for (Index i = 0; i < design.rows(); ++i) {
    design.row(i) << 1, points[static_cast<std::size_t>(i)].first;
    target[i] = points[static_cast<std::size_t>(i)].second;
  }
  const Eigen::Vector2d line = design.colPivHouseholderQr().solve(target);
  Merit merit;
  merit.correlation = std::clamp(line[1], 0.3, 0.95);
  for (const auto& [chosen, mean] : points) {
    merit.shifts.push_back(mean - merit.correlation * chosen);
  }
  std::sort(merit.shifts.begin(), merit.shifts.end());
  return merit;
}

}  // namespace affecta::calibrate
