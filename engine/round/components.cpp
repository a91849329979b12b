#include "engine/round/components.h"

#include <numeric>
#include <utility>

namespace affecta {

namespace {

// The smallest boarding house of each set, by path halving.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t root(std::uint32_t item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a < b) std::swap(a, b);
    parent_[a] = b;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

// Members by component, in the order of their index; members without component are left out.
template <class J>
Lists<ComponentIndex, J> list_members(std::size_t components,
                                      const Array<J, ComponentIndex>& component_of) {
  std::vector<std::uint32_t> offsets(components + 1);
  for (const ComponentIndex component : component_of) {
    if (component) ++offsets[component.value + 1];
  }
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  std::vector<J> values(offsets.back());
  std::vector<std::uint32_t> next(offsets);
  for (const J member : component_of.indices()) {
    if (component_of[member]) values[next[component_of[member].value]++] = member;
  }
  return {Column<ComponentIndex, std::uint32_t>(std::move(offsets)),
          Column<Index<struct ListPositionTag>, J>(std::move(values))};
}

}  // namespace

Components find_components(const Instance& instance) {
  // Boarding houses met by one group are joined; a group belongs where any of them does.
  DisjointSets sets(instance.boarding_count());
  Array<GroupIndex, BoardingIndex> met(instance.group_count());
  for (const BoardingIndex boarding : instance.wishes_of_boarding.indices()) {
    for (const WishIndex wish : instance.wishes_of_boarding[boarding]) {
      BoardingIndex& first = met[instance.wishes.group[wish]];
      if (first) {
        sets.join(first.value, boarding.value);
      } else {
        first = boarding;
      }
    }
  }
  Array<BoardingIndex, ComponentIndex> component_of_boarding(instance.boarding_count());
  std::size_t count = 0;
  for (const BoardingIndex boarding : component_of_boarding.indices()) {
    const BoardingIndex root{sets.root(boarding.value)};
    component_of_boarding[boarding] =
        root == boarding ? ComponentIndex::at(count++) : component_of_boarding[root];
  }
  Components components;
  components.component_of = Array<GroupIndex, ComponentIndex>(instance.group_count());
  for (const GroupIndex group : met.indices()) {
    if (met[group]) components.component_of[group] = component_of_boarding[met[group]];
  }
  components.groups = list_members(count, components.component_of);
  components.boardings = list_members(count, component_of_boarding);
  components.component_of_boarding = std::move(component_of_boarding);
  return components;
}

}  // namespace affecta
