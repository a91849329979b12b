// The properties of a result, one function each (matching-rules section 6, "Result").
//
// Each returns its violations in the order of what it goes through (groups, boarding houses or
// candidates), at most one for each: the first in the order that the function states. The same for
// any thread count. Cost: linear in the wishes it reads; nothing is allocated per wish.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/base/sorted.h"
#include "engine/verify/checked_day.h"
#include "engine/verify/last_pass.h"
#include "engine/verify/verdict.h"

namespace affecta::verify {

using Violations = std::vector<Violation>;

// Each group: the first waiting wish overtaken; the first that overtook it, in call order.
Violations check_p1(const CheckedDay& day);
// Each group, likewise. Needs the last pass.
Violations check_p2(const CheckedDay& day);
// Each boarding house.
Violations check_p3_position(const CheckedDay& day);
// Each boarding house: the first waiting wish overtaken, the first that overtook it, by boarding
// rank.
Violations check_p3_holder(const CheckedDay& day);
// Each group, over or under its capacity; the latter names the first wish that waits.
Violations check_p4(const CheckedDay& day);
// Each boarding house.
Violations check_p5(const CheckedDay& day);
// Each boarding house: its maximum, else its position. Needs the last pass.
Violations check_p6(const CheckedDay& day, const LastPass& last_pass);
// Each candidate: its first wish at fault, and the other wish concerned if there is one.
Violations check_p7_1(const CheckedDay& day);
Violations check_p7_2(const CheckedDay& day);
Violations check_p7_3(const CheckedDay& day);
Violations check_p7_4(const CheckedDay& day);
Violations check_p7_5(const CheckedDay& day);
Violations check_p7_6(const CheckedDay& day);
Violations check_p8(const CheckedDay& day);
// Each group: the first wish whose rank is above that of the next one shown.
Violations check_waiting_rank_order(const CheckedDay& day,
                                    const Array<WishIndex, std::int32_t>& waiting_rank);

// The values of check(row), or check(row, its place in rows), an optional violation, in order,
// without those that are none.
template <class I, class Check>
Violations check_each(const Workers& workers, std::span<const I> rows, std::size_t grain,
                      const Check& check) {
  Violations all;
  for (auto& chunk :
       workers.map_chunks(rows.size(), grain, [&](std::size_t begin, std::size_t end) {
         Violations found;
         for (std::size_t i = begin; i < end; ++i) {
           std::optional<Violation> violation;
           if constexpr (std::is_invocable_v<Check, I, std::size_t>) {
             violation = check(rows[i], i);
           } else {
             violation = check(rows[i]);
           }
           if (violation) found.push_back(std::move(*violation));
         }
         return found;
       })) {
    all.insert(all.end(), std::make_move_iterator(chunk.begin()),
               std::make_move_iterator(chunk.end()));
  }
  return all;
}

// Groups and boarding houses are of very different sizes: small chunks, which balance themselves.
template <class Check>
Violations check_each_group(const CheckedDay& day, const Check& check) {
  return check_each<GroupIndex>(day.workers, day.part.groups, 32, check);
}

template <class Check>
Violations check_each_boarding(const CheckedDay& day, const Check& check) {
  return check_each<BoardingIndex>(day.workers, day.part.boardings, 8, check);
}

// For what a chain of wishes can change from afar.
template <class Check>
Violations check_each_tied_boarding(const CheckedDay& day, const Check& check) {
  return check_each<BoardingIndex>(day.workers, day.part.tied_boardings, 8, check);
}

// check(candidate) for candidates, each once and in order.
template <class Check>
Violations check_each_candidate(const CheckedDay& day, std::span<const CandidateIndex> candidates,
                                const Check& check) {
  return check_each<CandidateIndex>(day.workers, candidates, 2048, check);
}

// The candidates, each once and in order, of the wishes set automatically that `counts` picks.
template <class Counts>
std::vector<CandidateIndex> candidates_set_automatically(const CheckedDay& day,
                                                         const Counts& counts) {
  std::vector<CandidateIndex> candidates;
  for (const WishIndex wish : day.automatic()) {
    if (counts(wish)) candidates.push_back(day.instance.wishes.candidate[wish]);
  }
  sort_unique(candidates);
  return candidates;
}

}  // namespace affecta::verify
