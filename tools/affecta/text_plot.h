// Distributions as small text plots.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace affecta::cli {

// One line a bar: label, count, share, bar.
std::string bar_plot(const std::vector<std::pair<std::string, std::size_t>>& bars);

// "TITLE: n 12, p10 1, p50 3, p90 8, p99 9, max 9", then the values by powers of two.
std::string distribution(std::string_view title, std::vector<double> values);

}  // namespace affecta::cli
