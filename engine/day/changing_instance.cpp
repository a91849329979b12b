#include "engine/day/changing_instance.h"

#include <algorithm>
#include <tuple>

#include "engine/base/sorted.h"

namespace affecta {

namespace {

void set_bit(std::uint8_t& flags, std::uint8_t bit, bool on) {
  flags = static_cast<std::uint8_t>(on ? flags | bit : flags & ~bit);
}

}  // namespace

ChangingInstance::ChangingInstance(const Instance& source) : instance_(source) {}

void ChangingInstance::set(const WishState& state) {
  status_[state.wish] = state.status;
  preference_[state.wish] = state.preference;
  yesterday_[state.wish] = state.waiting_rank_yesterday;
  std::uint8_t& flags = flags_[state.wish];
  set_bit(flags, wish_flag::outside_main, state.outside_main);
  set_bit(flags, wish_flag::ignore_waiting_rank, state.ignore_waiting_rank);
  set_bit(flags, wish_flag::ignore_boarding_bar, state.ignore_boarding_bar);
}

void ChangingInstance::set(const ResponderSwitch& state) {
  responder_[state.candidate] = state.on ? 1 : 0;
  for (const WishIndex wish : instance_.wishes_of_candidate[state.candidate]) {
    set_bit(flags_[wish], wish_flag::responder, state.on);
  }
}

void ChangingInstance::set(const GroupState& state) {
  capacity_[state.group] = state.capacity;
  block_call_limit_[state.group] = state.block_call_limit;
  estimate_[state.group] = state.estimate;
  set_bit(group_flags_[state.group], group_flag::stopped, state.stopped);
  set_bit(group_flags_[state.group], group_flag::reservation_ended, state.reservation_ended);
}

void ChangingInstance::set(const BoardingState& state) { beds_[state.boarding] = state.capacity; }

void ChangingInstance::set_published(GroupIndex group, std::int32_t last_called,
                                     std::int32_t number_waiting) {
  last_called_[group] = last_called;
  number_waiting_[group] = number_waiting;
}

void ChangingInstance::set_waiting_ranks_yesterday(const Array<WishIndex, std::int32_t>& ranks,
                                                   IndexRange<WishIndex> wishes) {
  if (wishes.empty()) return;
  std::ranges::copy(ranks.span().subspan(wishes.front().value, wishes.size()),
                    yesterday_.span().begin() + std::ptrdiff_t{wishes.front().value});
}

IndexRange<GroupIndex> ChangingInstance::groups_of(std::int32_t ranking_group) const {
  const auto keys = instance_.groups.key.span();
  const auto same = std::ranges::equal_range(keys, ranking_group, {}, &GroupKey::ranking_group);
  return IndexRange<GroupIndex>(static_cast<std::size_t>(same.begin() - keys.begin()),
                                static_cast<std::size_t>(same.end() - keys.begin()));
}

IndexRange<WishIndex> ChangingInstance::insert(const LateRanking& late, GroupIndex group) {
  for (const WishIndex wish : instance_.wishes_of_group[group]) {
    if (candidate_[wish] == late.candidate) {
      call_rank_[wish] = displayed_[wish] = late.call_rank;
    } else if (call_rank_[wish] >= late.call_rank) {
      ++call_rank_[wish];
    }
  }
  return put_in_call_order(group, late.candidate);
}

// The candidate's wishes come to lie where their rank is; the others keep their order. Returns the
// places from the first that has another wish now to the last.
IndexRange<WishIndex> ChangingInstance::put_in_call_order(GroupIndex group,
                                                          CandidateIndex candidate) {
  const IndexRange<WishIndex> wishes = instance_.wishes_of_group[group];
  std::vector<WishIndex> order;
  order.reserve(wishes.size());
  for (const WishIndex wish : wishes) order.push_back(wish);
  const auto own = std::ranges::stable_partition(
      order, [&](WishIndex wish) { return candidate_[wish] != candidate; });
  const auto key = [&](WishIndex wish) {
    return std::tuple(call_rank_[wish], candidate_[wish],
                      instance_.has(wish, wish_flag::with_boarding));
  };
  std::ranges::sort(own, {}, key);
  std::ranges::inplace_merge(order, own.begin(), {}, key);
  std::size_t begin = 0;
  std::size_t end = order.size();
  const auto stays = [&](std::size_t i) { return order[i].value == wishes.front().value + i; };
  while (begin < end && stays(begin)) ++begin;
  while (end > begin && stays(end - 1)) --end;
  const auto moved = std::span<const WishIndex>(order).subspan(begin, end - begin);
  const IndexRange<WishIndex> places(wishes.empty() ? 0 : wishes.front().value + begin,
                                     wishes.empty() ? 0 : wishes.front().value + end);
  rename(places, moved);
  permute(places, moved);
  return places;
}

// order[i]: the wish that comes to lie at the i-th place.
void ChangingInstance::permute(IndexRange<WishIndex> places, std::span<const WishIndex> order) {
  if (order.empty()) return;
  const auto move = [&](auto& column) {
    std::vector<std::remove_cvref_t<decltype(column[order[0]])>> moved;
    moved.reserve(order.size());
    for (const WishIndex wish : order) moved.push_back(column[wish]);
    std::ranges::copy(moved, column.span().begin() + std::ptrdiff_t{places.front().value});
  };
  move(candidate_);
  move(boarding_);
  move(call_rank_);
  move(displayed_);
  move(boarding_rank_);
  move(preference_);
  move(yesterday_);
  move(status_);
  move(flags_);
}

// The lists name each wish by the place it comes to; before it goes there.
void ChangingInstance::rename(IndexRange<WishIndex> places, std::span<const WishIndex> order) {
  std::vector<WishIndex> place(order.size());
  std::vector<CandidateIndex> candidates;
  std::vector<BoardingIndex> boardings;
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[order[i].value - places.front().value] = WishIndex::at(places.front().value + i);
    candidates.push_back(candidate_[order[i]]);
    if (boarding_[order[i]]) boardings.push_back(boarding_[order[i]]);
  }
  const auto rename_in = [&](std::span<WishIndex> list) {
    for (WishIndex& wish : list) {
      if (places.contains(wish)) wish = place[wish.value - places.front().value];
    }
  };
  sort_unique(candidates);
  sort_unique(boardings);
  for (const CandidateIndex candidate : candidates) rename_in(of_candidate_[candidate]);
  for (const BoardingIndex boarding : boardings) {
    // By boarding rank, then by wish: in runs of one rank, the wishes of one candidate.
    const std::span<WishIndex> list = of_boarding_[boarding];
    for (auto run = list.begin(); run != list.end();) {
      const auto end = std::find_if(run, list.end(), [&](WishIndex wish) {
        return boarding_rank_[wish] != boarding_rank_[*run];
      });
      rename_in({run, end});
      std::sort(run, end);
      run = end;
    }
  }
}

}  // namespace affecta
