// A part of the country: what a step looks at again when a day changed little.
//
// Invariants: 1. each list is in order, each index in it once; 2. all groups and boarding houses
// that chains of wishes tie to one of its groups or boarding houses are among the tied ones: their
// positions depend on each other, whatever else stayed as it was.
// Shapes: first_changed is parallel to groups.
// Thread safety: a value.
#pragma once

#include <vector>

#include "engine/model/instance.h"

namespace affecta {

struct Part {
  std::vector<GroupIndex> groups;  // in which something changed
  // Of the group: the wishes before it are as they were, their call ranks apart, and so are their
  // candidates' other wishes for the formation. Its end when only numbers or flags changed.
  std::vector<WishIndex> first_changed;
  std::vector<BoardingIndex> boardings;  // named by a wish that changed
  std::vector<GroupIndex> tied_groups;
  std::vector<BoardingIndex> tied_boardings;
  std::vector<CandidateIndex> responders;  // candidates with the automatic responder

  static Part whole(const Instance& instance);
};

}  // namespace affecta
