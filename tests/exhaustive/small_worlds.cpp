#include "tests/exhaustive/small_worlds.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <vector>

namespace affecta::test {

namespace {

using naive::Day;
using naive::Int;

// The digits of a number in mixed bases, least significant first.
class Digits {
 public:
  explicit Digits(std::uint64_t number) : rest_(number) {}
  std::uint64_t next(std::uint64_t base) {
    const std::uint64_t digit = rest_ % base;
    rest_ /= base;
    return digit;
  }

 private:
  std::uint64_t rest_;
};

// The permutation of 1..size with this number, in lexicographic order.
std::vector<Int> permutation(std::size_t size, std::uint64_t number) {
  std::vector<Int> values(size);
  std::iota(values.begin(), values.end(), Int{1});
  for (std::uint64_t i = 0; i < number; ++i) std::ranges::next_permutation(values);
  return values;
}

constexpr std::array<Int, 2> formations = {101, 102};
const naive::BoardingKey house{500, 10, 0};

naive::GroupKey group_key(std::size_t group) {
  return {200 + static_cast<Int>(group), 10, formations[group]};
}

Int candidate_key(std::size_t candidate) { return 1'000 + static_cast<Int>(candidate); }

// A world without wishes.
Day empty_world(Digits& digits, Reservation reservation) {
  Day day;
  day.parameters.day = 5;
  day.parameters.reservation_end = reservation == Reservation::over ? 5 : 30;
  for (std::size_t group = 0; group < formations.size(); ++group) {
    naive::Group& own = day.groups.emplace_back();
    own.key = group_key(group);
    own.capacity = static_cast<Int>(digits.next(3));
    own.estimate = naive::no_limit;
  }
  day.boarding_houses.push_back({house, static_cast<Int>(digits.next(3))});
  return day;
}

struct Rankings {
  std::array<std::vector<Int>, 2> call;  // by group, by candidate
  std::vector<Int> boarding;             // by candidate
};

// Bits of `wishes`: 2·formation + with boarding.
void add_wishes(Day& day, std::size_t candidate, unsigned wishes, const Rankings& rankings,
                const std::vector<Int>& preferences) {
  std::size_t number = 0;
  for (unsigned bit = 0; bit < 4; ++bit) {
    if ((wishes >> bit & 1U) == 0) continue;
    const std::size_t group = bit / 2;
    naive::Wish& wish = day.wishes.emplace_back();
    wish.key = {candidate_key(candidate), formations[group], bit % 2 == 1};
    wish.group = group_key(group);
    wish.call_rank = wish.call_rank_displayed = rankings.call[group][candidate];
    if (bit % 2 == 1) {
      wish.boarding = house;
      wish.boarding_rank = rankings.boarding[candidate];
    }
    if (!preferences.empty()) wish.preference = preferences[number];
    ++number;
  }
}

// One of the 81 choices of a candidate: a set of wishes, and no responder (preference 0) or one of
// the orders of the set.
struct Choice {
  unsigned wishes;
  std::vector<Int> preferences;  // empty: responder off
  bool responder;
};

std::vector<Choice> every_choice() {
  std::vector<Choice> choices;
  for (unsigned wishes = 0; wishes < 16; ++wishes) {
    choices.push_back({wishes, {}, false});
    const auto size = static_cast<std::size_t>(std::popcount(wishes));
    std::uint64_t orders = 1;
    for (std::uint64_t i = 2; i <= size; ++i) orders *= i;
    for (std::uint64_t order = 0; order < orders; ++order) {
      choices.push_back({wishes, permutation(size, order), true});
    }
  }
  return choices;
}

std::vector<unsigned> sets_of_at_most_five_of_twelve() {
  std::vector<unsigned> sets;
  for (unsigned set = 0; set < 1U << 12; ++set) {
    if (std::popcount(set) <= 5) sets.push_back(set);
  }
  return sets;
}

}  // namespace

Day two_candidate_world(std::uint64_t number, Reservation reservation) {
  static const std::vector<Choice> choices = every_choice();
  Digits digits(number);
  Day day = empty_world(digits, reservation);
  const Rankings rankings{{permutation(2, digits.next(2)), permutation(2, digits.next(2))},
                          permutation(2, digits.next(2))};
  for (std::size_t candidate = 0; candidate < 2; ++candidate) {
    const Choice& choice = choices[digits.next(choices.size())];
    add_wishes(day, candidate, choice.wishes, rankings, choice.preferences);
    if (choice.responder) day.responders.push_back(candidate_key(candidate));
  }
  return day;
}

Day three_candidate_world(std::uint64_t number, Reservation reservation) {
  static const std::vector<unsigned> sets = sets_of_at_most_five_of_twelve();
  Digits digits(number);
  Day day = empty_world(digits, reservation);
  const Rankings rankings{{permutation(3, 0), permutation(3, digits.next(6))},
                          permutation(3, digits.next(6))};
  const unsigned set = sets[digits.next(sets.size())];
  for (std::size_t candidate = 0; candidate < 3; ++candidate) {
    add_wishes(day, candidate, set >> (4 * candidate) & 15U, rankings, {});
  }
  return day;
}

}  // namespace affecta::test
