#include "engine/round/boarding_component.h"

#include <algorithm>

#include "engine/base/check.h"
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
  std::int64_t beds = 0;              // free when the pass began
  std::vector<Boarder> candidates;    // by rank
  std::vector<std::uint32_t> wishes;  // entries of the component, by rank
  std::size_t within = 0;             // candidates[0 .. within) are at or above the position
  std::int64_t taken = 0;             // of those, how many are proposed

  std::span<const std::uint32_t> wishes_of(std::size_t candidate) const {
    const std::size_t end =
        candidate + 1 < candidates.size() ? candidates[candidate + 1].first : wishes.size();
    return std::span(wishes).subspan(candidates[candidate].first,
                                     end - candidates[candidate].first);
  }
};

// A waiting wish of one of the component's groups.
struct Entry {
  WishIndex wish;
  std::uint32_t group;      // local
  std::uint32_t unit;       // the first entry of the same candidate in the same group
  std::uint32_t house;      // local, `unconstrained` when no position can block it
  std::uint32_t candidate;  // in House::candidates
  bool proposed = false;
};

constexpr std::uint32_t unconstrained = 0xFFFF'FFFFU;

struct Group {
  GroupIndex group;
  std::int64_t vacancies = 0;
  std::int32_t limit = 0;   // block-call limit
  std::uint32_t begin = 0;  // of its entries
  std::uint32_t end = 0;
  std::uint32_t cursor = 0;  // entries before it were offered
  std::int64_t taken = 0;    // candidates proposed who take a place
  bool queued = false;
};

class ComponentRound {
 public:
  ComponentRound(RoundState& state, const Components& components, ComponentIndex component)
      : state_(state), instance_(state.instance) {
    for (const GroupIndex group : components.groups[component]) add_group(group);
    for (const BoardingIndex boarding : components.boardings[component]) add_house(boarding);
  }

  void run(std::vector<WishIndex>& proposed) {
    for (std::uint32_t group = 0; group < groups_.size(); ++group) offer_to_holders(groups_[group]);
    for (std::uint32_t group = 0; group < groups_.size(); ++group) queue(group);
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
    own.vacancies = std::max<std::int64_t>(
        0, std::int64_t{instance_.groups.capacity[group]} - count_holders(state_, group));
    own.begin = own.cursor = static_cast<std::uint32_t>(entries_.size());
    if (!instance_.has(group, group_flag::stopped)) add_entries(group);
    own.end = static_cast<std::uint32_t>(entries_.size());
  }

  void add_entries(GroupIndex group) {
    const auto begin = static_cast<std::uint32_t>(entries_.size());
    const auto local = static_cast<std::uint32_t>(groups_.size() - 1);
    for (const WishIndex wish : instance_.wishes_of_group[group]) {
      if (!is_waiting(state_.status[wish])) continue;
      const auto next = static_cast<std::uint32_t>(entries_.size());
      const bool same = next > begin && instance_.wishes.candidate[wish] ==
                                            instance_.wishes.candidate[entries_.back().wish];
      const std::uint32_t unit = same ? entries_.back().unit : next;
      entries_.push_back({wish, local, unit, unconstrained, 0});
      unit_proposals_.push_back(0);
    }
  }

  // The entry of a waiting wish, unless its group is stopped.
  std::uint32_t find_entry(WishIndex wish) const {
    const GroupIndex group = instance_.wishes.group[wish];
    const auto own = std::ranges::lower_bound(groups_, group, {}, &Group::group);
    const auto begin = entries_.begin() + own->begin;
    const auto end = entries_.begin() + own->end;
    const auto found = std::lower_bound(
        begin, end, wish, [](const Entry& entry, WishIndex value) { return entry.wish < value; });
    return found == end || found->wish != wish
               ? unconstrained
               : static_cast<std::uint32_t>(found - entries_.begin());
  }

