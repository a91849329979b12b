// What docs/call-order-properties.md says holds when something changes, on every ranking of up to
// six candidates with the rates it names. Its counter-examples are in
// tests/unit/call_order/counter_examples_test.cpp.

#include <algorithm>
#include <array>
#include <numeric>
#include <string>

#include <catch2/catch.hpp>

#include "engine/call_order/call_order.h"
#include "tests/exhaustive/call_order_rankings.h"

namespace affecta {
namespace {

using test::CallRanks;
using test::Ranking;
using test::Rates;

constexpr std::array<std::int32_t, 6> scholarship_percents = {0, 20, 25, 50, 75, 100};
constexpr std::array<std::int32_t, 5> sector_percents = {0, 20, 50, 75, 100};
constexpr std::size_t sector_rates = sector_percents.size();
constexpr std::size_t rate_pairs = scholarship_percents.size() * sector_rates;
constexpr std::size_t one_rate_pairs = scholarship_percents.size() + sector_rates - 1;

// The call ranks of every small ranking for every pair of rates.
class Orders {
 public:
  Orders() {
    for (const std::int32_t scholarship : scholarship_percents) {
      for (const std::int32_t sector : sector_percents) {
        rates_.push_back({scholarship, sector});
        call_ranks_.push_back(test::call_ranks_of_small_rankings(rates_.back()));
      }
    }
  }
  Rates rates(std::size_t pair) const { return rates_[pair]; }
  const CallRanks& operator()(const Ranking& ranking, std::size_t pair) const {
    return call_ranks_[pair][test::number_of(ranking)];
  }

 private:
  std::vector<Rates> rates_;
  std::vector<std::vector<CallRanks>> call_ranks_;
};

const Orders& orders() {
  static const Orders all;
  return all;
}

// A ranking under a pair of rates: the ground of a comparison.
struct World {
  Ranking ranking;
  std::size_t pair;

