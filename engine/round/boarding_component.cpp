#include "engine/round/boarding_component.h"

#include <algorithm>
#include <iterator>

#include "engine/base/check.h"
#include "engine/model/status_scan.h"
#include "engine/round/holders.h"
#include "engine/round/maximum_position.h"

namespace affecta {

namespace {

// A candidate who waits for a boarding house and does not hold it: one bed if proposed.
struct Boarder {
  std::int32_t rank;
  std::uint32_t first;          // of the candidate's wishes, in House::wishes
  std::uint32_t proposals = 0;  // of those wishes, now
};

struct House {
  BoardingIndex boarding;
  std::int32_t position = 0;
  std::int64_t beds = 0;            // free when the pass began
  std::vector<Boarder> candidates;  // by rank
  std::vector<WishIndex> wishes;    // that wait, by rank
  std::size_t within = 0;           // candidates[0 .. within) are at or above the position
  std::int64_t taken = 0;           // of those, how many are proposed
  bool holders_wait = false;        // somebody who holds the house waits for it: never blocked

  std::span<const WishIndex> wishes_of(std::size_t candidate) const {
    const std::size_t end =
        candidate + 1 < candidates.size() ? candidates[candidate + 1].first : wishes.size();
    return std::span(wishes).subspan(candidates[candidate].first,
                                     end - candidates[candidate].first);
  }
};

struct Group {
  GroupIndex group;
  std::int64_t vacancies = 0;
  std::int32_t limit = 0;  // block-call limit
  WishIndex cursor;        // wishes before it were offered
  bool stopped = false;
  std::int64_t taken = 0;  // candidates proposed who take a place
  bool queued = false;
};

// Proposals are written to the state at once, and taken back when their wish is blocked.
class ComponentRound {
 public:
  ComponentRound(RoundState& state, const Components& components, ComponentIndex component)
      : state_(state), instance_(state.instance) {
    for (const GroupIndex group : components.groups[component]) add_group(group);
    for (const BoardingIndex boarding : components.boardings[component]) add_house(boarding);
  }

  void run(std::vector<WishIndex>& proposed) {
    for (const Group& group : groups_) {
      if (group.stopped) continue;
      // Candidates who hold the group already are proposed wherever they stand.
      state_.for_each_waiting_of_holders(group.group, [&](WishIndex wish) { offer(wish); });
    }
    for (std::uint32_t group = 0; group < groups_.size(); ++group) {
      if (!groups_[group].stopped) queue(group);
    }
    while (!queue_.empty()) {
      Group& group = groups_[queue_.back()];
      queue_.pop_back();
      group.queued = false;
      walk(group);
    }
    publish(proposed);
  }

 private:
  void add_group(GroupIndex group) {
    Group& own = groups_.emplace_back();
    own.group = group;
    own.limit = instance_.groups.block_call_limit[group];
    own.stopped = instance_.has(group, group_flag::stopped);
    own.vacancies = std::max<std::int64_t>(
        0, std::int64_t{instance_.groups.capacity[group]} - count_holders(state_, group));
    own.cursor =
        first_with_status<is_waiting>(state_.status.span(), instance_.wishes_of_group[group]);
  }

  void add_house(BoardingIndex boarding) {
    const BoardingHolders holders(state_, boarding);
    House& house = houses_.emplace_back();
    house.boarding = boarding;
    house.position = state_.maximum[boarding] = maximum_position(state_, boarding, holders);
    house.beds = std::max<std::int64_t>(0, std::int64_t{instance_.boardings.capacity[boarding]} -
                                               static_cast<std::int64_t>(holders.size()));
    for (const WishIndex wish : instance_.wishes_of_boarding[boarding]) {
      if (!is_waiting(state_.status[wish])) continue;
      if (holders.contain(instance_.wishes.candidate[wish])) {
        house.holders_wait = true;
        continue;
      }
      const std::int32_t rank = instance_.wishes.boarding_rank[wish];
      if (house.candidates.empty() || house.candidates.back().rank != rank) {
        house.candidates.push_back({rank, static_cast<std::uint32_t>(house.wishes.size())});
      }
      house.wishes.push_back(wish);
    }
    house.within = static_cast<std::size_t>(
        std::ranges::upper_bound(house.candidates, house.position, {}, &Boarder::rank) -
        house.candidates.begin());
  }

  Group& group_of(WishIndex wish) {
    return *std::ranges::lower_bound(groups_, instance_.wishes.group[wish], {}, &Group::group);
  }

