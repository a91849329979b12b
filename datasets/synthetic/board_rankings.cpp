#include "datasets/synthetic/board_rankings.h"

#include <algorithm>
#include <span>

#include "datasets/synthetic/draws.h"
#include "engine/base/check.h"
#include "engine/call_order/call_order.h"

namespace affecta::synthetic {

namespace {

using calibration::calibration;

constexpr std::size_t rankings_a_chunk = 16;
// Of what boards see beside the merit, how much is the candidate's file, the same for all of them,
// and how much is each board's own, in thousandths (chosen with the taste, population.cpp).
constexpr std::int64_t file_milli = 800;
constexpr std::int64_t own_milli = 600;  // the squares make one

// A ranking's candidates by rank, those not ranked after them.
struct Ranked {
  std::vector<CandidateIndex> order;
  std::size_t ranked = 0;
};

class RankingWork {
 public:
  RankingWork(const CountryPlan& plan, const Demand& demand, Population& population,
              const Workers& workers, ProgressObserver& progress)
      : plan_(plan),
        demand_(demand),
        population_(population),
        workers_(workers),
        progress_(progress) {}

  BoardRankings run() {
    split_by_group();
    rankings_.resize(plan_.rankings.size());
    workers_.for_each(plan_.rankings.size(), rankings_a_chunk,
                      [&](std::size_t r) { rankings_[r] = rank(r); });
    call();
    result_.rank.resize(population_.applicants.size());
    result_.call_rank.resize(population_.applicants.size());
    workers_.for_each(plan_.rankings.size(), rankings_a_chunk,
                      [&](std::size_t r) { hand_over(r); });
    return std::move(result_);
  }

 private:
  void split_by_group();
  std::span<CandidateIndex> applicants(std::size_t group) {
    return std::span(population_.applicants)
        .subspan(result_.first[group], result_.first[group + 1] - result_.first[group]);
  }
  const PlannedFormation& formation_of(std::size_t ranking) const {
    return plan_.formations[plan_.groups[plan_.rankings[ranking].groups.front()].formation];
  }
  Ranked rank(std::size_t ranking);
  RankingGroup ranking_group(std::size_t ranking) const;
  void call();
  void hand_over(std::size_t ranking);

