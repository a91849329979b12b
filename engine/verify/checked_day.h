// The three moments of a day that the properties speak of, and who holds what at each.
//
// Purpose: the state *when the day began* (the input), *at the last pass* (when it began) and
// *after* the round; the holders of each boarding house at these moments; which boarding houses a
// group's wishes name. Everything that a property reads besides the columns is here, and which part
// of the country is looked at.
// Source: matching-rules section 6, "Read on the statuses after the round".
// Thread safety: immutable. Cost: a sweep over the statuses of the wishes of the part that name a
// boarding house.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/check.h"
#include "engine/base/parallel.h"
#include "engine/model/day_result.h"
#include "engine/model/instance.h"
#include "engine/model/part.h"
#include "engine/model/status_scan.h"
#include "engine/verify/boarding_lists.h"
#include "engine/verify/passes.h"

namespace affecta::verify {

class CheckedDay {
 public:
  // Lists the holders of the part's boarding houses anew; those of the others must be listed.
  CheckedDay(const Instance& instance, const RoundResult& result, Passes passes, const Part& part,
             BoardingLists& boarding, const Workers& workers);

  const Instance& instance;
  const RoundResult& result;
  const Part& part;
  const Workers& workers;

  bool last_pass_known() const { return passes_.last != 0; }
  std::uint32_t last_pass() const { return passes_.last; }
  // The wishes of the part whose status one of the automatic rules sets, in order.
  std::span<const WishIndex> automatic() const { return passes_.automatic; }

  WishStatus began(WishIndex wish) const { return instance.wishes.status[wish]; }
  WishStatus after(WishIndex wish) const { return result.status[wish]; }
  std::span<const WishStatus> after(IndexRange<WishIndex> wishes) const {
    if (wishes.empty()) return {};
    return result.status.span().subspan(wishes.front().value, wishes.size());
  }
  // Only where last_pass_known().
  WishStatus at_last_pass(WishIndex wish) const {
    if (passes_.last == 1) return began(wish);
    // What no pass of a round gives was there before.
    return is_input_status(after(wish)) ? after(wish) : before_pass(wish);
  }

  // The candidate's other wish in the same admission group, none if there is none.
  WishIndex sibling_in_group(WishIndex wish) const {
    if (!instance.has(wish, wish_flag::has_sibling)) return WishIndex::none();
    const WishIndex sibling = instance.sibling(wish);
    const bool here = instance.wishes.group[sibling] == instance.wishes.group[wish];
    return here ? sibling : WishIndex::none();
  }
  // Whether the wish's candidate holds a wish of its group, at the moment that `holds_wish` reads.
  template <class HoldsWish>
  bool candidate_holds_group(WishIndex wish, const HoldsWish& holds_wish) const {
    if (holds_wish(wish)) return true;
    const WishIndex sibling = sibling_in_group(wish);
    return sibling && holds_wish(sibling);
  }
  bool initially_holds_group(WishIndex wish) const {
    return candidate_holds_group(wish, [&](WishIndex w) { return is_held_before(after(w)); });
  }
  bool currently_holds_group(WishIndex wish) const {
    return candidate_holds_group(wish, [&](WishIndex w) { return is_held(after(w)); });
  }
  bool held_group_at_last_pass(WishIndex wish) const {
    return candidate_holds_group(wish, [&](WishIndex w) { return is_held(at_last_pass(w)); });
  }

  // By candidate. Cost of the three: none, a binary search, the number of holders.
  std::span<const Holder> boarding_holders(BoardingIndex boarding) const {
    return boarding_.holders[boarding];
  }
  bool holds_boarding(BoardingIndex boarding, CandidateIndex candidate, std::uint8_t bit) const;
  std::int64_t count_boarding_holders(BoardingIndex boarding, std::uint8_t bit) const;

  // The wishes of the group that name a boarding house, in call order, and the boarding houses that
  // they name, in order; whatever their status.
  std::span<const WishIndex> boarding_wishes(GroupIndex group) const {
    return boarding_.wishes[group];
  }
  std::span<const BoardingIndex> boardings(GroupIndex group) const {
    return boarding_.boardings[group];
  }

  // The candidates who hold a wish of the group, each counted once.
  std::int64_t current_group_holders(GroupIndex group) const;
  std::int64_t initial_group_holders(GroupIndex group) const;

  // visit(wish) for one held wish of each candidate who held the group when the last pass began.
  template <class Visit>
  void for_each_holder_at_last_pass(GroupIndex group, const Visit& visit) const {
    // Who held it then, in a pass after the first, still does.
    const auto statuses = passes_.last == 1 ? instance.wishes.status.span() : result.status.span();
    const auto held = [&](WishIndex wish) { return is_held(at_last_pass(wish)); };
    for_each_with_status<is_held>(statuses, instance.wishes_of_group[group], [&](WishIndex wish) {
      if (held(wish) && counts_as_holder(wish, held)) visit(wish);
    });
  }
  // Whether the candidate is counted by this held wish: not by the one with boarding when both are
  // held.
  template <class HoldsWish>
  bool counts_as_holder(WishIndex wish, const HoldsWish& holds_wish) const {
    if (!instance.has(wish, wish_flag::with_boarding)) return true;
    const WishIndex sibling = sibling_in_group(wish);
    return !sibling || !holds_wish(sibling);
  }

 private:
  WishStatus before_pass(WishIndex wish) const {
    return result.pass[wish] == passes_.last ? WishStatus::waiting : after(wish);
  }

  std::vector<Holder> list_holders(BoardingIndex boarding) const;

  Passes passes_;
  const BoardingLists& boarding_;
};

}  // namespace affecta::verify
