#include "engine/verify/exclusion.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace affecta::verify {

namespace {

// Groups and boarding houses tied together by wishes: a disjoint-set forest over both.
class Ties {
 public:
  explicit Ties(const CheckedDay& day)
      : group_count_(day.instance.group_count()),
        parent_(group_count_ + day.instance.boarding_count()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (const GroupIndex group : day.instance.groups.key.indices()) {
      for (const BoardingIndex boarding : day.boardings(group)) {
        parent_[root(group_count_ + boarding.value)] = root(group.value);
      }
    }
  }

  // Names the tied part that the group belongs to.
  std::size_t part_of(GroupIndex group) { return root(group.value); }

 private:
  std::size_t root(std::size_t node) {
    while (parent_[node] != node) {
      parent_[node] = parent_[parent_[node]];
      node = parent_[node];
    }
    return node;
  }

  std::size_t group_count_;
  std::vector<std::size_t> parent_;
};

// Where the last pass is not known, only those who still wait are sure to have waited then.
bool waited_at_last_pass(const CheckedDay& day, WishIndex wish) {
  return is_waiting(day.last_pass_known() ? day.at_last_pass(wish) : day.after(wish));
}

std::vector<GroupIndex> groups_at_fault(const CheckedDay& day, const Violation& violation) {
  if (violation.boarding.is_none() || violation.group) return {violation.group};
  std::vector<GroupIndex> groups;
  for (const WishIndex wish : day.instance.wishes_of_boarding[violation.boarding]) {
    if (waited_at_last_pass(day, wish)) groups.push_back(day.instance.wishes.group[wish]);
  }
  return groups;
}

Array<GroupIndex, std::uint8_t> invalid_groups(const CheckedDay& day,
                                               const std::vector<Violation>& violations) {
  Array<GroupIndex, std::uint8_t> invalid(day.instance.group_count());
  Ties ties(day);
  std::vector<std::uint8_t> invalid_part(day.instance.group_count() +
                                         day.instance.boarding_count());
  for (const Violation& violation : violations) {
    if (!excludes(violation.property)) continue;
    for (const GroupIndex group : groups_at_fault(day, violation)) {
      invalid_part[ties.part_of(group)] = 1;
    }
  }
  for (const GroupIndex group : invalid.indices())
    invalid[group] = invalid_part[ties.part_of(group)];
  return invalid;
}

// The proposal of today that made the automatic rules give up other wishes of the candidate: the
// best one. The ordered-wishes rule looks at preference ranks > 0 only.
WishIndex best_of_today(const CheckedDay& day, CandidateIndex candidate) {
  const Instance& instance = day.instance;
  const std::int32_t least = instance.candidates.responder[candidate] != 0 ? 0 : 1;
  WishIndex best = WishIndex::none();
  for (const WishIndex wish : instance.wishes_of_candidate[candidate]) {
    if (!is_proposed_today(day.after(wish)) || instance.wishes.preference[wish] < least) continue;
    if (!best || instance.wishes.preference[wish] < instance.wishes.preference[best]) best = wish;
  }
  return best;
}

void withdraw(const CheckedDay& day, GroupIndex group, Verdict& verdict) {
  bool withdrawn = false;
  for (const WishIndex wish : day.instance.wishes_of_group[group]) {
    if (!is_proposed_today(day.after(wish))) continue;
    withdrawn = true;
    const CandidateIndex candidate = day.instance.wishes.candidate[wish];
    if (best_of_today(day, candidate) != wish) continue;
    for (const WishIndex other : day.instance.wishes_of_candidate[candidate]) {
      if (is_given_up_automatically(day.after(other))) {
        verdict.given_up_for_withdrawn.push_back(other);
      }
    }
  }
  if (withdrawn) verdict.withdrawn.push_back(group);
}

}  // namespace

void exclude(const CheckedDay& day, Verdict& verdict) {
  verdict.invalid = Array<GroupIndex, std::uint8_t>(day.instance.group_count());
  const bool anything = std::any_of(verdict.violations.begin(), verdict.violations.end(),
                                    [](const Violation& v) { return excludes(v.property); });
  if (!anything) return;
  verdict.invalid = invalid_groups(day, verdict.violations);
  for (const GroupIndex group : verdict.invalid.indices()) {
    if (verdict.invalid[group] != 0) withdraw(day, group, verdict);
  }
  std::sort(verdict.given_up_for_withdrawn.begin(), verdict.given_up_for_withdrawn.end());
  verdict.alert = !verdict.withdrawn.empty();
  verdict.warning = !verdict.alert;
}

}  // namespace affecta::verify