  void add_house(BoardingIndex boarding) {
    const auto holders = candidates_holding(state_, boarding);
    const auto local = static_cast<std::uint32_t>(houses_.size());
    House& house = houses_.emplace_back();
    house.boarding = boarding;
    house.position = state_.maximum[boarding] = maximum_position(state_, boarding, holders);
    house.beds = std::max<std::int64_t>(0, std::int64_t{instance_.boardings.capacity[boarding]} -
                                               static_cast<std::int64_t>(holders.size()));
    for (const WishIndex wish : instance_.wishes_of_boarding[boarding]) {
      if (!is_waiting(state_.status[wish])) continue;
      if (std::ranges::binary_search(holders, instance_.wishes.candidate[wish])) continue;
      const std::uint32_t entry = find_entry(wish);
      if (entry == unconstrained) continue;
      const std::int32_t rank = instance_.wishes.boarding_rank[wish];
      if (house.candidates.empty() || house.candidates.back().rank != rank) {
        house.candidates.push_back({rank, static_cast<std::uint32_t>(house.wishes.size())});
      }
      house.wishes.push_back(entry);
      entries_[entry].house = local;
      entries_[entry].candidate = static_cast<std::uint32_t>(house.candidates.size() - 1);
    }
    house.within = static_cast<std::size_t>(
        std::ranges::upper_bound(house.candidates, house.position, {}, &Boarder::rank) -
        house.candidates.begin());
  }

  // Candidates who hold the group already are proposed wherever they stand.
  void offer_to_holders(const Group& group) {
    for (std::uint32_t entry = group.begin; entry < group.end; ++entry) {
      if (!takes_place(entries_[entry])) offer(entry);
    }
  }

  void queue(std::uint32_t group) {
    if (groups_[group].queued) return;
    groups_[group].queued = true;
    queue_.push_back(group);
  }

  // Goes on down the call order, a candidate at a time, while there are places.
  void walk(Group& group) {
    while (group.cursor < group.end) {
      const std::uint32_t unit = group.cursor;
      const bool within_limit = instance_.wishes.call_rank[entries_[unit].wish] <= group.limit;
      const bool holder = !takes_place(entries_[unit]);  // offered already
      if (!holder && !within_limit && group.taken >= group.vacancies) return;
      for (; group.cursor < group.end && entries_[group.cursor].unit == unit; ++group.cursor) {
        if (!holder) offer(group.cursor);
      }
    }
  }

  // Proposes to a wish unless it is blocked; a boarding house that is then overfull drops.
  void offer(std::uint32_t index) {
    Entry& entry = entries_[index];
    if (entry.house == unconstrained) return take(entry);
    House& house = houses_[entry.house];
    if (entry.candidate >= house.within) return;
    take(entry);
    if (++house.candidates[entry.candidate].proposals > 1) return;
    if (++house.taken > house.beds) drop(house);
  }

  void take(Entry& entry) {
    entry.proposed = true;
    if (++unit_proposals_[entry.unit] == 1 && takes_place(entry)) ++groups_[entry.group].taken;
  }

  // A candidate who holds the group already takes no other place in it.
  bool takes_place(const Entry& entry) const {
    return !state_.holds_group_at_pass_start(entry.wish);
  }

  void drop(House& house) {
    while (house.candidates[house.within - 1].proposals == 0) --house.within;
    --house.within;
    --house.taken;
    house.position = house.candidates[house.within].rank - 1;
    house.candidates[house.within].proposals = 0;
    for (const std::uint32_t entry : house.wishes_of(house.within)) withdraw(entries_[entry]);
  }

  void withdraw(Entry& entry) {
    if (!entry.proposed) return;
    entry.proposed = false;
    if (--unit_proposals_[entry.unit] > 0 || !takes_place(entry)) return;
    --groups_[entry.group].taken;
    queue(entry.group);
  }

  void publish(std::vector<WishIndex>& proposed) {
    for (const House& house : houses_) {
      AFFECTA_CHECK(house.taken <= house.beds);
      state_.position[house.boarding] = house.position;
    }
    for (const Entry& entry : entries_) {
      if (!entry.proposed) continue;
      state_.propose(entry.wish);
      proposed.push_back(entry.wish);
    }
  }

  RoundState& state_;
  const Instance& instance_;
  std::vector<Group> groups_;
  std::vector<Entry> entries_;                 // by group, in call order
  std::vector<std::uint32_t> unit_proposals_;  // by first entry of a candidate in a group
  std::vector<House> houses_;
  std::vector<std::uint32_t> queue_;  // groups with a place to offer again
};

}  // namespace

void propose_in_component(RoundState& state, const Components& components, ComponentIndex component,
                          std::vector<WishIndex>& proposed) {
  ComponentRound(state, components, component).run(proposed);
}

}  // namespace affecta
