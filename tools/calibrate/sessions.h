// The two sessions of open data, by kind and academy, and the minimum scholarship rates.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "datasets/calibration/kinds.h"
#include "datasets/synthetic/open_data.h"

namespace affecta::calibrate {

struct Formation {
  OpenFormation open;
  std::size_t kind = 0;
  int academy = -1;  // -1: not one of Sessions::academies

  // Wishes per place, negative when there is no place.
  double pressure() const {
    return open.capacity > 0 ? static_cast<double>(open.candidates) / open.capacity : -1;
  }
};

struct AcademyPlace {
  std::string name;
  double latitude = 0;  // degrees, the mean of its formations
  double longitude = 0;
};

struct Sessions {
  std::vector<Formation> of_2025;
  std::vector<Formation> of_2019;
  std::vector<AcademyPlace> academies;  // in the order of their number of formations, 2025
  std::vector<double> min_scholarship;  // percent, one a ranking group, increasing
  std::vector<int> shared_group_sizes;  // formations of the groups with several, decreasing
};

// Reads the files of `folder` by their names in ../shared/data.
Result<Sessions> read_sessions(const std::string& folder);

// Type-7 quantile of increasing values (linear between the neighbours).
double quantile(const std::vector<double>& sorted, double probability);
// The sorted values of what `value` gives for the formations of a kind; negative ones are absent.
template <class Value>
std::vector<double> sorted_values(const std::vector<Formation>& formations, std::size_t kind,
                                  const Value& value) {
  std::vector<double> values;
  for (const Formation& formation : formations) {
    if (formation.kind != kind) continue;
    if (const double v = value(formation); v >= 0) values.push_back(v);
  }
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace affecta::calibrate
