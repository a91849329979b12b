// What happened since the last day, in the dense ids of the day's instance.
//
// Purpose: what candidates, formations and operators tell an engine that is kept in memory:
// answers, capacities, flags, late rankings. Everything that is not told stays.
// Units: ranks are 1-based, 0 = none. Nothing is checked here.
// Source: campaign-rules section 3; matching-rules section 2, "A late change".
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/ids.h"
#include "engine/model/keys.h"
#include "engine/model/status.h"

namespace affecta {

// All that may change of a wish, its call rank apart. An answer is a status: proposed before and
// accepted, or refused; a resignation is refused_or_resigned. A wish restored waits again, is a
// special case and has no rank of yesterday.
struct WishState {
  WishIndex wish;
  WishStatus status = WishStatus::waiting;  // when the day begins
  std::int32_t preference = 0;
  std::int32_t waiting_rank_yesterday = 0;
  bool outside_main = false;
  bool ignore_waiting_rank = false;
  bool ignore_boarding_bar = false;
  friend bool operator==(const WishState&, const WishState&) = default;
};

struct ResponderSwitch {
  CandidateIndex candidate;
  bool on = false;
};

// All that may change of a group.
struct GroupState {
  GroupIndex group;
  std::int32_t capacity = 0;
  std::int32_t block_call_limit = 0;
  std::int32_t estimate = 0;
  bool stopped = false;
  bool reservation_ended = false;
  friend bool operator==(const GroupState&, const GroupState&) = default;
};

struct BoardingState {
  BoardingIndex boarding;
  std::int32_t capacity = 0;
};

// A candidate is inserted at a call rank of a ranking group: whoever has it, or a greater one,
// moves down by one; displayed call ranks stay, the candidate's own excepted.
struct LateRanking {
  std::int32_t ranking_group = 0;  // cGpCod
  CandidateIndex candidate;
  std::int32_t call_rank = 0;
};

// Applied in this order; of two changes of one thing the later holds. Late rankings move wishes to
// other indices: of this day's changes, nothing after them refers to wishes.
struct DayChanges {
  std::vector<WishState> wishes = {};
  std::vector<ResponderSwitch> responders = {};
  std::vector<GroupState> groups = {};
  std::vector<BoardingState> boardings = {};
  std::vector<LateRanking> late_rankings = {};
};

}  // namespace affecta