  void queue(std::uint32_t group) {
    if (groups_[group].queued) return;
    groups_[group].queued = true;
    queue_.push_back(group);
  }

  // Goes on down the call order, a candidate at a time, while there are places. The two wishes of a
  // candidate wait side by side.
  void walk(Group& group) {
    const IndexRange<WishIndex> wishes = instance_.wishes_of_group[group.group];
    while (wishes.contains(group.cursor)) {
      const WishIndex wish = group.cursor;
      // A holder who still waits was offered, and is blocked.
      if (!is_waiting(state_.status[wish]) || !takes_place(wish)) {
        ++group.cursor.value;
        continue;
      }
      const bool within_limit = instance_.wishes.call_rank[wish] <= group.limit;
      if (!within_limit && group.taken >= group.vacancies) return;
      const WishIndex next{wish.value + 1};
      const bool both = wishes.contains(next) && is_waiting(state_.status[next]) &&
                        instance_.wishes.candidate[next] == instance_.wishes.candidate[wish];
      group.cursor.value += both ? 2 : 1;
      offer(wish);
      if (both) offer(next);
    }
  }

  // Proposes to a wish unless it is blocked; a boarding house that is then overfull drops.
  void offer(WishIndex wish) {
    if (!instance_.names_boarding(wish)) return take(wish);
    House& house =
        *std::ranges::lower_bound(houses_, instance_.wishes.boarding[wish], {}, &House::boarding);
    const std::int32_t rank = instance_.wishes.boarding_rank[wish];
    if (rank > house.position && !house.holders_wait) return;
    const auto boarder = std::ranges::lower_bound(house.candidates, rank, {}, &Boarder::rank);
    // Who holds the house is not among those who wait for it: no position blocks them.
    const bool holds_house = boarder == house.candidates.end() || boarder->rank != rank;
    if (holds_house) return take(wish);
    if (static_cast<std::size_t>(boarder - house.candidates.begin()) >= house.within) return;
    take(wish);
    if (++boarder->proposals > 1) return;
    if (++house.taken > house.beds) drop(house);
  }

  void take(WishIndex wish) {
    const bool first = takes_place(wish) && !is_proposed(state_.sibling_in_group(wish));
    state_.propose(wish);
    offered_.push_back(wish);
    if (first) ++group_of(wish).taken;
  }

  // A candidate who holds the group already takes no other place in it.
  bool takes_place(WishIndex wish) const { return !state_.holds_group_at_pass_start(wish); }

  // In this pass, as it stands.
  bool is_proposed(WishIndex wish) const {
    return wish && is_proposed_today(state_.status[wish]) && state_.pass[wish] == state_.passes;
  }

  void drop(House& house) {
    while (house.candidates[house.within - 1].proposals == 0) --house.within;
    --house.within;
    --house.taken;
    house.position = house.candidates[house.within].rank - 1;
    house.candidates[house.within].proposals = 0;
    for (const WishIndex wish : house.wishes_of(house.within)) withdraw(wish);
  }

  void withdraw(WishIndex wish) {
    if (!is_proposed(wish)) return;
    state_.take_back(wish);
    if (!takes_place(wish) || is_proposed(state_.sibling_in_group(wish))) return;
    Group& group = group_of(wish);
    --group.taken;
    queue(static_cast<std::uint32_t>(&group - groups_.data()));
  }

  void publish(std::vector<WishIndex>& proposed) {
    for (const House& house : houses_) {
      AFFECTA_CHECK(house.taken <= house.beds);
      state_.position[house.boarding] = house.position;
    }
    const std::size_t before = proposed.size();
    std::ranges::copy_if(offered_, std::back_inserter(proposed),
                         [&](WishIndex wish) { return is_proposed(wish); });
    std::sort(proposed.begin() + static_cast<std::ptrdiff_t>(before), proposed.end());
  }

  RoundState& state_;
  const Instance& instance_;
  std::vector<Group> groups_;
  std::vector<House> houses_;
  std::vector<std::uint32_t> queue_;  // groups with a place to offer again
  std::vector<WishIndex> offered_;    // and perhaps taken back
};

}  // namespace

void propose_in_component(RoundState& state, const Components& components, ComponentIndex component,
                          std::vector<WishIndex>& proposed) {
  ComponentRound(state, components, component).run(proposed);
}

}  // namespace affecta
