#include "datasets/synthetic/demand.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "datasets/synthetic/draws.h"
#include "engine/base/check.h"

namespace affecta::synthetic {

namespace {

using calibration::calibration;
using calibration::profile_count;

constexpr std::size_t demanded_a_chunk = 64;
// Wishes of a candidate by profile, beside the mean (assumed: general baccalaureates make more).
constexpr std::int64_t appetite_percent[profile_count] = {105, 95, 85, 100};
// Bounds of the thirds of a standard normal law.
constexpr std::int32_t third_milli = 431;

std::size_t academies() { return calibration().academies.size(); }
std::size_t blocks_of_half() { return academies() * profile_count * merit_parts; }

struct Cell {
  std::uint32_t block;
  std::uint32_t count;
};

// The academies with formations: candidates live there.
std::vector<bool> inhabited(const CountryPlan& plan) {
  std::vector<bool> academy(academies());
  for (const PlannedFormation& formation : plan.formations) academy[formation.academy] = true;
  return academy;
}

// How candidates come to one kind's formations in one academy: weights by home academy, 2^20 in
// all.
std::vector<std::uint64_t> homes(std::size_t kind, std::size_t academy,
                                 const std::vector<bool>& lived_in) {
  const auto& places = calibration().academies;
  std::vector<std::uint64_t> weights(places.size());
  std::uint64_t all = 0;
  for (std::size_t a = 0; a < places.size(); ++a) {
    if (!lived_in[a]) continue;
    const std::size_t distance = places[academy].distance_class[a];
    weights[a] = static_cast<std::uint64_t>(places[a].weight) *
                 static_cast<std::uint64_t>(calibration().kinds[kind].attraction[distance]);
    all += weights[a];
  }
  for (std::size_t a = 0; a < places.size(); ++a) {
    if (lived_in[a]) weights[a] = (weights[a] << 20) / all + 1;
  }
  return weights;
}

// The thirds of the merit among candidates whose mean is shifted, permille.
std::array<std::uint64_t, merit_parts> merit_shares(std::int32_t shift_milli) {
  const std::int32_t low = normal_share_below(-third_milli - shift_milli);
  const std::int32_t middle = normal_share_below(third_milli - shift_milli) - low;
  return {static_cast<std::uint64_t>(low), static_cast<std::uint64_t>(middle),
          static_cast<std::uint64_t>(1000 - low - middle)};
}

class Spreader {
 public:
  explicit Spreader(const CountryPlan& plan) : plan_(plan) {
    const std::vector<bool> lived_in = inhabited(plan);
    for (std::size_t k = 0; k < calibration().kinds.size(); ++k) {
      for (std::size_t a = 0; a < academies(); ++a) homes_.push_back(homes(k, a, lived_in));
    }
  }

  // Appends the formation's cells; their counts sum to its wishes.
  void spread(std::size_t formation, std::vector<Cell>& cells) const {
    const PlannedFormation& planned = plan_.formations[formation];
    if (planned.wishes == 0) return;
    const auto holders = (std::int64_t{planned.wishes} * planned.scholarship_permille + 500) / 1000;
    Draws draws(plan_.seed, Purpose::demand, formation);
    spread_half(planned, 0, planned.wishes - holders, draws, cells);
    spread_half(planned, blocks_of_half(), holders, draws, cells);
  }

 private:
  // Systematic sampling: cell by cell the cumulative weight, times the count, rounded with one
  // drawn offset; every cell is within one of its exact share.
  void spread_half(const PlannedFormation& planned, std::size_t first_block, std::int64_t count,
                   Draws& draws, std::vector<Cell>& cells) const {
    const auto& home = homes_[planned.kind * academies() + planned.academy];
    const auto& profiles = calibration().kinds[planned.kind].profile_permille;
    const auto merits = merit_shares(planned.merit_shift_milli);
    const std::uint64_t profile_sum =
        static_cast<std::uint64_t>(std::accumulate(profiles.begin(), profiles.end(), 0));
    const std::uint64_t all =
        std::accumulate(home.begin(), home.end(), std::uint64_t{0}) * profile_sum * 1000;
    const auto wanted = static_cast<std::uint64_t>(count);
    const std::uint64_t offset = all / 1024 * draws.below(1024);
    std::uint64_t weight = 0;
    std::uint64_t given = 0;
    std::size_t block = first_block;
    for (const std::uint64_t at_home : home) {
      for (const std::int32_t of_profile : profiles) {
        for (const std::uint64_t of_merit : merits) {
          weight += at_home * static_cast<std::uint64_t>(of_profile) * of_merit;
          const std::uint64_t until = (weight * wanted + offset) / all;
          if (until > given) {
            cells.push_back(
                {static_cast<std::uint32_t>(block), static_cast<std::uint32_t>(until - given)});
          }
          given = until;
          ++block;
        }
      }
    }
    AFFECTA_CHECK(given == wanted);
  }

