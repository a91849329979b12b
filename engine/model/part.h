// A part of the country: what a step looks at again when a day changed little.
//
// Invariants: 1. each list is in order, each index in it once; 2. closed: all groups and boarding
// houses that wishes tie to one of its boarding houses are in it too, and every boarding house that
// a wish of its groups names.
// Thread safety: a value.
#pragma once

#include <vector>

#include "engine/model/instance.h"

namespace affecta {

struct Part {
  std::vector<GroupIndex> groups;
  std::vector<BoardingIndex> boardings;
  std::vector<CandidateIndex> responders;  // candidates with the automatic responder

  static Part whole(const Instance& instance);
};

}  // namespace affecta
