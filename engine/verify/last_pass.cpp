#include "engine/verify/last_pass.h"

#include <algorithm>
#include <vector>

namespace affecta::verify {

namespace {

using Place = std::uint32_t;  // in the flat list of wishes_of_boarding

// Where a group stands. Everything before the cursor that is not blocked is proposed; so are, all
// along, the wishes of candidates who hold the group already, which take no vacancy.
struct GroupState {
  std::uint32_t cursor = 0;  // a wish
  std::uint32_t end = 0;
  std::int64_t holders = 0;
  std::int64_t vacancies = 0;
  std::int64_t taken = 0;  // candidates proposed, those who hold the group apart
};

// Where a boarding house stands. Holders of it are left out throughout.
struct BoardingState {
  Place begin = 0;
  Place top = 0;  // wishes from here on are beyond the position
  std::int64_t beds = 0;
  std::int64_t proposed = 0;  // distinct ranks with a proposal, so distinct candidates
};

class Proposing {
 public:
  Proposing(const CheckedDay& day, ProposeIn groups, LastPass& pass)
      : day_(day),
        wishes_(day.instance.wishes),
        pass_(pass),
        group_(day.instance.group_count()),
        boarding_(day.instance.boarding_count()),
        proposals_at_(day.instance.wishes_of_boarding.values().size()) {
    const Part& part = day.part;
    day.workers.for_each(part.tied_boardings.size(), 8, [&](std::size_t i) {
      const BoardingIndex boarding = part.tied_boardings[i];
      pass_.maximum[boarding] = maximum_at_last_pass(day, boarding);
      pass_.position[boarding] = pass_.maximum[boarding];
    });
    day.workers.for_each(part.tied_groups.size(), 32, [&](std::size_t i) {
      const GroupIndex group = part.tied_groups[i];
      forget(group);
      if (proposes(group, groups)) start(group);
    });
    day.workers.for_each(part.tied_boardings.size(), 8,
                         [&](std::size_t i) { count_proposals(part.tied_boardings[i]); });
    for (const BoardingIndex boarding : part.tied_boardings) {
      if (is_overfull(boarding)) overfull_.push_back(boarding);
    }
  }

  void finish() {
    while (!overfull_.empty()) {
      const BoardingIndex boarding = overfull_.back();
      if (is_overfull(boarding)) {
        lower_by_one_candidate(boarding);
      } else {
        overfull_.pop_back();
      }
    }
  }

 private:
  bool waits(WishIndex wish) const { return is_waiting(day_.at_last_pass(wish)); }
  bool holds_boarding(WishIndex wish) const {
    return day_.holds_boarding(wishes_.boarding[wish], wishes_.candidate[wish], holds::last_pass);
  }
  bool is_blocked(WishIndex wish) const {
    return day_.instance.names_boarding(wish) &&
           wishes_.boarding_rank[wish] > pass_.position[wishes_.boarding[wish]] &&
           !holds_boarding(wish);
  }
  bool is_overfull(BoardingIndex boarding) const {
    return boarding_[boarding].proposed > boarding_[boarding].beds;
  }

  // ------------------------------------------------------------ groups

  bool proposes(GroupIndex group, ProposeIn groups) const {
    if (day_.instance.has(group, group_flag::stopped)) return false;
    if (groups == ProposeIn::every_group) return true;
    const auto wishes = day_.boarding_wishes(group);
    return std::any_of(wishes.begin(), wishes.end(), [&](WishIndex wish) { return waits(wish); });
  }

  void forget(GroupIndex group) {
    const IndexRange<WishIndex> range = day_.instance.wishes_of_group[group];
    if (range.empty()) return;
    std::ranges::fill(pass_.proposed.span().subspan(range.front().value, range.size()),
                      std::uint8_t{0});
  }

  void start(GroupIndex group) {
    const IndexRange<WishIndex> range = day_.instance.wishes_of_group[group];
    if (range.empty()) return;
    GroupState& state = group_[group];
    day_.for_each_holder_at_last_pass(group, [&](WishIndex) { ++state.holders; });
    if (state.holders > 0) propose_to_holders(group);
    state.vacancies = day_.instance.groups.capacity[group] - state.holders;
    state.cursor = range.front().value;
    state.end = range.back().value + 1;
    advance(group, [&](WishIndex wish) { pass_.proposed[wish] = 1; });
  }

  void propose_to_holders(GroupIndex group) {
    day_.for_each_holder_at_last_pass(group, [&](WishIndex held) {
      const WishIndex other = day_.sibling_in_group(held);
      if (other && waits(other) && !is_blocked(other)) pass_.proposed[other] = 1;
    });
  }

  bool candidate_holds_group(WishIndex wish) const {
    return group_[wishes_.group[wish]].holders != 0 && day_.held_group_at_last_pass(wish);
  }

