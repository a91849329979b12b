#include "engine/displays/waiting_ranks.h"

#include <algorithm>

#include "engine/model/status_scan.h"

namespace affecta {

namespace {

bool in_waiting_list(const Instance& instance, const RoundResult& result, WishIndex wish) {
  return is_waiting(result.status[wish]) && !instance.names_boarding(wish);
}

// The candidate's other wish for the same formation, perhaps in another group.
bool sibling_proposed_today(const Instance& instance, const RoundResult& result, WishIndex wish) {
  return is_proposed_today(result.status[instance.sibling(wish)]);
}

// Yesterday's ranks, on the way up from the end of a call order: that of the nearest wish below,
// and that of the one below it. A candidate has two wishes in a group at most, so if the nearest is
// the asking candidate's own, the other is somebody else's.
class RanksBelow {
 public:
  void add(CandidateIndex candidate, std::int32_t rank) {
    other_rank_ = nearest_rank_;
    nearest_candidate_ = candidate;
    nearest_rank_ = rank;
  }
  // Yesterday's rank of the first wish below of another candidate, 0 if none has one.
  std::int32_t of_others(CandidateIndex candidate) const {
    return candidate == nearest_candidate_ ? other_rank_ : nearest_rank_;
  }

 private:
  CandidateIndex nearest_candidate_ = CandidateIndex::none();
  std::int32_t nearest_rank_ = 0;
  std::int32_t other_rank_ = 0;
};

// Wishes put back in the waiting list have no rank of yesterday: theirs is bounded by the one of
// the next wish that has one, whatever became of it today. One walk from the end finds them all;
// they wait in `ranks` (0: no such wish) for the walk from the start to take them.
void find_ranks_below(const Instance& instance, const RoundResult& result,
                      IndexRange<WishIndex> wishes, Array<WishIndex, std::int32_t>& ranks) {
  RanksBelow below;
  for (std::uint32_t i = static_cast<std::uint32_t>(wishes.size()); i-- > 0;) {
    const WishIndex wish{wishes.front().value + i};
    const CandidateIndex candidate = instance.wishes.candidate[wish];
    const std::int32_t yesterday = instance.wishes.waiting_rank_yesterday[wish];
    if (yesterday > 0) {
      if (!is_proposed_before(instance.wishes.status[wish])) below.add(candidate, yesterday);
    } else if (in_waiting_list(instance, result, wish)) {
      ranks[wish] = below.of_others(candidate);
    }
  }
}

// Where a walk down the call order stands.
struct Walk {
  std::int32_t rank = 0;
  std::int32_t number_waiting = 0;
  CandidateIndex last_counted = CandidateIndex::none();  // of those with two wishes
};

// Over wishes that stay as they are shown: counted, not ranked again. A candidate's two wishes wait
// side by side, and change together.
Walk walk_unchanged(const Instance& instance, const RoundResult& result,
                    const Array<WishIndex, std::int32_t>& ranks, IndexRange<WishIndex> wishes) {
  Walk walk;
  constexpr std::uint8_t asked = wish_flag::names_boarding | wish_flag::has_sibling;
  walk.number_waiting = count_with_status<is_waiting>(
      result.status.span(), instance.wishes.flags.span(), asked, wishes, [&](WishIndex wish) {
        if (instance.names_boarding(wish)) return false;
        const CandidateIndex candidate = instance.wishes.candidate[wish];
        const bool counts =
            candidate != walk.last_counted && !sibling_proposed_today(instance, result, wish);
        if (counts) walk.last_counted = candidate;
        return counts;
      });
  for (std::size_t left = wishes.size(); left > 0; --left) {
    const WishIndex wish = WishIndex::at(wishes.front().value + left - 1);
    if (!in_waiting_list(instance, result, wish)) continue;
    walk.rank = ranks[wish];
    break;
  }
  return walk;
}

}  // namespace

std::int32_t rank_waiting_list(const Instance& instance, const RoundResult& result,
                               GroupIndex group, WishIndex first_changed,
                               Array<WishIndex, std::int32_t>& ranks) {
  const IndexRange<WishIndex> wishes = instance.wishes_of_group[group];
  const std::size_t begin = first_changed.value;
  const std::size_t group_begin = wishes.front().value;
  auto [rank, number_waiting, last_counted] =
      walk_unchanged(instance, result, ranks, IndexRange<WishIndex>(group_begin, begin));
  const bool first_day = instance.parameters.day == 1;
  const auto status = result.status.span();
  const auto flags = instance.wishes.flags.span();
  const auto yesterday = instance.wishes.waiting_rank_yesterday.span();
  const auto shown = ranks.span();
  bool ranks_below_known = false;
  for (const WishIndex wish : IndexRange<WishIndex>(begin, group_begin + wishes.size())) {
    const std::uint32_t i = wish.value;
    if (!is_waiting(status[i]) || (flags[i] & wish_flag::names_boarding) != 0) {
      shown[i] = 0;
      continue;
    }
    bool counts = true;
    if ((flags[i] & wish_flag::has_sibling) != 0) {
      const CandidateIndex candidate = instance.wishes.candidate[wish];
      counts = candidate != last_counted && !sibling_proposed_today(instance, result, wish);
      if (counts) last_counted = candidate;
    } else {
      last_counted = CandidateIndex::none();
    }
    rank += counts ? 1 : 0;
    number_waiting += counts ? 1 : 0;
    if (first_day) {
      shown[i] = std::max(1, rank);
      continue;
    }
    std::int32_t bound = yesterday[i];
    if (bound == 0) {
      if (!ranks_below_known) find_ranks_below(instance, result, wishes, ranks);
      ranks_below_known = true;
      bound = shown[i] == 0 ? rank : shown[i];
    }
    rank = std::min(rank, bound);
    shown[i] = rank;
  }
  return number_waiting;
}

}  // namespace affecta
