#pragma once
// Random days and campaigns for comparing the engine with the naive implementation. Everything is
// a function of its seed alone, the same on every machine: own generator, integers only.

#include <iterator>
#include <utility>

#include "tests/support/naive/day.h"
#include "tests/support/naive/naive_call_order.h"

namespace affecta::naive {

// splitmix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  Int below(Int bound);              // 0 .. bound−1; 0 when bound ≤ 1
  Int between(Int first, Int last);  // both included
  bool percent(Int chance);          // true in `chance` of a hundred
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(below(static_cast<Int>(from.size())))];
  }
  template <class Map>
  auto& any_of(Map& map) {
    return *std::next(map.begin(), below(static_cast<Int>(map.size())));
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (Int i = static_cast<Int>(items.size()) - 1; i > 0; --i) {
      std::swap(items[static_cast<std::size_t>(i)], items[static_cast<std::size_t>(below(i + 1))]);
    }
  }

 private:
  std::uint64_t state_;
};

enum class Size { tiny, small, medium };  // ~3–10, ~10–60, ~200–500 candidates

// A valid day (check_input accepts it) that may open a campaign or lie in the middle of one, with a
// mix of features drawn from the seed. Without a size, nine in ten are tiny and the rest small.
Day random_day(std::uint64_t seed);
Day random_day(std::uint64_t seed, Size size);

// The following day: candidates answer, capacities and flags change, wishes come back, ranking
// errors are mended. Valid again. Withdrawn proposals (groupesExclus) wait again.
Day next_day(const Day& day, const Outcome& outcome, std::uint64_t seed);

// The same, but no wish leaves the day or comes to it: what an engine kept in memory is told.
struct CallRankInsertion {
  Int ranking_group = 0;
  Int candidate = 0;
  Int call_rank = 0;
};
struct NextDay {
  Day day;
  std::vector<CallRankInsertion> insertions;  // made on the way, in order
};
NextDay next_day_of_the_same_wishes(const Day& day, const Outcome& outcome, std::uint64_t seed);

// A random ranking group, and a late change of it.
RankingGroup random_ranking_group(std::uint64_t seed, Int max_candidates);
LateChange random_late_change(const RankingGroup& group, std::uint64_t seed);

// Every kind of bad input that `mutate_into_refusal` can make.
const std::vector<Check>& refusable_checks();

// The day made invalid so that `kind` refuses it (at pass 1, or where the responder is applied);
// nothing when this day offers no occasion.
std::optional<Day> mutate_into_refusal(const Day& day, Check kind, std::uint64_t seed);

// ---------------------------------------------------------------- symmetries

// An arbitrary one-to-one renaming of candidates, formations, enrolment formations, ranking groups
// and boarding houses (0 stays 0, as it means sharing).
struct Renaming {
  std::map<Int, Int> candidates, formations, enrolment_formations, ranking_groups, boarding;
  Renaming inverse() const;
  Day operator()(Day day) const;
  Outcome operator()(const Outcome& outcome) const;
};
Renaming renaming_of(const Day& day, std::uint64_t seed);
Day rename_ids(const Day& day, std::uint64_t seed);  // renaming_of(day, seed)(day)

// The same day in another document order.
Day shuffle(Day day, std::uint64_t seed);

}  // namespace affecta::naive