  // Proposes down the call order while there are vacancies or the block call goes on. A candidate's
  // two wishes wait side by side and go together.
  template <class Propose>
  void advance(GroupIndex group, const Propose& propose) {
    GroupState& state = group_[group];
    const std::int32_t block_limit = day_.instance.groups.block_call_limit[group];
    while (state.cursor < state.end) {
      const WishIndex wish{state.cursor};
      if (!waits(wish) || candidate_holds_group(wish)) {
        ++state.cursor;
        continue;
      }
      if (state.taken >= state.vacancies && wishes_.call_rank[wish] > block_limit) return;
      const WishIndex other{state.cursor + 1};
      const bool both = other.value < state.end && waits(other) &&
                        wishes_.candidate[other] == wishes_.candidate[wish];
      state.cursor += both ? 2 : 1;
      const bool first = !is_blocked(wish);
      const bool second = both && !is_blocked(other);
      state.taken += first || second ? 1 : 0;
      if (first) propose(wish);
      if (second) propose(other);
    }
  }

  // The wish is blocked from now on: its place goes to others, unless the candidate keeps it with
  // the other wish.
  void withdraw(WishIndex wish) {
    pass_.proposed[wish] = 0;
    if (candidate_holds_group(wish)) return;
    const WishIndex sibling = day_.sibling_in_group(wish);
    if (sibling && pass_.proposed[sibling] != 0) return;
    const GroupIndex group = wishes_.group[wish];
    --group_[group].taken;
    advance(group, [&](WishIndex next) {
      pass_.proposed[next] = 1;
      if (day_.instance.names_boarding(next) && !holds_boarding(next)) register_proposal(next);
    });
  }

  // ------------------------------------------------------------ boarding houses

  std::int32_t rank_at(Place place) const {
    return wishes_.boarding_rank[day_.instance.wishes_of_boarding.values().span()[place]];
  }
  WishIndex wish_at(Place place) const {
    return day_.instance.wishes_of_boarding.values().span()[place];
  }

  // The first place from which on ranks are >= rank.
  Place place_of(BoardingIndex boarding, std::int32_t rank) const {
    Place low = boarding_[boarding].begin;
    Place high = boarding_[boarding].top;
    while (low < high) {
      const Place middle = low + (high - low) / 2;
      if (rank_at(middle) < rank) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  // proposals_at_ counts the proposals of a rank, at the first place of that rank.
  void count_proposals(BoardingIndex boarding) {
    const auto offsets = day_.instance.wishes_of_boarding.offsets().span();
    BoardingState& state = boarding_[boarding];
    state.begin = offsets[boarding.value];
    state.top = state.begin;
    state.beds =
        std::max<std::int64_t>(0, day_.instance.boardings.capacity[boarding] -
                                      day_.count_boarding_holders(boarding, holds::last_pass));
    Place first_of_rank = state.begin;
    for (Place place = state.begin; place < offsets[boarding.value + 1]; ++place) {
      const std::int32_t rank = rank_at(place);
      if (rank > pass_.position[boarding]) break;
      if (rank != rank_at(first_of_rank)) first_of_rank = place;
      state.top = place + 1;
      const WishIndex wish = wish_at(place);
      if (pass_.proposed[wish] == 0 || holds_boarding(wish)) continue;
      if (proposals_at_[first_of_rank]++ == 0) ++state.proposed;
    }
  }

  void register_proposal(WishIndex wish) {
    const BoardingIndex boarding = wishes_.boarding[wish];
    const Place place = place_of(boarding, wishes_.boarding_rank[wish]);
    if (proposals_at_[place]++ != 0) return;
    ++boarding_[boarding].proposed;
    if (is_overfull(boarding)) overfull_.push_back(boarding);
  }

  // Drops the position to just below the last candidate proposed.
  void lower_by_one_candidate(BoardingIndex boarding) {
    BoardingState& state = boarding_[boarding];
    const Place end_of_rank = [&] {
      for (Place place = state.top; place > state.begin; --place) {
        const WishIndex wish = wish_at(place - 1);
        if (pass_.proposed[wish] != 0 && !holds_boarding(wish)) return place;
      }
      AFFECTA_CHECK(false);  // an overfull boarding house has proposals
      return state.begin;
    }();
    const std::int32_t rank = rank_at(end_of_rank - 1);
    const Place first_of_rank = place_of(boarding, rank);
    state.top = first_of_rank;
    --state.proposed;
    proposals_at_[first_of_rank] = 0;
    pass_.position[boarding] = rank - 1;
    for (Place place = first_of_rank; place < end_of_rank; ++place) {
      const WishIndex wish = wish_at(place);
      if (pass_.proposed[wish] != 0 && !holds_boarding(wish)) withdraw(wish);
    }
  }

  const CheckedDay& day_;
  const WishColumns& wishes_;
  LastPass& pass_;
  Array<GroupIndex, GroupState> group_;
  Array<BoardingIndex, BoardingState> boarding_;
  std::vector<std::uint32_t> proposals_at_;
  std::vector<BoardingIndex> overfull_;
};

}  // namespace

void propose_last_pass_again(const CheckedDay& day, ProposeIn groups, LastPass& pass) {
  AFFECTA_CHECK(day.last_pass_known());
  Proposing(day, groups, pass).finish();
}

}  // namespace affecta::verify
