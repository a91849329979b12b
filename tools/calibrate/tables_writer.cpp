#include "tools/calibrate/tables_writer.h"

#include <cmath>
#include <cstdint>
#include <map>

#include <fmt/core.h>

#include "datasets/calibration/calibration.h"
#include "tools/calibrate/fits.h"

namespace affecta::calibrate {

namespace {

using calibration::Figure;
using calibration::kind_names;

// Candidates of the session 2025, of the ministry's press notice (NOTES.md beside the files).
constexpr std::int32_t candidates_2025 = 980'117;
// An admitted candidate chose: a proposal near home is twice as likely to be taken (assumed; no
// file tells where the candidates who are not admitted come from).
constexpr double home_preference = 2;
constexpr std::size_t most_subjects = 24;
// Parts of a kind's formations, by capacity, for the joint law of capacity and wishes.
constexpr std::size_t formations_a_part = 30;
constexpr std::size_t most_parts = 24;
// A distance class ends at each of these, km; the first is the academy itself.
constexpr double class_ends[] = {60, 120, 180, 250, 330, 420, 520, 650, 900, 3000};

constexpr const char* head =
    R"(// Written by tools/calibrate from the ministry's open data: run it again rather than edit.
//   affecta_calibrate ../shared/data datasets/calibration/tables.cpp
// Sources: "Parcoursup 2025/2019, vœux de poursuite d'études et de réorientation" and "taux minimum
// de boursiers" 2023, ministère de l'enseignement supérieur, Licence Ouverte / Etalab. Derived
// figures only; docs/synthetic-country.md says how each is computed.
#include "datasets/calibration/calibration.h"

// clang-format off
namespace affecta::calibration {

namespace {

)";

std::int32_t rounded(double value) { return static_cast<std::int32_t>(std::lround(value)); }

std::string list(const std::vector<std::int32_t>& values) {
  std::string text;
  std::size_t column = 0;
  for (const std::int32_t value : values) {
    const std::string item = fmt::format("{},", value);
    if (column + item.size() > 96) {
      text += "\n";
      column = 0;
    }
    text += item;
    column += item.size();
  }
  return text;
}

// The generator takes the middle of its equal parts: the k-th of n values stands at (k - 1/2) / n,
// so that as many formations as there really are get the real values back, the extremes too.
std::vector<std::int32_t> quantiles(const std::vector<double>& sorted, std::size_t points) {
  std::vector<std::int32_t> values;
  const auto count = static_cast<double>(sorted.size());
  for (std::size_t i = 0; i < points; ++i) {
    const double probability = static_cast<double>(i) / static_cast<double>(points - 1);
    const double position = (probability * count - 0.5) / std::max(1.0, count - 1);
    values.push_back(rounded(quantile(sorted, std::clamp(position, 0.0, 1.0))));
  }
  return values;
}

class Writer {
 public:
  explicit Writer(const Sessions& sessions) : sessions_(sessions) {}
  std::string text();

 private:
  void array(const std::string& name, const std::vector<std::int32_t>& values) {
    text_ += fmt::format("constexpr std::int32_t {}[] = {{\n{}}};\n", name, list(values));
  }
  void academies();
  void kind(std::size_t kind);
  void subjects(std::size_t kind);
  void joint_pressure(std::size_t kind);
  void shares(std::size_t kind);
  std::string real_figures(std::size_t kind);
  std::string profile(std::size_t kind) const;
  std::string attraction(std::size_t kind);
  void boarding(std::size_t kind);
  void nation();
  // Kinds that 2019 did not know are like the one they came from.
  std::size_t kind_in_2019(std::size_t kind) const;

