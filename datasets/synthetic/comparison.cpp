#include "datasets/synthetic/comparison.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "datasets/calibration/kinds.h"

namespace affecta {

namespace {

using calibration::Figure;
using calibration::figure_count;
using Values = std::array<std::vector<std::int64_t>, figure_count>;  // of the formations of a kind

constexpr std::int64_t tolerance_percent = 15;

std::size_t at(Figure figure) { return static_cast<std::size_t>(figure); }

// What is counted of a formation.
struct Counts {
  std::int64_t places = 0;
  std::int64_t candidates = 0;
  std::int64_t scholarship_permille = OpenFormation::absent;
  std::int64_t boarding = 0;
};

void add(Values& values, const Counts& counts) {
  values[at(Figure::capacity)].push_back(counts.places);
  values[at(Figure::wishes)].push_back(counts.candidates);
  if (counts.places > 0) {
    values[at(Figure::pressure_milli)].push_back(counts.candidates * 1000 / counts.places);
  }
  if (counts.scholarship_permille >= 0) {
    values[at(Figure::scholarship_permille)].push_back(counts.scholarship_permille);
  }
  if (counts.boarding > 0) values[at(Figure::boarding_candidates)].push_back(counts.boarding);
}

// Linear between the neighbours, rounded.
std::int32_t quantile(const std::vector<std::int64_t>& sorted, std::int64_t permille) {
  const std::int64_t position = permille * (static_cast<std::int64_t>(sorted.size()) - 1);
  const auto below = static_cast<std::size_t>(position / 1000);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const std::int64_t step = sorted[above] - sorted[below];
  return static_cast<std::int32_t>(sorted[below] + (position % 1000 * step + 500) / 1000);
}

// By formation of the country, apprenticeship included (nothing is counted there).
std::vector<Counts> count_formations(const Country& country) {
  const Instance& instance = country.instance;
  const auto keys = country.formations.key.span();
  std::vector<Counts> counts(keys.size());
  std::vector<std::int64_t> holders(keys.size());
  for (const GroupIndex group : instance.groups.key.indices()) {
    const auto found =
        std::lower_bound(keys.begin(), keys.end(), instance.groups.key[group].formation);
    const auto formation = static_cast<std::size_t>(found - keys.begin());
    Counts& count = counts[formation];
    count.places += instance.groups.capacity[group];
    for (const WishIndex wish : instance.wishes_of_group[group]) {
      const bool with_boarding = instance.has(wish, wish_flag::with_boarding);
      count.boarding += with_boarding ? 1 : 0;
      if (with_boarding && instance.has(wish, wish_flag::has_sibling)) continue;
      ++count.candidates;
      holders[formation] += country.candidates.scholarship[instance.wishes.candidate[wish]];
    }
  }
  for (std::size_t f = 0; f < counts.size(); ++f) {
    if (counts[f].candidates == 0) continue;
    counts[f].scholarship_permille =
        (holders[f] * 1000 + counts[f].candidates / 2) / counts[f].candidates;
  }
  return counts;
}

std::vector<Values> generated_values(const Country& country) {
  std::vector<Values> values(calibration::kind_count);
  const std::vector<Counts> counts = count_formations(country);
  for (const FormationIndex formation : country.formations.key.indices()) {
    if (country.formations.apprenticeship[formation] != 0) continue;
    for (std::size_t k = 0; k < calibration::kind_count; ++k) {
      if (calibration::kind_names[k].code != country.formations.kind[formation]) continue;
      add(values[k], counts[formation.value]);
    }
  }
  return values;
}

std::vector<Values> open_values(const OpenData& data) {
  std::vector<Values> values(calibration::kind_count);
  for (const OpenFormation& open : data.formations) {
    add(values[calibration::kind_of(open.label, open.subject)],
        {open.capacity, open.candidates, open.scholarship_permille, open.boarding_candidates});
  }
  return values;
}

void sort_all(std::vector<Values>& kinds) {
  for (Values& values : kinds) {
    for (auto& figure : values) std::sort(figure.begin(), figure.end());
  }
}

WishesPerCandidate count_wishes(const Country& country, const OpenData* open_data) {
  const Instance& instance = country.instance;
  WishesPerCandidate result;
  std::int64_t all = 0;
  for (const CandidateIndex candidate : instance.candidates.key.indices()) {
    std::size_t wishes = 0;
    for (const WishIndex wish : instance.wishes_of_candidate[candidate]) {
      const bool second = instance.has(wish, wish_flag::has_sibling) &&
                          instance.has(wish, wish_flag::with_boarding);
      wishes += second ? 0 : 1;
    }
    if (wishes >= result.candidates.size()) result.candidates.resize(wishes + 1);
    ++result.candidates[wishes];
    all += static_cast<std::int64_t>(wishes);
  }
  const auto candidates = static_cast<std::int64_t>(instance.candidate_count());
  result.mean_milli = static_cast<std::int32_t>(all * 1000 / candidates);
  const auto& nation = calibration::calibration().nation;
  // The formations of a file are given: the mean is theirs for the candidates asked for.
  result.real_mean_milli =
      open_data != nullptr ? result.mean_milli
                           : static_cast<std::int32_t>(nation.wishes * 1000 / nation.candidates);
  return result;
}

}  // namespace

bool Comparison::close() const {
  const std::int64_t difference = std::abs(std::int64_t{generated} - real);
  return difference <= figure_unit(figure) ||
         difference * 100 <= tolerance_percent * std::abs(std::int64_t{real});
}

std::int32_t WishesPerCandidate::quantile(std::int32_t permille) const {
  std::int64_t all = 0;
  for (const std::int32_t count : candidates) all += count;
  std::int64_t below = 0;
  for (std::size_t wishes = 0; wishes < candidates.size(); ++wishes) {
    below += candidates[wishes];
    if (below * 1000 >= all * permille) return static_cast<std::int32_t>(wishes);
  }
  return 0;
}

CountryComparison compare_with_real(const Country& country, const OpenData* open_data) {
  std::vector<Values> generated = generated_values(country);
  sort_all(generated);
  std::vector<Values> real(calibration::kind_count);
  if (open_data != nullptr) real = open_values(*open_data);
  sort_all(real);
  CountryComparison comparison;
  for (std::size_t k = 0; k < calibration::kind_count; ++k) {
    const calibration::Kind& kind = calibration::calibration().kinds[k];
    for (std::size_t f = 0; f < figure_count; ++f) {
      const bool exists = open_data != nullptr ? !real[k][f].empty() : kind.real_exists[f];
      if (!exists || generated[k][f].size() < least_formations_compared) continue;
      for (std::size_t q = 0; q < calibration::compared_permille.size(); ++q) {
        const std::int32_t permille = calibration::compared_permille[q];
        comparison.rows.push_back(
            {std::string(kind.code), static_cast<Figure>(f), permille, generated[k][f].size(),
             quantile(generated[k][f], permille),
             open_data != nullptr ? quantile(real[k][f], permille) : kind.real[f][q]});
      }
    }
  }
  comparison.wishes_per_candidate = count_wishes(country, open_data);
  return comparison;
}

std::string_view figure_name(Figure figure) {
  constexpr std::string_view names[] = {"capacity", "wishes", "pressure", "scholarship share",
                                        "boarding demand"};
  return names[at(figure)];
}

std::int32_t figure_unit(Figure figure) {
  constexpr std::int32_t units[] = {1, 1, 1000, 10, 1};
  return units[at(figure)];
}

}  // namespace affecta
