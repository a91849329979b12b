#include "engine/model/part.h"

namespace affecta {

Part Part::whole(const Instance& instance) {
  Part part;
  part.groups.reserve(instance.group_count());
  for (const GroupIndex group : instance.groups.key.indices()) {
    part.groups.push_back(group);
    part.first_changed.push_back(instance.wishes_of_group[group].front());
  }
  part.boardings.reserve(instance.boarding_count());
  for (const BoardingIndex boarding : instance.boardings.key.indices()) {
    part.boardings.push_back(boarding);
  }
  part.tied_groups = part.groups;
  part.tied_boardings = part.boardings;
  for (const CandidateIndex candidate : instance.candidates.responder.indices()) {
    if (instance.candidates.responder[candidate] != 0) part.responders.push_back(candidate);
  }
  return part;
}

}  // namespace affecta