  const CountryPlan& plan_;
  std::vector<std::vector<std::uint64_t>> homes_;  // by kind and academy
};

// How many candidates each block has, from how many wishes it is wanted for: in proportion, one at
// least where there is a wish, never more than wishes.
std::vector<std::uint32_t> size_blocks(const std::vector<std::int64_t>& wishes,
                                       std::int64_t candidates) {
  std::vector<std::int64_t> weights(wishes.size());
  for (std::size_t b = 0; b < wishes.size(); ++b) {
    weights[b] = wishes[b] * 1000 / appetite_percent[block_shape(b).profile];
  }
  std::vector<std::int64_t> sizes = apportion(weights, candidates);
  std::int64_t owed = 0;  // candidates to take elsewhere, or to place when negative
  for (std::size_t b = 0; b < sizes.size(); ++b) {
    const std::int64_t fitting =
        std::clamp<std::int64_t>(sizes[b], wishes[b] > 0 ? 1 : 0, wishes[b]);
    owed += fitting - sizes[b];
    sizes[b] = fitting;
  }
  for (std::size_t b = 0; owed != 0; b = (b + 1) % sizes.size()) {
    const std::int64_t step = owed > 0 ? 1 : -1;
    const std::int64_t size = sizes[b] - step;
    if (size < 1 || size > wishes[b]) continue;
    sizes[b] = size;
    owed -= step;
  }
  return {sizes.begin(), sizes.end()};
}

// A formation cannot have more candidates of a block than there are: the others come from the next
// blocks with room, of the same half if possible.
void move_excess(std::vector<Cell>& cells, const std::vector<std::uint32_t>& sizes) {
  std::vector<std::uint32_t> counts;
  for (std::size_t i = 0, given = cells.size(); i < given; ++i) {
    const std::uint32_t block = cells[i].block;
    if (cells[i].count <= sizes[block]) continue;
    if (counts.empty()) {
      counts.resize(sizes.size());
      for (const Cell& cell : cells) counts[cell.block] = cell.count;
    }
    std::uint32_t excess = counts[block] - std::min(counts[block], sizes[block]);
    counts[block] -= excess;
    const std::size_t half = blocks_of_half();
    const std::size_t first = block / half * half;
    for (std::size_t step = 1; step < 3 * half && excess > 0; ++step) {
      const std::size_t next =
          step < half ? first + (block - first + step) % half : (block + step) % sizes.size();
      const std::uint32_t room = sizes[next] - std::min(sizes[next], counts[next]);
      const std::uint32_t moved = std::min(room, excess);
      counts[next] += moved;
      excess -= moved;
    }
    AFFECTA_CHECK(excess == 0);
  }
  if (counts.empty()) return;
  cells.clear();
  for (std::size_t b = 0; b < counts.size(); ++b) {
    if (counts[b] > 0) cells.push_back({static_cast<std::uint32_t>(b), counts[b]});
  }
}

// The tensest first: by the proposals that a formation makes for each of its candidates.
std::vector<std::size_t> by_tension(const CountryPlan& plan) {
  std::vector<std::pair<std::int64_t, std::size_t>> keyed;
  for (std::size_t f = 0; f < plan.formations.size(); ++f) {
    const PlannedFormation& formation = plan.formations[f];
    const std::int64_t proposals =
        std::int64_t{formation.capacity} * formation.proposals_per_place_milli;
    keyed.emplace_back(proposals * 10 / std::max(1, formation.wishes), f);
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<std::size_t> order;
  for (const auto& [openness, formation] : keyed) order.push_back(formation);
  return order;
}

}  // namespace

std::size_t block_count() { return 2 * blocks_of_half(); }

BlockShape block_shape(std::size_t block) {
  BlockShape shape;
  shape.merit = block % merit_parts;
  block /= merit_parts;
  shape.profile = block % profile_count;
  block /= profile_count;
  shape.academy = block % academies();
  shape.scholarship = block >= academies();
  return shape;
}

Demand spread_demand(const CountryPlan& plan, const Workers& workers) {
  const std::size_t formations = plan.formations.size();
  const Spreader spreader(plan);
  std::vector<std::vector<Cell>> cells(formations);
  workers.for_each(formations, demanded_a_chunk,
                   [&](std::size_t f) { spreader.spread(f, cells[f]); });
  std::vector<std::int64_t> wishes(block_count());
  for (const auto& row : cells) {
    for (const Cell& cell : row) wishes[cell.block] += cell.count;
  }
  Demand demand;
  demand.candidates = size_blocks(wishes, plan.candidates);
  workers.for_each(formations, demanded_a_chunk,
                   [&](std::size_t f) { move_excess(cells[f], demand.candidates); });

  demand.first.assign(formations + 1, 0);
  for (std::size_t f = 0; f < formations; ++f) {
    demand.first[f + 1] = demand.first[f] + static_cast<std::uint32_t>(plan.formations[f].wishes);
  }
  demand.of_block.resize(block_count());
  for (const std::size_t f : by_tension(plan)) {
    std::uint32_t first = demand.first[f];
    for (const Cell& cell : cells[f]) {
      demand.of_block[cell.block].push_back({static_cast<std::uint32_t>(f), cell.count, first});
      first += cell.count;
    }
  }
  return demand;
}

}  // namespace affecta::synthetic
