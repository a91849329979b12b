// The groups in which something changed, and the first wish that did in each.
//
// Thread safety: none while it is filled. Cost: 5 bytes a group; constant for each change.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/model/instance.h"

namespace affecta {

class ChangedGroups {
 public:
  explicit ChangedGroups(const Instance& instance)
      : instance_(instance), changed_(instance.group_count()), first_(instance.group_count()) {}

  // A number or a flag.
  void add(GroupIndex group) { changed_[group] = 1; }
  // In its group, and in that of its candidate's other wish for the formation: what is shown of one
  // depends on the other.
  void add(WishIndex wish) {
    add_in_own_group(wish);
    if (const WishIndex sibling = instance_.sibling(wish)) add_in_own_group(sibling);
  }

  std::vector<GroupIndex> groups() const {
    std::vector<GroupIndex> groups;
    for (const GroupIndex group : changed_.indices()) {
      if (changed_[group] != 0) groups.push_back(group);
    }
    return groups;
  }
  // The end of the group when no wish of it changed.
  WishIndex first(GroupIndex group) const {
    const IndexRange<WishIndex> wishes = instance_.wishes_of_group[group];
    return std::min(first_[group], WishIndex::at(wishes.front().value + wishes.size()));
  }

 private:
  void add_in_own_group(WishIndex wish) {
    const GroupIndex group = instance_.wishes.group[wish];
    changed_[group] = 1;
    first_[group] = std::min(first_[group], wish);  // none is greater than any
  }

  const Instance& instance_;
  Array<GroupIndex, std::uint8_t> changed_;
  Array<GroupIndex, WishIndex> first_;
};

}  // namespace affecta
