#include "tools/affecta/text_plot.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

namespace affecta::cli {

namespace {

constexpr std::size_t widest_bar = 40;

// The class of a value: 0 for less than 1, then 1, 2-3, 4-7, …
std::size_t class_of(double value) {
  return value < 1 ? 0 : 1 + static_cast<std::size_t>(std::log2(value));
}

std::string name_of(std::size_t number, bool whole) {
  if (number == 0) return whole ? "0" : "< 1";
  const std::size_t begin = std::size_t{1} << (number - 1);
  if (!whole) return fmt::format("{}–{}", begin, 2 * begin);
  return begin == 1 ? "1" : fmt::format("{}–{}", begin, 2 * begin - 1);
}

}  // namespace

std::string bar_plot(const std::vector<std::pair<std::string, std::size_t>>& bars) {
  std::size_t label_width = 0;
  std::size_t most = 1;
  std::size_t total = 0;
  for (const auto& [label, count] : bars) {
    label_width = std::max(label_width, label.size());
    most = std::max(most, count);
    total += count;
  }
  std::string text;
  for (const auto& [label, count] : bars) {
    const std::size_t width = (count * widest_bar + most - 1) / most;
    std::string bar;
    for (std::size_t i = 0; i < width; ++i) bar += "█";
    fmt::format_to(std::back_inserter(text), "  {:>{}} {:>9} {:>5.1f} % {}\n", label, label_width,
                   count, 100.0 * static_cast<double>(count) / static_cast<double>(total), bar);
  }
  return text;
}

std::string distribution(std::string_view title, std::vector<double> values) {
  std::string text = fmt::format("{}: n {}", title, values.size());
  if (values.empty()) return text + "\n";
  std::ranges::sort(values);
  const bool whole = std::ranges::all_of(values, [](double v) { return v == std::floor(v); });
  const auto shown = [whole](double v) { return fmt::format("{:.{}f}", v, whole ? 0 : 2); };
  for (const auto& [name, share] : {std::pair("p10", 0.1), std::pair("p50", 0.5),
                                    std::pair("p90", 0.9), std::pair("p99", 0.99)}) {
    const double last = static_cast<double>(values.size() - 1);
    const auto at = static_cast<std::size_t>(std::llround(share * last));
    fmt::format_to(std::back_inserter(text), ", {} {}", name, shown(values[at]));
  }
  fmt::format_to(std::back_inserter(text), ", max {}\n", shown(values.back()));

  std::vector<std::pair<std::string, std::size_t>> bars;
  for (std::size_t i = class_of(values.front()); i <= class_of(values.back()); ++i) {
    bars.emplace_back(name_of(i, whole), 0);
  }
  for (const double value : values) ++bars[class_of(value) - class_of(values.front())].second;
  return text + bar_plot(bars);
}

}  // namespace affecta::cli
