// What a day produces, in the dense ids of its Instance.
//
// RoundResult: what the round decided (matching-rules section 3).
// Displays: what is shown of it, for this day alone (section 5; publish.h makes it monotone).
// Thread safety: values; immutable once returned.
#pragma once

#include <cstdint>

#include "engine/base/column.h"
#include "engine/base/compressed_lists.h"
#include "engine/base/ids.h"
#include "engine/model/status.h"

namespace affecta {

struct RoundResult {
  Array<WishIndex, WishStatus> status;  // after the round
  // The pass of the day (1, 2, …) that gave the wish its status; 0 = unchanged. Empty when unknown
  // (a result document written without `passe`).
  Array<WishIndex, std::uint32_t> pass;
  // Of the last pass; no_limit = no limit. 0 beds may give position 0.
  Array<BoardingIndex, std::int32_t> position;
  Array<BoardingIndex, std::int32_t> maximum;
  // Number of passes; the last one freed no place. 0 = unknown, when `pass` is empty.
  std::uint32_t passes = 0;

  // The status when the last pass began. Nothing held is given up in the last pass (it would free a
  // place, and another pass would follow): what that pass changed was waiting before.
  WishStatus status_before_last_pass(WishIndex wish) const {
    return pass[wish] == passes ? WishStatus::waiting : status[wish];
  }
};

struct Bar {
  GroupIndex group;
  std::int32_t call_bar = 0;      // displayed call rank, 0 = none
  std::int32_t boarding_bar = 0;  // boarding rank, 0 = none
  friend bool operator==(const Bar&, const Bar&) = default;
};

struct Displays {
  // 0 unless the wish waits and names no boarding house.
  Array<WishIndex, std::int32_t> waiting_rank;
  Array<GroupIndex, std::int32_t> last_called;  // displayed call rank, 0 = none
  Array<GroupIndex, std::int32_t> number_waiting;
  // For each boarding house, by group: the groups that had a waiting wish in it when the last pass
  // began.
  Lists<BoardingIndex, Bar> bars;
};

}  // namespace affecta
