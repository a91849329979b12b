#include "engine/verify/checked_day.h"

#include <algorithm>
#include <utility>

#include "engine/model/status_scan.h"

namespace affecta::verify {

namespace {

constexpr std::size_t boardings_per_chunk = 8;

// How many candidates hold a wish of the group after the round.
template <bool (*holds_by)(WishStatus)>
std::int64_t count_holders_after(const CheckedDay& day, GroupIndex group) {
  // By a sweep of its own: not the one that the round counts by.
  const IndexRange<WishIndex> wishes = day.instance.wishes_of_group[group];
  std::int64_t holders = 0;
  for (auto rest = day.after(wishes); !rest.empty();) {
    const auto block = rest.first(std::min<std::size_t>(rest.size(), 64));
    std::uint8_t held = 0;
    for (const WishStatus status : block)
      held = static_cast<std::uint8_t>(held + (holds_by(status) ? 1 : 0));
    holders += held;
    rest = rest.subspan(block.size());
  }
  for_each_flagged_with_status<holds_by>(day.result.status.span(), day.instance.wishes.flags.span(),
                                         wish_flag::with_boarding, wishes, [&](WishIndex wish) {
                                           const auto also_held = [&](WishIndex other) {
                                             return holds_by(day.after(other));
                                           };
                                           if (!day.counts_as_holder(wish, also_held)) --holders;
                                         });
  return holders;
}

}  // namespace

CheckedDay::CheckedDay(const Instance& checked_instance, const RoundResult& checked_result,
                       Passes passes, const Part& checked_part, BoardingLists& boarding,
                       const Workers& all_workers)
    : instance(checked_instance),
      result(checked_result),
      part(checked_part),
      workers(all_workers),
      passes_(std::move(passes)),
      boarding_(boarding) {
  AFFECTA_CHECK(result.status.size() == instance.wish_count());
  AFFECTA_CHECK(result.pass.size() == 0 || result.pass.size() == instance.wish_count());
  AFFECTA_CHECK(result.pass.size() != 0 || passes.last <= 1);
  AFFECTA_CHECK(result.position.size() == instance.boarding_count());
  AFFECTA_CHECK(result.maximum.size() == instance.boarding_count());
  workers.for_each(part.boardings.size(), boardings_per_chunk, [&](std::size_t i) {
    boarding.holders[part.boardings[i]] = list_holders(part.boardings[i]);
  });
}

std::vector<Holder> CheckedDay::list_holders(BoardingIndex boarding) const {
  std::vector<Holder> holders;
  for (const WishIndex wish : instance.wishes_of_boarding[boarding]) {
    const WishStatus status = after(wish);
    std::uint8_t bits = 0;
    if (is_held_before(status)) bits |= holds::initially;
    if (is_held(status)) bits |= holds::currently;
    if (last_pass_known() && is_held(at_last_pass(wish))) bits |= holds::last_pass;
    if (bits != 0) holders.push_back({instance.wishes.candidate[wish], bits});
  }
  // One entry for each candidate.
  std::sort(holders.begin(), holders.end(),
            [](const Holder& a, const Holder& b) { return a.candidate < b.candidate; });
  auto last = holders.begin();
  for (auto holder = holders.begin(); holder != holders.end(); ++holder) {
    if (last != holders.begin() && std::prev(last)->candidate == holder->candidate) {
      std::prev(last)->bits |= holder->bits;
    } else {
      *last++ = *holder;
    }
  }
  holders.erase(last, holders.end());
  return holders;
}

bool CheckedDay::holds_boarding(BoardingIndex boarding, CandidateIndex candidate,
                                std::uint8_t bit) const {
  const auto holders = boarding_holders(boarding);
  const auto found =
      std::lower_bound(holders.begin(), holders.end(), candidate,
                       [](const Holder& a, CandidateIndex b) { return a.candidate < b; });
  return found != holders.end() && found->candidate == candidate && (found->bits & bit) != 0;
}

std::int64_t CheckedDay::count_boarding_holders(BoardingIndex boarding, std::uint8_t bit) const {
  const auto holders = boarding_holders(boarding);
  return std::count_if(holders.begin(), holders.end(),
                       [&](const Holder& holder) { return (holder.bits & bit) != 0; });
}

std::int64_t CheckedDay::current_group_holders(GroupIndex group) const {
  return count_holders_after<is_held>(*this, group);
}

std::int64_t CheckedDay::initial_group_holders(GroupIndex group) const {
  return count_holders_after<is_held_before>(*this, group);
}

}  // namespace affecta::verify
