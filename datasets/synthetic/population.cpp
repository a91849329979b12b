#include "datasets/synthetic/population.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "datasets/synthetic/draws.h"
#include "engine/base/check.h"

namespace affecta::synthetic {

namespace {

// How many wishes candidates make beyond the first, 41 quantiles, relative: a gamma law of shape 2,
// assumed (no file tells more than the mean). The rules allow ten wishes, some of them with up to
// ten sub-wishes.
constexpr std::int32_t wish_count_form[] = {0,   24,  36,  45,  53,  61,  68,  75,  82,  89,  96,
                                            103, 110, 117, 124, 131, 138, 145, 152, 160, 168, 176,
                                            184, 193, 202, 212, 222, 233, 244, 256, 269, 284, 299,
                                            317, 337, 361, 389, 425, 474, 557, 821};

// How many wishes each candidate of a block is to have: one at least, `wishes` in all.
std::vector<std::uint32_t> draw_wish_counts(std::uint64_t seed, std::size_t block,
                                            std::uint32_t candidates, std::uint32_t wishes,
                                            std::uint32_t most) {
  std::vector<std::int64_t> weights(candidates);
  Draws draws(seed, Purpose::wish_counts, block);
  for (std::int64_t& weight : weights) {
    weight = quantile_at(wish_count_form, draws.bits(), std::uint64_t{1} << 32);
  }
  const std::vector<std::int64_t> shares = apportion(weights, wishes - candidates);
  std::vector<std::uint32_t> counts(candidates);
  for (std::size_t i = 0; i < candidates; ++i) {
    counts[i] = std::min(most, 1 + static_cast<std::uint32_t>(shares[i]));
  }
  return counts;
}

// How far a candidate's wishes go together, in thousandths: each aims at the candidate's taste, and
// strays from it. Chosen with the boards' agreement (board_rankings.cpp), so that the first day
// proposes a place to 55.3 % of the candidates (2023).
constexpr std::int32_t taste_milli = 800;
constexpr std::int32_t stray_milli = 600;  // the squares make one

// Draws the applicants of one block: for each formation, its count of distinct candidates. Wishes
// wait in the order of what they aim at, and the formations, the tensest first, take the next ones:
// so a candidate's wishes are for formations about as hard to get into.
class BlockDraw {
 public:
  BlockDraw(std::uint64_t seed, std::size_t block, const std::vector<BlockDemand>& demand,
            std::uint32_t candidates)
      : draws_(seed, Purpose::wish_draw, block),
        demand_(demand),
        candidates_(candidates),
        drawn_for_(candidates, none),
        made_(candidates, 0) {
    std::uint32_t wishes = 0;
    for (const BlockDemand& wanted : demand) wishes += wanted.count;
    const auto counts = draw_wish_counts(seed, block, candidates, wishes,
                                         static_cast<std::uint32_t>(demand.size()));
    line_up(counts, Draws(seed, Purpose::taste, block));
    drawn_.reserve(wishes);
  }

