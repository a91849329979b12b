// The properties of a result, one function each (matching-rules section 6, "Result").
//
// Each returns its violations in the order of what it goes through (groups, boarding houses or
// candidates), at most one for each: the first in the order that the function states. The same for
// any thread count. Cost: linear in the wishes it reads; nothing is allocated per wish.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

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

// The values of check(row), an optional violation, for each row that is suspect; in order, without
// those that are none.
template <class I, class Suspect, class Check>
Violations check_suspects(const Workers& workers, std::size_t count, std::size_t grain,
                          const Suspect& is_suspect, const Check& check) {
  Violations all;
  for (auto& chunk : workers.map_chunks(count, grain, [&](std::size_t begin, std::size_t end) {
         Violations found;
         for (const I row : IndexRange<I>(begin, end)) {
           if (!is_suspect(row)) continue;
           if (auto violation = check(row)) found.push_back(std::move(*violation));
         }
         return found;
       })) {
    all.insert(all.end(), std::make_move_iterator(chunk.begin()),
               std::make_move_iterator(chunk.end()));
  }
  return all;
}

template <class I, class Check>
Violations check_each(const Workers& workers, std::size_t count, std::size_t grain,
                      const Check& check) {
  return check_suspects<I>(
      workers, count, grain, [](I) { return true; }, check);
}

// Groups and boarding houses are of very different sizes: small chunks, which balance themselves.
template <class Check>
Violations check_each_group(const CheckedDay& day, const Check& check) {
  return check_each<GroupIndex>(day.workers, day.instance.group_count(), 32, check);
}

template <class Check>
Violations check_each_boarding(const CheckedDay& day, const Check& check) {
  return check_each<BoardingIndex>(day.workers, day.instance.boarding_count(), 8, check);
}

// visit(wish) for the wishes whose status after the round is_sought picks, few among many. From
// several threads at once.
template <class IsSought, class Visit>
void for_each_with_status(const CheckedDay& day, const IsSought& is_sought, const Visit& visit) {
  constexpr std::size_t block = 256;
  const auto statuses = day.result.status.span();
  day.workers.for_chunks(statuses.size(), wishes_per_chunk,
                         [&](std::size_t begin, std::size_t end) {
                           for (std::size_t from = begin; from < end; from += block) {
                             const auto some = statuses.subspan(from, std::min(block, end - from));
                             if (!any_status(some, is_sought)) continue;
                             for (std::size_t i = 0; i < some.size(); ++i) {
                               if (is_sought(some[i])) visit(WishIndex::at(from + i));
                             }
                           }
                         });
}

}  // namespace affecta::verify
