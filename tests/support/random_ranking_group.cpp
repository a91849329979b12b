#include "tests/support/random_day.h"

namespace affecta::naive {

RankingGroup random_ranking_group(std::uint64_t seed, Int max_candidates) {
  Random random(seed);
  RankingGroup group;
  group.key = random.between(1, 99999);
  const std::vector<Int> round_rates{0, 0, 5, 10, 25, 50, 75, 100};
  const auto rate = [&] {
    return random.percent(60) ? random.pick(round_rates) : random.between(0, 100);
  };
  group.min_scholarship_percent = rate();
  group.min_sector_percent = rate();
  const Int scholarships = random.pick<Int>({0, 10, 30, 50, 90, 100});
  const Int sector = random.pick<Int>({0, 10, 50, 90, 100});
  const bool holes = random.percent(20);
  Int rank = 0;
  for (Int c = random.between(0, max_candidates); c > 0; --c) {
    rank += holes ? random.between(1, 4) : 1;
    group.candidates.push_back(
        {1000 + c, rank, random.percent(scholarships), random.percent(sector)});
  }
  random.shuffle(group.candidates);
  return group;
}

LateChange random_late_change(const RankingGroup& group, std::uint64_t seed) {
  Random random(seed);
  Int last = 0;
  for (const RankedCandidate& entry : group.candidates) last = std::max(last, entry.rank);
  RankedCandidate entry{1, 0, random.percent(50), random.percent(50)};  // a dossier found late
  if (!group.candidates.empty() && random.percent(70)) {                // a ranking error
    const RankedCandidate& old = random.pick(group.candidates);
    entry.candidate = old.candidate;
    if (random.percent(80)) {
      entry.scholarship = old.scholarship;
      entry.sector = old.sector;
    }
  }
  entry.rank = random.between(1, last + 2);
  return {group.key, entry};
}

}  // namespace affecta::naive
