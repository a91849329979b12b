// The last event that concerns each candidate.
//
// Purpose: whether what a candidate sees of their own changed, told without looking at it. A
// version is of the history up to that event (its hash in the journal), so that it is another one
// after each change, in another campaign, and never again.
// After a restart everybody's is that of the last event: what is known is then read once more.
// Thread safety: none. Shapes: indexed by CandidateIndex. Cost: eight bytes a candidate; constant,
// or a millisecond for a million candidates when an event concerns all of them.
#pragma once

#include <cstdint>

#include "engine/base/column.h"
#include "engine/campaign/campaign.h"
#include "engine/campaign/event.h"
#include "server/store/event.h"

namespace affecta::running {

class Versions {
 public:
  // As if the event at `position` had concerned everybody.
  Versions(std::size_t candidates, const store::Position& position);

  // `live`: with the event.
  void note(const campaign::Event& event, const campaign::Campaign& live,
            const store::Position& position);
  std::uint64_t of(CandidateIndex candidate) const { return of_candidate_[candidate]; }

 private:
  Array<CandidateIndex, std::uint64_t> of_candidate_;
};

}  // namespace affecta::running
