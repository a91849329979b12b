// P2: nobody who waits for a boarding house of a group is overtaken there by somebody whose call
// rank and boarding rank are both greater.
//
// Boarding houses are compared by value. Only the last pass can overtake: a candidate proposed in
// an earlier one held the group when the last pass began.
#include <fmt/format.h>

#include <algorithm>

#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

bool may_be_overtaken(const CheckedDay& day, WishIndex wish) {
  return is_waiting(day.after(wish)) && day.instance.names_boarding(wish) &&
         !day.instance.has(wish, wish_flag::ignore_waiting_rank);
}

bool may_overtake(const CheckedDay& day, WishIndex wish) {
  const Instance& instance = day.instance;
  return is_proposed_today(day.after(wish)) && instance.names_boarding(wish) &&
         !instance.has(wish, wish_flag::ignore_waiting_rank) &&
         !day.held_group_at_last_pass(wish) &&
         !day.holds_boarding(instance.wishes.boarding[wish], instance.wishes.candidate[wish],
                             holds::last_pass);
}

// The first wish of the group that is overtaken. From the end of the call order to its start, the
// greatest boarding rank proposed further down is kept for each boarding house of the group.
WishIndex first_overtaken(const CheckedDay& day, GroupIndex group,
                          std::vector<std::int32_t>& greatest_rank) {
  const WishColumns& wishes = day.instance.wishes;
  const IndexRange<WishIndex> range = day.instance.wishes_of_group[group];
  const auto boardings = day.boardings_of_group()[group];
  greatest_rank.assign(boardings.size(), 0);
  const auto greatest = [&](WishIndex wish) -> std::int32_t& {
    const auto place =
        std::lower_bound(boardings.begin(), boardings.end(), wishes.boarding[wish]);
    return greatest_rank[static_cast<std::size_t>(place - boardings.begin())];
  };

  WishIndex overtaken = WishIndex::none();
  std::uint32_t end = range.back().value + 1;  // wishes with one call rank are judged together
  while (end > range.front().value) {
    std::uint32_t begin = end - 1;
    while (begin > range.front().value &&
           wishes.call_rank[WishIndex{begin - 1}] == wishes.call_rank[WishIndex{end - 1}]) {
      --begin;
    }
    const IndexRange<WishIndex> same_rank(begin, end);
    for (const WishIndex wish : same_rank) {
      if (may_be_overtaken(day, wish) && greatest(wish) > wishes.boarding_rank[wish] &&
          !(overtaken && same_rank.contains(overtaken))) {
        overtaken = wish;
      }
    }
    for (const WishIndex wish : same_rank) {
      if (may_overtake(day, wish)) {
        greatest(wish) = std::max(greatest(wish), wishes.boarding_rank[wish]);
      }
    }
    end = begin;
  }
  return overtaken;
}

WishIndex first_that_overtook(const CheckedDay& day, GroupIndex group, WishIndex overtaken) {
  const WishColumns& wishes = day.instance.wishes;
  for (const WishIndex wish : day.instance.wishes_of_group[group]) {
    if (may_overtake(day, wish) && wishes.boarding[wish] == wishes.boarding[overtaken] &&
        wishes.call_rank[wish] > wishes.call_rank[overtaken] &&
        wishes.boarding_rank[wish] > wishes.boarding_rank[overtaken]) {
      return wish;
    }
  }
  return WishIndex::none();
}

bool any_proposed_with_boarding(const CheckedDay& day, GroupIndex group) {
  for (const WishIndex wish : day.instance.wishes_of_group[group]) {
    if (is_proposed_today(day.after(wish)) && day.instance.names_boarding(wish)) return true;
  }
  return false;
}

std::optional<Violation> overtaken_in_boarding(const CheckedDay& day, GroupIndex group,
                                               std::vector<std::int32_t>& greatest_rank) {
  const WishColumns& wishes = day.instance.wishes;
  if (day.boardings_of_group()[group].empty() || !any_proposed_with_boarding(day, group)) {
    return std::nullopt;
  }
  const WishIndex waiting = first_overtaken(day, group, greatest_rank);
  if (!waiting) return std::nullopt;
  const WishIndex ahead = first_that_overtook(day, group, waiting);
  AFFECTA_CHECK(ahead);
  return Violation{
      .property = Property::p2,
      .group = group,
      .boarding = wishes.boarding[waiting],
      .first = waiting,
      .second = ahead,
      .detail = fmt::format("call rank {} with boarding rank {} waits, call rank {} with boarding "
                            "rank {} is proposed today",
                            wishes.call_rank[waiting], wishes.boarding_rank[waiting],
                            wishes.call_rank[ahead], wishes.boarding_rank[ahead])};
}

}  // namespace

Violations check_p2(const CheckedDay& day) {
  Violations all;
  for (auto& chunk : day.workers.map_chunks(
           day.instance.group_count(), 32, [&](std::size_t begin, std::size_t end) {
             Violations found;
             std::vector<std::int32_t> greatest_rank;  // one for the chunk, not one a group
             for (const GroupIndex group : IndexRange<GroupIndex>(begin, end)) {
               if (auto violation = overtaken_in_boarding(day, group, greatest_rank)) {
                 found.push_back(std::move(*violation));
               }
             }
             return found;
           })) {
    all.insert(all.end(), chunk.begin(), chunk.end());
  }
  return all;
}

}  // namespace affecta::verify
