// Admission groups, and the rankings several of them may share.
#include <algorithm>

#include "datasets/synthetic/country_plan.h"
#include "datasets/synthetic/draws.h"

namespace affecta::synthetic {

namespace {

using calibration::calibration;
using calibration::Profile;

constexpr std::int32_t first_ranking_key = 101;

// Kinds that rank some profiles apart, and how many of their formations do, so that there are 1.27
// groups a formation in all, as in the file of minimum rates.
struct Split {
  std::string_view kind;
  std::uint32_t permille;
  std::array<std::uint8_t, 4> group_of_profile;  // general, technological, professional, other
};
constexpr Split splits[] = {{"BTS", 620, {0, 0, 1, 0}}, {"BUT", 620, {0, 1, 1, 0}}};

// Kinds with common competitions, in the order in which they are put in shared rankings, and how
// much of the places in shared rankings is theirs at most.
struct Common {
  std::string_view kind;
  std::size_t permille;
};
constexpr Common commons[] = {{"INGENIEUR", 500}, {"IFSI", 450}, {"COMMERCE", 1000}};

// Non-selective formations with a minimum from the sector, and between which percents (assumed).
constexpr std::uint32_t sector_permille = 650;
constexpr std::uint32_t least_sector = 70;
constexpr std::uint32_t most_sector = 97;

// The block-call limit, beside the proposals by the end of 2019: chosen so that the first day makes
// the 2.4 million proposals of 2024 (when there were a third more a place than in 2019).
constexpr std::int64_t first_day_percent = 87;
// Groups that call no block (assumed).
constexpr std::uint32_t no_block_permille = 100;

const Split* split_of(const CountryPlan& plan, std::size_t i) {
  const PlannedFormation& formation = plan.formations[i];
  for (const Split& split : splits) {
    if (calibration().kinds[formation.kind].code != split.kind || formation.capacity < 4) continue;
    if (Draws(plan.seed, Purpose::groups, i).chance(split.permille)) return &split;
  }
  return nullptr;
}

std::int32_t block_call_limit(const CountryPlan& plan, const PlannedFormation& formation,
                              std::int32_t capacity) {
  const auto key = static_cast<std::uint64_t>(formation.key);
  if (Draws(plan.seed, Purpose::groups, key, 1).chance(no_block_permille)) return 0;
  return static_cast<std::int32_t>(std::int64_t{capacity} * formation.proposals_per_place_milli *
                                   first_day_percent / 100'000);
}

void add_groups(CountryPlan& plan, std::size_t i) {
  const PlannedFormation& formation = plan.formations[i];
  const Split* const split = split_of(plan, i);
  std::int32_t second = 0;  // places of the second group
  if (split != nullptr) {
    const auto& profiles = calibration().kinds[formation.kind].profile_permille;
    for (std::size_t p = 0; p < 4; ++p) {
      if (split->group_of_profile[p] == 1) second += profiles[p] * formation.capacity;
    }
    second = std::clamp(second / 1000, 1, formation.capacity - 1);
  }
  plan.first_group.push_back(plan.groups.size());
  plan.group_of_profile.push_back(split != nullptr ? split->group_of_profile
                                                   : std::array<std::uint8_t, 4>{});
  if (formation.apprenticeship) return;
  const auto add = [&](std::int32_t capacity) {
    plan.groups.push_back({i, 0, capacity, block_call_limit(plan, formation, capacity)});
  };
  add(formation.capacity - second);
  if (split != nullptr) add(second);
}

class RankingPlanner {
 public:
  explicit RankingPlanner(CountryPlan& plan) : plan_(plan), ranked_(plan.groups.size()) {}

  void plan() {
    share();
    for (std::size_t g = 0; g < plan_.groups.size(); ++g) {
      if (!ranked_[g]) add_ranking({g});
    }
    give_scholarship_rates();
    give_sector_rates();
  }

 private:
  void add_ranking(std::vector<std::size_t> groups);
  void share();
  std::vector<std::size_t> candidates_of(std::string_view kind) const;
  void give_scholarship_rates();
  void give_sector_rates();

  CountryPlan& plan_;
  std::vector<bool> ranked_;  // by group
};

void RankingPlanner::add_ranking(std::vector<std::size_t> groups) {
  PlannedRanking ranking;
  ranking.key = first_ranking_key + static_cast<std::int32_t>(plan_.rankings.size());
  ranking.ranked_permille =
      plan_.formations[plan_.groups[groups.front()].formation].ranked_permille;
  std::int64_t wishes = 0;  // of the whole ranking
  for (const std::size_t group : groups) {
    plan_.groups[group].ranking = plan_.rankings.size();
    ranked_[group] = true;
    wishes += plan_.formations[plan_.groups[group].formation].wishes;
  }
  // Call ranks count the candidates of all of them: a block as large ends that much further down.
  for (const std::size_t group : groups) {
    if (groups.size() == 1) break;
    const std::int32_t own = plan_.formations[plan_.groups[group].formation].wishes;
    std::int32_t& limit = plan_.groups[group].block_call_limit;
    limit = static_cast<std::int32_t>(
        std::min<std::int64_t>(limit * wishes / std::max(1, own), plan_.candidates));
  }
  ranking.groups = std::move(groups);
  plan_.rankings.push_back(std::move(ranking));
}

// The kind's groups: engineering schools compete all over the country, nursing by academy.
std::vector<std::size_t> RankingPlanner::candidates_of(std::string_view kind) const {
  std::vector<std::pair<std::uint64_t, std::size_t>> found;
  for (std::size_t g = 0; g < plan_.groups.size(); ++g) {
    const std::size_t i = plan_.groups[g].formation;
    const PlannedFormation& formation = plan_.formations[i];
    if (calibration().kinds[formation.kind].code != kind) continue;
    const std::uint64_t order =
        kind == "IFSI" ? formation.academy : Draws(plan_.seed, Purpose::shared_groups, i).bits();
    found.emplace_back(order, g);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::size_t> groups;
  for (const auto& [order, group] : found) groups.push_back(group);
  return groups;
}

// As many shared rankings, and as large, as the real ones beside the number of rankings.
void RankingPlanner::share() {
  const auto sizes = calibration().shared_group_sizes;
  const std::size_t wanted =
      std::max<std::size_t>(1, sizes.size() * plan_.groups.size() /
                                   static_cast<std::size_t>(calibration().ranking_groups));
  std::vector<std::size_t> chosen;  // evenly spread among the sizes
  std::size_t places = 0;
  for (std::size_t s = 0; s < std::min(wanted, sizes.size()); ++s) {
    chosen.push_back(static_cast<std::size_t>(sizes[s * sizes.size() / wanted]));
    places += chosen.back();
  }
  auto size = chosen.begin();
  for (const Common& common : commons) {
    const std::vector<std::size_t> groups = candidates_of(common.kind);
    const std::size_t most = std::min(groups.size(), places * common.permille / 1000);
    std::size_t used = 0;
    while (size != chosen.end() && used + 2 <= most) {
      const std::size_t next = std::min(*size++, most - used);
      const auto begin = groups.begin() + static_cast<std::ptrdiff_t>(used);
      add_ranking({begin, begin + static_cast<std::ptrdiff_t>(next)});
      used += next;
    }
  }
}

// The rectors set higher rates where more holders apply.
void RankingPlanner::give_scholarship_rates() {
  std::vector<std::pair<std::int32_t, std::size_t>> order;
  for (std::size_t r = 0; r < plan_.rankings.size(); ++r) {
    const std::size_t formation = plan_.groups[plan_.rankings[r].groups.front()].formation;
    order.emplace_back(plan_.formations[formation].scholarship_permille, r);
  }
  std::sort(order.begin(), order.end());
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    plan_.rankings[order[rank].second].min_scholarship_percent =
        quantile_of_rank(calibration().min_scholarship_percent, rank, order.size());
  }
}

void RankingPlanner::give_sector_rates() {
  for (PlannedRanking& ranking : plan_.rankings) {
    const std::size_t i = plan_.groups[ranking.groups.front()].formation;
    Draws draws(plan_.seed, Purpose::sector_rate, i);
    if (plan_.formations[i].selective || !draws.chance(sector_permille)) continue;
    ranking.min_sector_percent =
        static_cast<std::int32_t>(least_sector + draws.below(most_sector - least_sector + 1));
  }
}

}  // namespace

void plan_groups(CountryPlan& plan) {
  for (std::size_t i = 0; i < plan.formations.size(); ++i) add_groups(plan, i);
  plan.first_group.push_back(plan.groups.size());
  RankingPlanner(plan).plan();
}

}  // namespace affecta::synthetic
