#include "datasets/ranking_groups.h"

#include <algorithm>
#include <tuple>

namespace affecta {

namespace {

// Consecutive admission groups of one ranking group: keys are in order.
using GroupRun = IndexRange<GroupIndex>;

std::vector<GroupRun> runs_of(const Instance& instance) {
  std::vector<GroupRun> runs;
  std::size_t begin = 0;
  const auto keys = instance.groups.key.span();
  for (std::size_t i = 1; i <= keys.size(); ++i) {
    if (i < keys.size() && keys[i].ranking_group == keys[begin].ranking_group) continue;
    runs.emplace_back(begin, i);
    begin = i;
  }
  return runs;
}

std::int32_t rate(const Column<GroupIndex, std::int32_t>& rates, GroupIndex group) {
  return rates.size() == 0 ? 0 : rates[group];
}

struct Ranked {
  std::int32_t rank;
  CandidateIndex candidate;
  bool sector;
};

// Every ranked wish of the run, by candidate.
std::vector<Ranked> ranked_wishes(const Country& country, const GroupRun& run) {
  std::vector<Ranked> ranked;
  const Instance& instance = country.instance;
  for (const GroupIndex group : run) {
    for (const WishIndex wish : instance.wishes_of_group[group]) {
      if (country.wishes.rank[wish] == 0) continue;
      const bool sector = country.wishes.flags.size() != 0 &&
                          (country.wishes.flags[wish] & wish_file_flag::sector) != 0;
      ranked.push_back({country.wishes.rank[wish], instance.wishes.candidate[wish], sector});
    }
  }
  std::ranges::sort(ranked, {}, [](const Ranked& each) {
    return std::tuple(each.candidate, each.rank, !each.sector);
  });
  return ranked;
}

CandidateType type_of(const Country& country, const Ranked& ranked) {
  const auto& scholarship = country.candidates.scholarship;
  const bool holder = scholarship.size() != 0 && scholarship[ranked.candidate] != 0;
  return static_cast<CandidateType>((holder ? 1U : 0U) | (ranked.sector ? 2U : 0U));
}

Result<RankingGroup> ranking_group(const Country& country, const GroupRun& run,
                                   const std::string& name) {
  const GroupColumns& columns = country.instance.groups;
  RankingGroup group;
  group.key = columns.key[run.front()].ranking_group;
  group.min_scholarship_percent = rate(country.groups.min_scholarship_percent, run.front());
  group.min_sector_percent = rate(country.groups.min_sector_percent, run.front());
  const std::string where = name + ": " + to_text(group);
  for (const GroupIndex other : run) {
    if (rate(country.groups.min_scholarship_percent, other) == group.min_scholarship_percent &&
        rate(country.groups.min_sector_percent, other) == group.min_sector_percent) {
      continue;
    }
    return refuse(RefusalCode::rates_differ, where,
                  to_text(columns.key[other]) + " and " + to_text(columns.key[run.front()]) +
                      " have different minimum rates");
  }

  std::vector<Ranked> ranked = ranked_wishes(country, run);
  for (std::size_t i = 1; i < ranked.size(); ++i) {
    if (ranked[i].candidate != ranked[i - 1].candidate) continue;
    if (ranked[i].rank == ranked[i - 1].rank) continue;
    return refuse(RefusalCode::candidate_ranked_twice, where,
                  "candidate " +
                      std::to_string(country.instance.candidates.key[ranked[i].candidate]) +
                      " has the ranks " + std::to_string(ranked[i - 1].rank) + " and " +
                      std::to_string(ranked[i].rank));
  }
  const auto same = std::ranges::unique(ranked, {}, &Ranked::candidate);
  ranked.erase(same.begin(), same.end());
  std::ranges::sort(ranked, {},
                    [](const Ranked& each) { return std::pair(each.rank, each.candidate); });
  for (const Ranked& each : ranked) {
    group.add({country.instance.candidates.key[each.candidate], each.rank, type_of(country, each)});
  }
  return group;
}

}  // namespace

Result<std::vector<RankingGroup>> ranking_groups(const Country& country, const std::string& name,
                                                 const Workers& workers) {
  if (country.wishes.rank.size() == 0 && country.instance.wish_count() != 0) {
    return refuse(RefusalCode::missing_field, name, "it holds no pedagogical ranks");
  }
  const std::vector<GroupRun> runs = runs_of(country.instance);
  auto made = workers.map_chunks(runs.size(), 1, [&](std::size_t run, std::size_t) {
    return ranking_group(country, runs[run], name);
  });
  std::vector<RankingGroup> groups;
  for (auto& each : made) {
    if (!each) return tl::make_unexpected(each.error());
    if (each->size() != 0) groups.push_back(std::move(*each));
  }
  return groups;
}

}  // namespace affecta
