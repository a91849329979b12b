// Boarding components: the groups and boarding houses whose proposals depend on each other.
//
// Purpose: two groups are in one component when a chain group – boarding house – group – … of
// wishes joins them. A group outside every component is *plain*: it proposes by itself. Components
// are independent of each other: they may be computed in any order, or in parallel.
// Shapes: groups and boardings by component; component_of by group, none for a plain group;
// component_of_boarding by boarding house.
// Thread safety: immutable. Cost: linear in the wishes that name a boarding house.
#pragma once

#include <vector>

#include "engine/model/instance.h"

namespace affecta {

struct Components {
  Array<GroupIndex, ComponentIndex> component_of;
  Array<BoardingIndex, ComponentIndex> component_of_boarding;
  Lists<ComponentIndex, GroupIndex> groups;
  Lists<ComponentIndex, BoardingIndex> boardings;

  std::size_t size() const { return boardings.size(); }
};

Components find_components(const Instance& instance);

}  // namespace affecta