  const Sessions& sessions_;
  Eigen::MatrixXd km_;
  Eigen::VectorXd population_;
  std::string text_;
  std::string kinds_;
};

std::size_t distance_class(double km, bool home) {
  if (home) return 0;
  std::size_t found = 1;
  for (const double end : class_ends) found += km >= end ? 1 : 0;
  return found;
}

void Writer::academies() {
  const AcademyEffects popularity = fit_popularity(sessions_);
  const AcademyEffects scholarship = fit_scholarship(sessions_);
  const Eigen::Index count = population_.size();
  std::string rows;
  for (Eigen::Index a = 0; a < count; ++a) {
    std::string classes;
    for (Eigen::Index b = 0; b < count; ++b) {
      classes += fmt::format("{},", distance_class(km_(a, b), a == b));
    }
    text_ += fmt::format("constexpr std::uint8_t distance_{}[] = {{{}}};\n", a, classes);
    const AcademyPlace& place = sessions_.academies[static_cast<std::size_t>(a)];
    rows += fmt::format("{{\"{}\", {}, {}, {}, {}, distance_{}}},\n", place.name,
                        rounded(population_[a] / population_.sum() * 1e6),
                        rounded(popularity.effect[a] * 1e3), rounded(scholarship.effect[a]),
                        region_of(place, static_cast<int>(a)), a);
  }
  text_ += fmt::format("constexpr Academy academies[] = {{\n{}}};\n", rows);
  text_ += fmt::format("constexpr std::int32_t popularity_noise_milli = {};\n",
                       rounded(popularity.residual * 1e3));
  text_ += fmt::format("constexpr std::int32_t scholarship_noise_permille = {};\n",
                       rounded(scholarship.residual));
}

void Writer::subjects(std::size_t kind) {
  std::map<std::string, std::int32_t> counts;
  for (const Formation& formation : sessions_.of_2025) {
    if (formation.kind == kind) ++counts[formation.open.subject];
  }
  std::vector<std::pair<std::int32_t, std::string>> sorted;
  for (const auto& [name, count] : counts) sorted.emplace_back(-count, name);
  std::sort(sorted.begin(), sorted.end());
  sorted.resize(std::min(sorted.size(), most_subjects));
  text_ += fmt::format("constexpr Subject subjects_{}[] = {{\n", kind);
  for (const auto& [count, name] : sorted) text_ += fmt::format("{{\"{}\", {}}},\n", name, -count);
  text_ += "};\n";
}

// Wishes per place by parts of the capacity: the joint law, without assuming a form.
void Writer::joint_pressure(std::size_t kind) {
  std::vector<std::pair<int, double>> rows;
  for (const Formation& formation : sessions_.of_2025) {
    if (formation.kind == kind && formation.open.capacity > 0) {
      rows.emplace_back(formation.open.capacity, formation.pressure());
    }
  }
  std::sort(rows.begin(), rows.end());
  const std::size_t parts = std::clamp<std::size_t>(rows.size() / formations_a_part, 1, most_parts);
  const std::size_t points = std::clamp<std::size_t>(rows.size() / parts, 33, 65);
  std::vector<std::int32_t> values;
  std::vector<std::int32_t> correlations;
  for (std::size_t part = 0; part < parts; ++part) {
    std::vector<double> pressures;
    std::vector<double> capacities;
    for (std::size_t i = rows.size() * part / parts; i < rows.size() * (part + 1) / parts; ++i) {
      pressures.push_back(rows[i].second * 1e3);
      capacities.push_back(rows[i].first);
    }
    correlations.push_back(rounded(1e3 * rank_correlation(capacities, pressures)));
    std::sort(pressures.begin(), pressures.end());
    const auto row = quantiles(pressures, points);
    values.insert(values.end(), row.begin(), row.end());
  }
  array(fmt::format("pressure_{}", kind), values);
  array(fmt::format("pressure_correlation_{}", kind), correlations);
  kinds_ += fmt::format("capacity_{}, wishes_{}, {}, pressure_{}, pressure_correlation_{}, ", kind,
                        kind, parts, kind, kind);
}

std::size_t Writer::kind_in_2019(std::size_t kind) const {
  for (const Formation& formation : sessions_.of_2019) {
    if (formation.kind == kind) return kind;
  }
  return calibration::kind_of("Licence", "");
}

void Writer::shares(std::size_t kind) {
  array(fmt::format("scholarship_{}", kind),
        quantiles(sorted_values(sessions_.of_2025, kind,
                                [](const Formation& f) { return f.open.scholarship_permille; }),
                  101));
  const std::size_t then = kind_in_2019(kind);
  array(fmt::format("ranked_{}", kind),
        quantiles(sorted_values(sessions_.of_2019, then,
                                [](const Formation& f) {
                                  if (f.open.candidates <= 0) return -1.0;
                                  return std::min(1e3, 1e3 * f.open.ranked / f.open.candidates);
                                }),
                  21));
  array(fmt::format("proposals_{}", kind), quantiles(sorted_values(sessions_.of_2019, then,
                                                                   [](const Formation& f) {
                                                                     if (f.open.capacity <= 0)
                                                                       return -1.0;
                                                                     return 1e3 * f.open.proposals /
                                                                            f.open.capacity;
                                                                   }),
                                                     21));
  kinds_ += fmt::format("scholarship_{}, ranked_{}, proposals_{},\n", kind, kind, kind);
}

std::string Writer::profile(std::size_t kind) const {
  std::array<double, 4> sums{};
  double all = 0;
  for (const Formation& formation : sessions_.of_2019) {
    if (formation.kind != kind_in_2019(kind)) continue;
    for (std::size_t i = 0; i < 4; ++i) {
      const double count = std::max(0, formation.open.of_profile[i]);
      sums[i] += count;
      all += count;
    }
  }
  return fmt::format("{{{}, {}, {}, {}}}", rounded(1e3 * sums[0] / all),
                     rounded(1e3 * sums[1] / all), rounded(1e3 * sums[2] / all),
                     rounded(1e3 * sums[3] / all));
}

// The attraction of a class is the one at the mean distance of its pairs of academies.
std::string Writer::attraction(std::size_t kind) {
  const Gravity gravity = fit_gravity(sessions_, kind, km_, population_);
  text_ += fmt::format("// {}: border {:.2f}, reach {:.0f} km\n", kind_names[kind].code,
                       gravity.border, gravity.reach);
  std::array<double, calibration::distance_class_count> sum{};
  std::array<double, calibration::distance_class_count> pairs{};
  for (Eigen::Index a = 0; a < km_.rows(); ++a) {
    for (Eigen::Index b = 0; b < km_.cols(); ++b) {
      const std::size_t at = distance_class(km_(a, b), a == b);
      sum[at] += gravity.attraction(km_(a, b), a == b);
      pairs[at] += 1;
    }
  }
  std::string text;
  for (std::size_t i = 0; i < sum.size(); ++i) {
    const double mean = pairs[i] > 0 ? sum[i] / pairs[i] : 0;
    text += fmt::format("{}, ", rounded(1e6 * (i == 0 ? 1 : mean * home_preference)));
  }
  return "{" + text + "}";
}

void Writer::boarding(std::size_t kind) {
  const auto candidates = sorted_values(sessions_.of_2019, kind, [](const Formation& f) {
    return f.open.boarding_candidates > 0 ? f.open.boarding_candidates : -1;
  });
  const auto boarders = sorted_values(sessions_.of_2019, kind, [](const Formation& f) {
    return f.open.boarding_candidates > 0 ? f.open.boarders : -1;
  });
  const auto all = sorted_values(sessions_.of_2019, kind, [](const Formation&) { return 1; });
  array(fmt::format("boarding_{}", kind), quantiles(candidates, 101));
  array(fmt::format("boarders_{}", kind), quantiles(boarders, 21));
  const double permille =
      all.empty() ? 0
                  : 1e3 * static_cast<double>(candidates.size()) / static_cast<double>(all.size());
  kinds_ += fmt::format("{}, boarding_{}, boarders_{},\n", rounded(permille), kind, kind);
}

std::string Writer::real_figures(std::size_t kind) {
  const auto& now = sessions_.of_2025;
  const std::vector<double> figures[] = {
      sorted_values(now, kind, [](const Formation& f) { return f.open.capacity; }),
      sorted_values(now, kind, [](const Formation& f) { return f.open.candidates; }),
      sorted_values(now, kind, [](const Formation& f) { return f.pressure() * 1e3; }),
      sorted_values(now, kind, [](const Formation& f) { return f.open.scholarship_permille; }),
      sorted_values(sessions_.of_2019, kind, [](const Formation& f) {
        return f.open.boarding_candidates > 0 ? f.open.boarding_candidates : -1;
      })};
  std::string text = "{{";
  std::string exists;
  for (const auto& values : figures) {
    text += "{";
    for (const std::int32_t permille : calibration::compared_permille) {
      text += fmt::format("{}, ", rounded(quantile(values, permille / 1e3)));
    }
    text += "}, ";
    exists += values.empty() ? "false, " : "true, ";
  }
  return text + "}}, {" + exists + "}";
}

void Writer::kind(std::size_t kind) {
  std::int32_t formations = 0;
  std::int32_t selective = 0;
  std::vector<std::int32_t> by_academy(sessions_.academies.size());
  for (const Formation& formation : sessions_.of_2025) {
    if (formation.kind != kind) continue;
    ++formations;
    selective += formation.open.selective ? 1 : 0;
    if (formation.academy >= 0) ++by_academy[static_cast<std::size_t>(formation.academy)];
  }
  text_ += fmt::format("// {}\n", kind_names[kind].code);
  array(fmt::format("academies_{}", kind), by_academy);
  subjects(kind);
  kinds_ += fmt::format("{{\"{}\", \"{}\", {}, {}, academies_{}, subjects_{},\n",
                        kind_names[kind].code, kind_names[kind].label, formations,
                        rounded(1e3 * selective / formations), kind, kind);
  array(fmt::format("capacity_{}", kind),
        quantiles(sorted_values(sessions_.of_2025, kind,
                                [](const Formation& f) {
                                  return f.open.capacity > 0 ? f.open.capacity : -1;
                                }),
                  201));
  array(fmt::format("wishes_{}", kind),
        quantiles(sorted_values(sessions_.of_2025, kind,
                                [](const Formation& f) { return f.open.candidates; }),
                  201));
  joint_pressure(kind);
  shares(kind);
  const Merit merit = fit_merit(sessions_, kind);
  std::vector<double> shifts;
  for (const double shift : merit.shifts) shifts.push_back(shift * 1e3);
  array(fmt::format("merit_{}", kind), quantiles(shifts, 21));
  kinds_ += fmt::format("{},\n{},\n{}, merit_{},\n", profile(kind), attraction(kind),
                        rounded(merit.correlation * 1e3), kind);
  boarding(kind);
  kinds_ += real_figures(kind) + "},\n";
}

void Writer::nation() {
  array("min_scholarship", quantiles(sessions_.min_scholarship, 101));
  array("shared_group_sizes",
        {sessions_.shared_group_sizes.begin(), sessions_.shared_group_sizes.end()});
  std::vector<std::int32_t> normal;
  for (int i = 0; i <= 1024; ++i) {
    // The ends stand for the outermost 1,024th part of each tail.
    const double probability = std::clamp(i / 1024.0, 1 / 4096.0, 1 - 1 / 4096.0);
    normal.push_back(rounded(1e3 * normal_quantile(probability)));
  }
  array("standard_normal", normal);
  std::int64_t wishes = 0;
  for (const Formation& formation : sessions_.of_2025) wishes += formation.open.candidates;
  text_ += fmt::format("constexpr Kind kinds[] = {{\n{}}};\n", kinds_);
  text_ += fmt::format(
      "constexpr Calibration tables = {{kinds, academies, {{{}, {}, {}}},\n"
      "popularity_noise_milli, scholarship_noise_permille, min_scholarship, shared_group_sizes, "
      "{},\nstandard_normal}};\n",
      candidates_2025, wishes, sessions_.of_2025.size(), sessions_.min_scholarship.size());
}

std::string Writer::text() {
  text_ = head;
  km_ = distances(sessions_.academies);
  population_ = populations(sessions_);
  academies();
  for (std::size_t k = 0; k < calibration::kind_count; ++k) kind(k);
  nation();
  text_ +=
      "\n}  // namespace\n\nconst Calibration& calibration() { return tables; }\n\n"
      "}  // namespace affecta::calibration\n";
  return text_;
}

}  // namespace

std::string tables_text(const Sessions& sessions) { return Writer(sessions).text(); }

}  // namespace affecta::calibrate