  // The candidates' numbers in the block, formation after formation.
  std::vector<std::uint32_t> draw() {
    for (std::uint32_t i = 0; i < demand_.size(); ++i) draw_for(i);
    give_everyone_a_wish();
    return std::move(drawn_);
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  void line_up(const std::vector<std::uint32_t>& counts, Draws draws) {
    std::vector<std::pair<std::int32_t, std::uint32_t>> aims;
    for (std::uint32_t candidate = 0; candidate < candidates_; ++candidate) {
      const std::int32_t taste = taste_milli * normal_milli(draws.bits());
      for (std::uint32_t n = 0; n < counts[candidate]; ++n) {
        aims.emplace_back(taste + stray_milli * normal_milli(draws.bits()), candidate);
      }
    }
    std::sort(aims.begin(), aims.end());
    line_.reserve(aims.size());
    for (const auto& [aim, candidate] : aims) line_.push_back(candidate);
  }

  // Wishes put aside come first; a candidate's second one for this formation is put aside for the
  // next. When hardly anybody is left: anyone who has not applied here.
  void draw_for(std::uint32_t formation) {
    const std::size_t until = drawn_.size() + demand_[formation].count;
    std::size_t seen = 0;
    std::size_t kept = 0;
    for (; seen < aside_.size() && drawn_.size() < until; ++seen) {
      const std::uint32_t candidate = aside_[seen];
      if (!take(candidate, formation)) aside_[kept++] = candidate;
    }
    aside_.erase(aside_.begin() + static_cast<std::ptrdiff_t>(kept),
                 aside_.begin() + static_cast<std::ptrdiff_t>(seen));
    for (; next_ < line_.size() && drawn_.size() < until; ++next_) {
      if (!take(line_[next_], formation)) aside_.push_back(line_[next_]);
    }
    std::uint32_t anyone = draws_.below(candidates_);
    for (; drawn_.size() < until; anyone = (anyone + 1) % candidates_) take(anyone, formation);
  }

  bool take(std::uint32_t candidate, std::uint32_t formation) {
    if (drawn_for_[candidate] == formation) return false;
    drawn_for_[candidate] = formation;
    ++made_[candidate];
    drawn_.push_back(candidate);
    return true;
  }

  // Whoever was left without takes a wish of somebody with several.
  void give_everyone_a_wish() {
    std::size_t at = 0;
    for (std::uint32_t candidate = 0; candidate < candidates_; ++candidate) {
      if (made_[candidate] > 0) continue;
      while (made_[drawn_[at]] < 2) ++at;
      --made_[drawn_[at]];
      made_[candidate] = 1;
      drawn_[at] = candidate;
    }
  }

  Draws draws_;
  const std::vector<BlockDemand>& demand_;
  std::uint32_t candidates_;
  std::vector<std::uint32_t> drawn_for_;  // by candidate: the last formation, as its position
  std::vector<std::uint32_t> made_;       // by candidate: wishes made
  std::vector<std::uint32_t> line_;       // one entry a wish to be made, the tensest aims first
  std::size_t next_ = 0;                  // in line_
  std::vector<std::uint32_t> aside_;      // wishes of line_ passed over
  std::vector<std::uint32_t> drawn_;
};

// Candidates stand in an order that tells nothing of their block: as their drawn numbers do.
std::vector<CandidateIndex> scatter(std::uint64_t seed, std::size_t candidates) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order(candidates);
  for (std::uint32_t i = 0; i < candidates; ++i) {
    order[i] = {Draws(seed, Purpose::candidate_key, i).next(), i};
  }
  std::sort(order.begin(), order.end());
  std::vector<CandidateIndex> index_of(candidates);
  for (std::size_t i = 0; i < candidates; ++i) index_of[order[i].second] = CandidateIndex::at(i);
  return index_of;
}

// Normal, within the block's third.
std::int16_t draw_merit(std::uint64_t seed, std::size_t block, std::uint32_t slot) {
  const std::uint64_t part = block_shape(block).merit;
  const std::uint64_t bits = Draws(seed, Purpose::merit, slot).bits();
  const auto& table = calibration::calibration().standard_normal_milli;
  return static_cast<std::int16_t>(
      quantile_at(table, (part << 32) + bits, std::uint64_t{merit_parts} << 32));
}

}  // namespace

Population draw_population(const CountryPlan& plan, const Demand& demand, const Workers& workers,
                           ProgressObserver& progress) {
  const auto candidates = static_cast<std::size_t>(plan.candidates);
  const std::vector<CandidateIndex> index_of = scatter(plan.seed, candidates);
  std::vector<std::uint32_t> first(demand.candidates.size() + 1, 0);
  std::partial_sum(demand.candidates.begin(), demand.candidates.end(), first.begin() + 1);
  AFFECTA_CHECK(first.back() == candidates);

  Population population;
  population.block = Array<CandidateIndex, std::uint16_t>(candidates);
  population.merit_milli = Array<CandidateIndex, std::int16_t>(candidates);
  population.applicants.resize(demand.first.back());
  workers.for_each(demand.candidates.size(), 1, [&](std::size_t block) {
    for (std::uint32_t slot = first[block]; slot < first[block + 1]; ++slot) {
      population.block[index_of[slot]] = static_cast<std::uint16_t>(block);
      population.merit_milli[index_of[slot]] = draw_merit(plan.seed, block, slot);
    }
    if (demand.candidates[block] == 0) return;
    const std::vector<std::uint32_t> drawn =
        BlockDraw(plan.seed, block, demand.of_block[block], demand.candidates[block]).draw();
    std::size_t at = 0;
    for (const BlockDemand& wanted : demand.of_block[block]) {
      for (std::uint32_t n = 0; n < wanted.count; ++n) {
        population.applicants[wanted.first + n] = index_of[first[block] + drawn[at++]];
      }
    }
    progress.advance(drawn.size());
  });
  return population;
}

}  // namespace affecta::synthetic
