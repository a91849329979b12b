#pragma once
// Every small world: days numbered from 0, each number one instance.
//
// Two candidates: two formations with one group each, one boarding house shared by them; each
// candidate asks for any set of the four wishes (formation × with or without boarding); call orders
// and boarding order are all permutations; capacities and beds are 0, 1 or 2; each candidate has no
// responder, or has it on with any order of the wishes.
// Three candidates: the same groups and house, at most five wishes in all, no responder; candidates
// differ only by name, so the first group's call order is fixed.

#include <cstdint>

#include "tests/support/naive/day.h"

namespace affecta::test {

// 81 choices a candidate (wishes and preferences) squared, 2^3 rankings, 3^3 capacities.
inline constexpr std::uint64_t two_candidate_worlds = 81 * 81 * 8 * 27;
// 1586 sets of at most 5 of 12 wishes, 6^2 rankings, 3^3 capacities.
inline constexpr std::uint64_t three_candidate_worlds = 1'586 * 36 * 27;

enum class Reservation { over, running };

naive::Day two_candidate_world(std::uint64_t number, Reservation reservation);
naive::Day three_candidate_world(std::uint64_t number, Reservation reservation);

}  // namespace affecta::test
