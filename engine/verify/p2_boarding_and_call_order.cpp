// P2: nobody who waits for a boarding house of a group is overtaken there by somebody whose call
// rank and boarding rank are both greater.
//
// Boarding houses are compared by value. Only the last pass can overtake: a candidate proposed in
// an earlier one held the group when the last pass began.
#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

// Both are asked of wishes that name a boarding house.
bool may_be_overtaken(const CheckedDay& day, WishIndex wish) {
  return is_waiting(day.after(wish)) && !day.instance.has(wish, wish_flag::ignore_waiting_rank);
}

bool may_overtake(const CheckedDay& day, WishIndex wish) {
  const Instance& instance = day.instance;
  return is_proposed_today(day.after(wish)) &&
         !instance.has(wish, wish_flag::ignore_waiting_rank) &&
         !day.held_group_at_last_pass(wish) &&
         !day.holds_boarding(instance.wishes.boarding[wish], instance.wishes.candidate[wish],
                             holds::last_pass);
}

// For each boarding house of a group, the greatest boarding rank proposed so far, going up the call
// order. What has the call rank at hand is put aside: it overtakes only what is above it.
class GreatestRanks {
 public:
  void restart(std::span<const BoardingIndex> boardings) {
    boardings_ = boardings;
    ranks_.assign(boardings.size(), 0);
    aside_.clear();
  }
  void put_aside(BoardingIndex boarding, std::int32_t rank) { aside_.emplace_back(boarding, rank); }
  void call_rank_done() {
    for (const auto& [boarding, rank] : aside_) at(boarding) = std::max(at(boarding), rank);
    aside_.clear();
  }
  std::int32_t& at(BoardingIndex boarding) {
    const auto place = std::lower_bound(boardings_.begin(), boardings_.end(), boarding);
    return ranks_[static_cast<std::size_t>(place - boardings_.begin())];
  }

 private:
  std::span<const BoardingIndex> boardings_;
  std::vector<std::int32_t> ranks_;  // parallel to boardings_
  std::vector<std::pair<BoardingIndex, std::int32_t>> aside_;
};

// The first wish of the group that is overtaken, found from the end of the call order upwards.
WishIndex first_overtaken(const CheckedDay& day, GroupIndex group, GreatestRanks& greatest) {
  const WishColumns& wishes = day.instance.wishes;
  const auto boarding_wishes = day.boarding_wishes(group);
  greatest.restart(day.boardings(group));
  WishIndex overtaken = WishIndex::none();
  std::int32_t call_rank = no_limit;
  for (auto next = boarding_wishes.rbegin(); next != boarding_wishes.rend(); ++next) {
    const WishIndex wish = *next;
    if (wishes.call_rank[wish] != call_rank) greatest.call_rank_done();
    call_rank = wishes.call_rank[wish];
    const BoardingIndex boarding = wishes.boarding[wish];
    if (may_be_overtaken(day, wish)) {
      if (greatest.at(boarding) > wishes.boarding_rank[wish]) overtaken = wish;
    } else if (may_overtake(day, wish)) {
      greatest.put_aside(boarding, wishes.boarding_rank[wish]);
    }
  }
  return overtaken;
}

WishIndex first_that_overtook(const CheckedDay& day, GroupIndex group, WishIndex overtaken) {
  const WishColumns& wishes = day.instance.wishes;
  for (const WishIndex wish : day.boarding_wishes(group)) {
    if (wishes.boarding[wish] == wishes.boarding[overtaken] && may_overtake(day, wish) &&
        wishes.call_rank[wish] > wishes.call_rank[overtaken] &&
        wishes.boarding_rank[wish] > wishes.boarding_rank[overtaken]) {
      return wish;
    }
  }
  return WishIndex::none();
}

bool any_proposed(const CheckedDay& day, std::span<const WishIndex> wishes) {
  return std::any_of(wishes.begin(), wishes.end(),
                     [&](WishIndex wish) { return is_proposed_today(day.after(wish)); });
}

std::optional<Violation> overtaken_in_boarding(const CheckedDay& day, GroupIndex group,
                                               GreatestRanks& greatest) {
  const WishColumns& wishes = day.instance.wishes;
  if (!any_proposed(day, day.boarding_wishes(group))) return std::nullopt;
  const WishIndex waiting = first_overtaken(day, group, greatest);
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
  return check_each_group(day, [&](GroupIndex group) {
    thread_local GreatestRanks greatest;
    return overtaken_in_boarding(day, group, greatest);
  });
}

}  // namespace affecta::verify