  const CountryPlan& plan_;
  const Demand& demand_;
  Population& population_;
  const Workers& workers_;
  ProgressObserver& progress_;
  std::vector<Ranked> rankings_;
  std::vector<CallOrder> orders_;
  BoardRankings result_;
};

// Puts each formation's applicants in the order of their groups.
void RankingWork::split_by_group() {
  result_.first.resize(plan_.groups.size() + 1);
  result_.first.back() = demand_.first.back();
  workers_.for_each(plan_.formations.size(), formations_a_chunk, [&](std::size_t f) {
    const auto& group_of_profile = plan_.group_of_profile[f];
    const auto group_of = [&](CandidateIndex candidate) {
      return group_of_profile[block_shape(population_.block[candidate]).profile];
    };
    const auto begin = population_.applicants.begin() + demand_.first[f];
    const auto end = population_.applicants.begin() + demand_.first[f + 1];
    auto from = begin;
    for (std::size_t g = plan_.first_group[f]; g < plan_.first_group[f + 1]; ++g) {
      result_.first[g] = static_cast<std::uint32_t>(from - population_.applicants.begin());
      if (g + 1 == plan_.first_group[f + 1]) break;
      from = std::stable_partition(from, end, [&](CandidateIndex candidate) {
        return group_of(candidate) <= g - plan_.first_group[f];
      });
    }
  });
}

Ranked RankingWork::rank(std::size_t ranking) {
  const PlannedRanking& planned = plan_.rankings[ranking];
  const std::int64_t correlation =
      calibration().kinds[formation_of(ranking).kind].merit_correlation_milli;
  const std::int64_t rest = integer_square_root(1'000'000 - correlation * correlation);
  std::vector<std::pair<std::int64_t, std::uint32_t>> scores;  // best first when sorted
  for (const std::size_t group : planned.groups) {
    for (const CandidateIndex candidate : applicants(group)) {
      const std::int64_t file =
          normal_milli(Draws(plan_.seed, Purpose::board_file, candidate.value).bits());
      const std::int64_t own =
          normal_milli(Draws(plan_.seed, Purpose::board_score,
                             static_cast<std::uint64_t>(planned.key), candidate.value)
                           .bits());
      const std::int64_t score = 1000 * correlation * population_.merit_milli[candidate] +
                                 rest * (file_milli * file + own_milli * own);
      scores.emplace_back(-score, candidate.value);
    }
  }
  progress_.advance(scores.size());
  std::sort(scores.begin(), scores.end());
  if (planned.groups.size() > 1) {
    scores.erase(std::unique(scores.begin(), scores.end()), scores.end());
  }
  Ranked ranked;
  ranked.order.reserve(scores.size());
  for (const auto& [score, candidate] : scores) ranked.order.push_back(CandidateIndex{candidate});
  ranked.ranked = (scores.size() * static_cast<std::size_t>(planned.ranked_permille) + 999) / 1000;
  return ranked;
}

RankingGroup RankingWork::ranking_group(std::size_t ranking) const {
  const Ranked& ranked = rankings_[ranking];
  RankingGroup group;
  group.key = plan_.rankings[ranking].key;
  group.min_scholarship_percent = plan_.rankings[ranking].min_scholarship_percent;
  group.min_sector_percent = plan_.rankings[ranking].min_sector_percent;
  group.candidate.reserve(ranked.ranked);
  group.rank.reserve(ranked.ranked);
  group.type.reserve(ranked.ranked);
  for (std::size_t i = 0; i < ranked.ranked; ++i) {
    const CandidateIndex candidate = ranked.order[i];
    const BlockShape shape = block_shape(population_.block[candidate]);
    const unsigned sector = of_sector(formation_of(ranking), shape.academy) ? 2 : 0;
    const unsigned scholarship = shape.scholarship ? 1 : 0;
    group.add({candidate_key(candidate), static_cast<std::int32_t>(i + 1),
               static_cast<CandidateType>(sector + scholarship)});
  }
  return group;
}

void RankingWork::call() {
  std::vector<RankingGroup> groups(plan_.rankings.size());
  workers_.for_each(groups.size(), rankings_a_chunk,
                    [&](std::size_t r) { groups[r] = ranking_group(r); });
  auto orders = compute_call_orders(groups, workers_);
  AFFECTA_CHECK(orders.has_value());  // ranks are 1, 2, 3, … and rates are percents
  orders_ = std::move(*orders);
}

// The ranks of a ranking's candidates, in each of its groups.
void RankingWork::hand_over(std::size_t ranking) {
  const Ranked& ranked = rankings_[ranking];
  std::vector<std::int32_t> call_rank(ranked.order.size(), 0);
  for (std::size_t k = 0; k < orders_[ranking].size(); ++k) {
    call_rank[orders_[ranking][k].value] = static_cast<std::int32_t>(k + 1);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> positions;  // by candidate
  positions.reserve(ranked.order.size());
  for (std::size_t i = 0; i < ranked.order.size(); ++i) {
    positions.emplace_back(ranked.order[i].value, static_cast<std::uint32_t>(i));
  }
  std::sort(positions.begin(), positions.end());
  for (const std::size_t group : plan_.rankings[ranking].groups) {
    std::size_t at = result_.first[group];
    for (const CandidateIndex candidate : applicants(group)) {
      const auto found = std::lower_bound(positions.begin(), positions.end(),
                                          std::pair(candidate.value, std::uint32_t{0}));
      const std::uint32_t position = found->second;
      const bool is_ranked = position < ranked.ranked;
      result_.rank[at] = is_ranked ? static_cast<std::int32_t>(position + 1) : 0;
      result_.call_rank[at] = call_rank[position];
      ++at;
    }
  }
}

}  // namespace

bool of_sector(const PlannedFormation& formation, std::size_t home_academy) {
  const auto& academies = calibration().academies;
  return academies[formation.academy].region == academies[home_academy].region;
}

BoardRankings rank_applicants(const CountryPlan& plan, const Demand& demand, Population& population,
                              const Workers& workers, ProgressObserver& progress) {
  return RankingWork(plan, demand, population, workers, progress).run();
}

}  // namespace affecta::synthetic
