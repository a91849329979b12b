#include "engine/round/plain_groups.h"

#include <algorithm>

#include "engine/model/status_scan.h"
#include "engine/round/holders.h"

namespace affecta {

void PlainGroups::propose_first(RoundState& state, GroupIndex group,
                                std::vector<WishIndex>& proposed) {
  const Instance& instance = state.instance;
  Walk& walk = walk_[group];
  walk.holders = count_holders(state, group);
  walk.cursor = first_with_status<is_waiting>(state.status.span(), instance.wishes_of_group[group]);
  if (instance.has(group, group_flag::stopped)) return;

  propose_again(state, group, proposed);
  // Beyond the cursor, only a candidate who holds the group already is still proposed.
  if (walk.holders == 0) return;
  state.for_each_waiting_of_holders(group, [&](WishIndex wish) {
    state.propose(wish);
    proposed.push_back(wish);
  });
}

void PlainGroups::propose_again(RoundState& state, GroupIndex group,
                                std::vector<WishIndex>& proposed) {
  const Instance& instance = state.instance;
  if (instance.has(group, group_flag::stopped)) return;
  const auto wishes = instance.wishes_of_group[group];
  const std::int32_t limit = instance.groups.block_call_limit[group];
  Walk& walk = walk_[group];
  std::int64_t vacancies = std::max(0, instance.groups.capacity[group] - walk.holders);
  CandidateIndex last;  // of the wish proposed just before
  for (; wishes.contains(walk.cursor); ++walk.cursor.value) {
    const WishIndex wish = walk.cursor;
    if (!is_waiting(state.status[wish])) continue;
    const CandidateIndex candidate = instance.wishes.candidate[wish];
    const bool costs_nothing = candidate == last || state.holds_group_at_pass_start(wish);
    if (!costs_nothing && vacancies <= 0 && instance.wishes.call_rank[wish] > limit) break;
    if (!costs_nothing) {
      --vacancies;
      ++walk.holders;
    }
    state.propose(wish);
    proposed.push_back(wish);
    last = candidate;
  }
}

}  // namespace affecta
