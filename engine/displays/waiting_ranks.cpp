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

// A walk down the call order that ranks.
class Ranking {
 public:
  Ranking(const Instance& instance, const RoundResult& result, GroupIndex group,
          Array<WishIndex, std::int32_t>& ranks, Walk walk)
      : instance_(instance),
        result_(result),
        wishes_(instance.wishes_of_group[group]),
        status_(result.status.span()),
        flags_(instance.wishes.flags.span()),
        yesterday_(instance.wishes.waiting_rank_yesterday.span()),
        ranks_(ranks),
        shown_(ranks.span()),
        first_day_(instance.parameters.day == 1),
        walk_(walk) {}

  // From there to the end of the group. Returns how many wait in it.
  std::int32_t rank_from(WishIndex begin) {
    const std::size_t end = wishes_.front().value + wishes_.size();
    for (std::size_t from = begin.value; from < end; from += run) {
      const std::size_t to = std::min(from + run, end);
      if (rank_run(from, to)) continue;
      for (std::size_t i = from; i < to; ++i) rank_one(i);
    }
    return walk_.number_waiting;
  }

 private:
  static constexpr std::size_t run = 32;

  // The common cases, without a look at each: none is listed; or all count, and yesterday's ranks
  // are no bound.
  bool rank_run(std::size_t from, std::size_t to) {
    std::uint8_t listed = 0;
    std::uint8_t siblings = 0;
    for (std::size_t i = from; i < to; ++i) {
      listed = static_cast<std::uint8_t>(listed + (is_listed(i) ? 1 : 0));
      siblings |= static_cast<std::uint8_t>(flags_[i] & wish_flag::has_sibling);
    }
    if (listed == 0) {
      std::fill_n(&shown_[from], to - from, 0);
      return true;
    }
    if (listed < to - from || siblings != 0) return false;
    std::int32_t rank = walk_.rank;
    if (!first_day_) {
      std::int32_t bounded = 0;
      for (std::size_t i = from; i < to; ++i) bounded |= yesterday_[i] < ++rank ? 1 : 0;
      if (bounded != 0) return false;
    }
    rank = walk_.rank;
    for (std::size_t i = from; i < to; ++i) shown_[i] = ++rank;
    walk_.number_waiting += listed;
    walk_.rank = rank;
    walk_.last_counted = CandidateIndex::none();
    return true;
  }

  bool is_listed(std::size_t i) const {
    return is_waiting(status_[i]) && (flags_[i] & wish_flag::names_boarding) == 0;
  }

  void rank_one(std::size_t i) {
    if (!is_listed(i)) {
      shown_[i] = 0;
      return;
    }
    const std::int32_t counted = counts(WishIndex::at(i)) ? 1 : 0;
    walk_.rank += counted;
    walk_.number_waiting += counted;
    if (first_day_) {
      shown_[i] = std::max(1, walk_.rank);
      return;
    }
    walk_.rank = std::min(walk_.rank, bound(i));
    shown_[i] = walk_.rank;
  }

  // Whether the candidate waits for the group by this wish first, and by none proposed today.
  bool counts(WishIndex wish) {
    if (!instance_.has(wish, wish_flag::has_sibling)) {
      walk_.last_counted = CandidateIndex::none();
      return true;
    }
    const CandidateIndex candidate = instance_.wishes.candidate[wish];
    if (candidate == walk_.last_counted || sibling_proposed_today(instance_, result_, wish)) {
      return false;
    }
    walk_.last_counted = candidate;
    return true;
  }

  std::int32_t bound(std::size_t i) {
    if (yesterday_[i] != 0) return yesterday_[i];
    if (!ranks_below_known_) find_ranks_below(instance_, result_, wishes_, ranks_);
    ranks_below_known_ = true;
    return shown_[i] == 0 ? walk_.rank : shown_[i];
  }

  const Instance& instance_;
  const RoundResult& result_;
  const IndexRange<WishIndex> wishes_;
  const std::span<const WishStatus> status_;
  const std::span<const std::uint8_t> flags_;
  const std::span<const std::int32_t> yesterday_;
  Array<WishIndex, std::int32_t>& ranks_;
  const std::span<std::int32_t> shown_;
  const bool first_day_;
  bool ranks_below_known_ = false;
  Walk walk_;
};

}  // namespace

std::int32_t rank_waiting_list(const Instance& instance, const RoundResult& result,
                               GroupIndex group, WishIndex first_changed,
                               Array<WishIndex, std::int32_t>& ranks) {
  const std::size_t begin = instance.wishes_of_group[group].front().value;
  const Walk unchanged =
      walk_unchanged(instance, result, ranks, IndexRange<WishIndex>(begin, first_changed.value));
  return Ranking(instance, result, group, ranks, unchanged).rank_from(first_changed);
}

}  // namespace affecta
