// A country beside the real figures.
//
// Purpose: what `affecta generate --report` shows and the tests assert: quantiles over the
// formations of each kind, generated and real, those in apprenticeship left out (no file has them).
// Units: as calibration::Figure says; real figures are those of the session 2025, boarding 2019.
// Thread safety: pure. Cost: one pass over the wishes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "datasets/calibration/calibration.h"
#include "datasets/country.h"
#include "datasets/synthetic/open_data.h"

namespace affecta {

struct Comparison {
  std::string kind;
  calibration::Figure figure = calibration::Figure::capacity;
  std::int32_t permille = 0;   // which quantile: 100 is p10
  std::size_t formations = 0;  // generated
  std::int32_t generated = 0;
  std::int32_t real = 0;

  // Within 15 % or one unit (a place, a wish, a wish per place, a percent).
  bool close() const;
};

struct WishesPerCandidate {
  std::int32_t mean_milli = 0;
  std::int32_t real_mean_milli = 0;
  std::vector<std::int32_t> candidates;  // by number of wishes: how many candidates make so many
  std::int32_t quantile(std::int32_t permille) const;
};

struct CountryComparison {
  std::vector<Comparison> rows;  // by kind, figure and quantile
  WishesPerCandidate wishes_per_candidate;
};

// Kinds with fewer formations than this are left out: their quantiles say little.
inline constexpr std::size_t least_formations_compared = 200;

// With `open_data` the real figures are the file's.
CountryComparison compare_with_real(const Country& country, const OpenData* open_data);

// "capacity", "wishes", … and what one unit of it is in the rows' numbers.
std::string_view figure_name(calibration::Figure figure);
std::int32_t figure_unit(calibration::Figure figure);

}  // namespace affecta
