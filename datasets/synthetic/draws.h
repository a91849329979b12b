// Random draws whose bytes are promised: splitmix64 streams, integers and tables only.
//
// Purpose: every row of a synthetic country draws from a stream of its own, named by the seed, what
// is drawn, and the row: the draws do not depend on the order of the work nor on the number of
// threads. No floating point, no distribution of the standard library: the same on any machine.
// Thread safety: a Draws belongs to one row. Cost: about a nanosecond a draw.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "datasets/calibration/calibration.h"

namespace affecta::synthetic {

// What a stream is for: streams of different purposes never meet.
enum class Purpose : std::uint64_t {
  academy_of_formation,
  popularity,
  scholarship_share,
  selective,
  subject,
  ranked_share,
  proposals,
  merit_shift,
  boarding_offered,
  boarding_sharing,
  enrolment,
  groups,
  sector_rate,
  shared_groups,
  demand,
  wish_counts,
  wish_draw,
  candidate_key,
  merit,
  board_score,
  boarding_wish,
  boarding_rank,
  conditions,
  person,
  school,
  cordees,
  responder,
  preference,
  overnight,
  taste,
  board_file,
  campaign,  // what people do during one: server/simulation
};

constexpr std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

class Draws {
 public:
  constexpr Draws(std::uint64_t seed, Purpose purpose, std::uint64_t row, std::uint64_t part = 0)
      : state_(mix(mix(mix(seed + golden) + static_cast<std::uint64_t>(purpose) * golden + row) +
                   part)) {}

  constexpr std::uint64_t next() { return mix(state_ += golden); }
  constexpr std::uint32_t bits() { return static_cast<std::uint32_t>(next() >> 32); }
  // In [0, limit); limit > 0. Uneven by at most one in 2^32 / limit.
  constexpr std::uint32_t below(std::uint32_t limit) {
    return static_cast<std::uint32_t>((next() >> 32) * limit >> 32);
  }
  constexpr bool chance(std::uint32_t permille) { return below(1000) < permille; }

 private:
  static constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;
  std::uint64_t state_;
};

// The quantile at part / of, linear between the table's points, rounded to the nearest.
constexpr std::int32_t quantile_at(calibration::Quantiles table, std::uint64_t part,
                                   std::uint64_t of) {
  const std::uint64_t scaled = part * (table.size() - 1);
  const std::uint64_t below = scaled / of;
  if (below + 1 >= table.size()) return table.back();
  const auto rest = static_cast<std::int64_t>(scaled % of);
  const std::int64_t step = std::int64_t{table[below + 1]} - table[below];
  const auto whole = static_cast<std::int64_t>(of);
  return static_cast<std::int32_t>(table[below] + (2 * rest * step + whole) / (2 * whole));
}

// The middle of the rank-th of `count` equal parts.
constexpr std::int32_t quantile_of_rank(calibration::Quantiles table, std::size_t rank,
                                        std::size_t count) {
  return quantile_at(table, 2 * rank + 1, 2 * count);
}

// Normal, in thousandths of a standard deviation.
inline std::int32_t normal_milli(std::uint32_t bits) {
  return quantile_at(calibration::calibration().standard_normal_milli, bits,
                     std::uint64_t{1} << 32);
}

// The share of a standard normal law below a value in thousandths, permille.
std::int32_t normal_share_below(std::int32_t milli);

// Fisher–Yates.
template <class T>
void shuffle(std::vector<T>& values, Draws& draws) {
  for (std::size_t i = values.size(); i > 1; --i) {
    std::swap(values[i - 1], values[draws.below(static_cast<std::uint32_t>(i))]);
  }
}

// `total` handed out in proportion to the weights, by largest remainders (ties: the first).
std::vector<std::int64_t> apportion(const std::vector<std::int64_t>& weights, std::int64_t total);

// The square root, rounded down.
std::int64_t integer_square_root(std::int64_t value);

}  // namespace affecta::synthetic
