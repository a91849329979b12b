// Who held which boarding house when the last pass began.
//
// Purpose: few wishes ask, and the wishes of the candidate asked about lie all over the columns: a
// house that is asked about is listed once, and a candidate is looked up in the list.
// Thread safety: any number of threads may ask. Cost: a sweep over the wishes of each house asked
// about, a sort of its holders.
#pragma once

#include <mutex>
#include <vector>

#include "engine/model/day_result.h"
#include "engine/model/instance.h"

namespace affecta {

class BoardingHoldersAtLastPass {
 public:
  BoardingHoldersAtLastPass(const Instance& instance, const RoundResult& result)
      : instance_(instance), result_(result), houses_(instance.boarding_count()) {}

  bool contain(BoardingIndex boarding, CandidateIndex candidate);

 private:
  struct House {
    std::once_flag listed;
    std::vector<CandidateIndex> holders;  // in order
  };

  void list(BoardingIndex boarding, std::vector<CandidateIndex>& holders) const;

  const Instance& instance_;
  const RoundResult& result_;
  std::vector<House> houses_;  // by boarding house
};

}  // namespace affecta
