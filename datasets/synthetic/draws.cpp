#include "datasets/synthetic/draws.h"

#include <algorithm>
#include <numeric>

namespace affecta::synthetic {

std::int32_t normal_share_below(std::int32_t milli) {
  const calibration::Quantiles table = calibration::calibration().standard_normal_milli;
  const auto above = std::lower_bound(table.begin(), table.end(), milli);
  return static_cast<std::int32_t>((above - table.begin()) * 1000 /
                                   static_cast<std::ptrdiff_t>(table.size() - 1));
}

std::vector<std::int64_t> apportion(const std::vector<std::int64_t>& weights, std::int64_t total) {
  const std::int64_t all = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  std::vector<std::int64_t> shares(weights.size());
  if (all == 0) return shares;
  std::vector<std::pair<std::int64_t, std::size_t>> remainders;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    shares[i] = weights[i] * total / all;
    given += shares[i];
    remainders.emplace_back(-(weights[i] * total % all), i);
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t i = 0; given < total; ++i, ++given) ++shares[remainders[i].second];
  return shares;
}

std::int64_t integer_square_root(std::int64_t value) {
  std::int64_t root = 0;
  for (std::int64_t bit = std::int64_t{1} << 30; bit > 0; bit >>= 1) {
    if ((root + bit) * (root + bit) <= value) root += bit;
  }
  return root;
}

}  // namespace affecta::synthetic