  std::size_t size() const { return ranking.size(); }
  bool scholarship(std::size_t place) const { return holds_scholarship(ranking[place]); }
  const CallRanks& call_ranks() const { return orders()(ranking, pair); }
  const CallRanks& call_ranks_of(const Ranking& other) const { return orders()(other, pair); }
  bool one_rate() const { return orders().rates(pair).only_one(); }
};

// Goes through every world that `picked` wants; check(world) returns how many comparisons it made
// and throws the name of a change after which the statement does not hold.
template <class Picked, class Check>
std::uint64_t count_comparisons(const Picked& picked, const Check& check) {
  std::uint64_t comparisons = 0;
  for (std::size_t pair = 0; pair < rate_pairs; ++pair) {
    for (std::uint64_t number = 0; number < test::small_rankings; ++number) {
      const World world{test::small_ranking(number), pair};
      if (!picked(world)) continue;
      try {
        comparisons += check(world);
      } catch (const std::string& change) {
        FAIL(test::text(world.ranking, orders().rates(pair)) << ": " << change);
      }
    }
  }
  WARN(comparisons << " comparisons");
  return comparisons;
}

const auto any = [](const World&) { return true; };
const auto with_one_rate = [](const World& world) { return world.one_rate(); };

// The sum over the rankings of up to six candidates of f(number of candidates).
template <class F>
std::uint64_t sum_over_rankings(const F& f) {
  std::uint64_t sum = 0;
  for (std::uint64_t size = 0, rankings = 1; size <= test::longest_ranking; ++size, rankings *= 4) {
    sum += rankings * f(size);
  }
  return sum;
}
std::uint64_t pairs_of(std::uint64_t size) { return size * (size - 1) / 2; }

std::string moved(std::size_t from, std::size_t to) {
  return "place " + std::to_string(from + 1) + " moved up to " + std::to_string(to + 1);
}

Ranking move_up(Ranking ranking, std::size_t from, std::size_t to) {
  const auto at = [&](std::size_t place) {
    return ranking.begin() + static_cast<std::ptrdiff_t>(place);
  };
  std::rotate(at(to), at(from), at(from + 1));
  return ranking;
}

// check(from, to, place_after): a candidate is moved up; place_after(place) is where a candidate of
// the old ranking stands in the new one. Returns the number of moves.
template <class Check>
std::uint64_t for_each_move(std::size_t size, const Check& check) {
  std::uint64_t moves = 0;
  for (std::size_t from = 0; from < size; ++from) {
    for (std::size_t to = 0; to < from; ++to, ++moves) {
      check(from, to, [from, to](std::size_t place) {
        if (place == from) return to;
        return to <= place && place < from ? place + 1 : place;
      });
    }
  }
  return moves;
}

TEST_CASE("M1: candidates of one type are called in the order of the ranking", "[exhaustive]") {
  const auto count = count_comparisons(any, [](const World& world) {
    const CallRanks& rank = world.call_ranks();
    return for_each_move(world.size(), [&](std::size_t worse, std::size_t better, auto) {
      if (world.ranking[worse] == world.ranking[better] && rank[worse] < rank[better]) {
        throw "places " + std::to_string(better + 1) + " and " + std::to_string(worse + 1);
      }
    });
  });
  CHECK(count == rate_pairs * sum_over_rankings(pairs_of));
}

TEST_CASE("M2: moving up is never later; of neighbours exchanged, the overtaken never earlier",
          "[exhaustive]") {
  const auto count = count_comparisons(any, [](const World& world) {
    const CallRanks& before = world.call_ranks();
    return for_each_move(world.size(), [&](std::size_t from, std::size_t to, auto) {
      const CallRanks& after = world.call_ranks_of(move_up(world.ranking, from, to));
      if (after[to] > before[from]) throw moved(from, to);
      if (from == to + 1 && after[from] < before[to]) throw moved(from, to);
    });
  });
  CHECK(count == rate_pairs * sum_over_rankings(pairs_of));
}

// The ranking with one bit of one candidate's type set, for each candidate without it.
template <class Check>
std::uint64_t for_each_gain(const Ranking& ranking, unsigned bit, const Check& check) {
  std::uint64_t gains = 0;
  for (std::size_t place = 0; place < ranking.size(); ++place) {
    const auto type = static_cast<unsigned>(ranking[place]);
    if ((type & bit) != 0) continue;
    Ranking changed = ranking;
    changed[place] = static_cast<CandidateType>(type | bit);
    check(place, changed);
    ++gains;
  }
  return gains;
}

TEST_CASE("M3: a scholarship or the sector gained makes nobody later than before", "[exhaustive]") {
  const unsigned bit = GENERATE(1U, 2U);
  const auto count = count_comparisons(any, [&](const World& world) {
    return for_each_gain(world.ranking, bit, [&](std::size_t place, const Ranking& changed) {
      if (world.call_ranks_of(changed)[place] > world.call_ranks()[place]) {
        throw "place " + std::to_string(place + 1) + " gains " + std::to_string(bit);
      }
    });
  });
  // Half of all candidates of all rankings are without the bit.
  CHECK(count == rate_pairs * sum_over_rankings([](std::uint64_t n) { return n; }) / 2);
}

TEST_CASE("M4: the call order of a call order is itself", "[exhaustive]") {
  const auto count = count_comparisons(any, [](const World& world) -> std::uint64_t {
    Ranking as_called(world.size());
    for (std::size_t place = 0; place < world.size(); ++place) {
      as_called[world.call_ranks()[place] - 1U] = world.ranking[place];
    }
    const CallRanks& again = world.call_ranks_of(as_called);
    for (std::size_t place = 0; place < world.size(); ++place) {
      if (again[place] != place + 1) throw std::string("called again");
    }
    return 1;
  });
  CHECK(count == rate_pairs * test::small_rankings);
}

// How many of the first k called have the bit, for each k.
CallRanks with_bit_among_first(const World& world, const CallRanks& rank, unsigned bit) {
  CallRanks called{};
  for (std::size_t place = 0; place < world.size(); ++place) {
    if ((static_cast<unsigned>(world.ranking[place]) & bit) != 0) ++called[rank[place] - 1U];
  }
  std::partial_sum(called.begin(), called.end(), called.begin());
  return called;
}

// The next higher rate of the two, 0 if there is none.
std::size_t next_pair(std::size_t pair, unsigned bit) {
  if (bit == 1) return pair + sector_rates < rate_pairs ? pair + sector_rates : 0;
  return (pair + 1) % sector_rates != 0 ? pair + 1 : 0;
}

TEST_CASE("M5: a higher rate brings no first k fewer of its own, and no D later", "[exhaustive]") {
  const unsigned bit = GENERATE(1U, 2U);
  const auto has_next = [&](const World& world) { return next_pair(world.pair, bit) != 0; };
  const auto count = count_comparisons(has_next, [&](const World& world) -> std::uint64_t {
    const CallRanks& before = world.call_ranks();
    const CallRanks& after = orders()(world.ranking, next_pair(world.pair, bit));
    const CallRanks fewer = with_bit_among_first(world, before, bit);
    const CallRanks more = with_bit_among_first(world, after, bit);
    for (std::size_t place = 0; place < world.size(); ++place) {
      if (more[place] < fewer[place]) throw "the first " + std::to_string(place + 1);
      if (world.ranking[place] == CandidateType::both && after[place] > before[place]) {
        throw "D at place " + std::to_string(place + 1);
      }
    }
    return 1;
  });
  CHECK(count == (bit == 1 ? 5 * 5 : 6 * 4) * test::small_rankings);
}

TEST_CASE("M6: only the order of the ranks counts", "[exhaustive]") {
  const auto count = count_comparisons(any, [](const World& world) -> std::uint64_t {
    const Rates rates = orders().rates(world.pair);
    const RankingGroup by_rank = test::to_group(world.ranking, rates);
    RankingGroup other = test::to_group({}, rates);  // from the last, with gaps
    for (std::size_t place = world.size(); place-- > 0;) {
      const auto index = static_cast<std::int32_t>(place);
      other.add({index, 3 + 7 * index * index, world.ranking[place]});
    }
    const CallOrder order = compute_call_order(other).value();
    std::size_t call_rank = 0;
    for (const RankedIndex row : order) {
      const auto place = static_cast<std::size_t>(other.candidate[row.value]);
      if (world.call_ranks()[place] != ++call_rank) throw std::string("with gaps");
    }
    return 1;
  });
  CHECK(count == rate_pairs * test::small_rankings);
}

TEST_CASE("S1: with one rate, when neighbours are exchanged nobody else moves", "[exhaustive]") {
  const auto count = count_comparisons(with_one_rate, [](const World& world) -> std::uint64_t {
    for (std::size_t place = 1; place < world.size(); ++place) {
      const CallRanks& after = world.call_ranks_of(move_up(world.ranking, place, place - 1));
      for (std::size_t other = 0; other < world.size(); ++other) {
        if (other == place || other == place - 1) continue;
        if (after[other] != world.call_ranks()[other]) throw moved(place, place - 1);
      }
    }
    return world.size() < 2 ? 0 : world.size() - 1;
  });
  CHECK(count ==
        one_rate_pairs * sum_over_rankings([](std::uint64_t n) { return n == 0 ? 0 : n - 1; }));
}

TEST_CASE("S2: with one rate, a holder moved up makes later only the holders overtaken",
          "[exhaustive]") {
  std::uint64_t of_holders = 0;
  count_comparisons(with_one_rate, [&](const World& world) {
    const CallRanks& before = world.call_ranks();
    return for_each_move(world.size(), [&](std::size_t from, std::size_t to, auto place_after) {
      if (!world.scholarship(from)) return;
      ++of_holders;
      const CallRanks& after = world.call_ranks_of(move_up(world.ranking, from, to));
      for (std::size_t other = 0; other < world.size(); ++other) {
        const bool overtaken = to <= other && other < from;
        if (other == from || overtaken || !world.scholarship(other)) continue;
        if (after[place_after(other)] > before[other]) throw moved(from, to);
      }
    });
  });
  CHECK(of_holders == one_rate_pairs * sum_over_rankings(pairs_of) / 2);
}

TEST_CASE("S3: with one rate, when a candidate leaves nobody is called later", "[exhaustive]") {
  const auto count = count_comparisons(with_one_rate, [](const World& world) -> std::uint64_t {
    for (std::size_t gone = 0; gone < world.size(); ++gone) {
      Ranking rest = world.ranking;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(gone));
      const CallRanks& after = world.call_ranks_of(rest);
      for (std::size_t other = 0; other < world.size(); ++other) {
        if (other == gone) continue;
        if (after[other < gone ? other : other - 1] > world.call_ranks()[other]) {
          throw "place " + std::to_string(gone + 1) + " leaves";
        }
      }
    }
    return world.size();
  });
  CHECK(count == one_rate_pairs * sum_over_rankings([](std::uint64_t n) { return n; }));
}

TEST_CASE("S4: without sector rate, when qB rises no holder is later and nobody else earlier",
          "[exhaustive]") {
  const auto without_sector_rate = [](const World& world) {
    return orders().rates(world.pair).sector == 0 && next_pair(world.pair, 1) != 0;
  };
  const auto count = count_comparisons(without_sector_rate, [](const World& world) {
    const CallRanks& after = orders()(world.ranking, next_pair(world.pair, 1));
    for (std::size_t place = 0; place < world.size(); ++place) {
      const std::uint8_t before = world.call_ranks()[place];
      if (world.scholarship(place) ? after[place] > before : after[place] < before) {
        throw "qB rises, place " + std::to_string(place + 1);
      }
    }
    return 1U;
  });
  CHECK(count == 5 * test::small_rankings);
}

TEST_CASE("S5: with one rate, a new holder makes no other holder earlier", "[exhaustive]") {
  // Not of those who held none before: see "a new scholarship holder never helps the others".
  const auto count = count_comparisons(with_one_rate, [](const World& world) {
    return for_each_gain(world.ranking, 1, [&](std::size_t place, const Ranking& changed) {
      const CallRanks& after = world.call_ranks_of(changed);
      for (std::size_t other = 0; other < world.size(); ++other) {
        if (world.scholarship(other) && after[other] < world.call_ranks()[other]) {
          throw "place " + std::to_string(place + 1) + " becomes a holder";
        }
      }
    });
  });
  CHECK(count == one_rate_pairs * sum_over_rankings([](std::uint64_t n) { return n; }) / 2);
}

TEST_CASE("S6: with one rate, nobody overtaken is called earlier", "[exhaustive]") {
  const auto count = count_comparisons(with_one_rate, [](const World& world) {
    return for_each_move(world.size(), [&](std::size_t from, std::size_t to, auto place_after) {
      const CallRanks& after = world.call_ranks_of(move_up(world.ranking, from, to));
      for (std::size_t place = to; place < from; ++place) {
        if (after[place_after(place)] < world.call_ranks()[place]) throw moved(from, to);
      }
    });
  });
  CHECK(count == one_rate_pairs * sum_over_rankings(pairs_of));
}

}  // namespace
}  // namespace affecta
