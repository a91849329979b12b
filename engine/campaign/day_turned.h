// The event of a day turn: everything that it changed, packed (campaign-rules section 2).
//
// A replay puts these values in place and computes nothing: it never depends on a newer program.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/campaign/changed_column.h"
#include "engine/campaign/opening.h"
#include "engine/campaign/status.h"

namespace affecta::campaign {

// XXH3 of 128 bits.
struct Hash {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend bool operator==(const Hash&, const Hash&) = default;
};

// What is said of a turn; asking twice for the same day is answered with the same.
struct TurnSummary {
  Day day = 0;
  bool round = false;           // a round ran
  bool alert = false;           // proposals were withdrawn
  bool warning = false;         // something was excluded, nothing withdrawn
  std::uint32_t proposals = 0;  // made by the round, and published
  std::uint32_t lost = 0;       // not answered in time
  Hash input;                   // of the state before the turn
  Hash result;                  // of what the turn changed
  friend bool operator==(const TurnSummary&, const TurnSummary&) = default;
};

struct GroupDisplay {
  GroupIndex group;
  std::int32_t last_called = 0;
  std::int32_t number_waiting = 0;
  friend bool operator==(const GroupDisplay&, const GroupDisplay&) = default;
};

struct BarDisplay {
  BoardingIndex boarding;
  GroupIndex group;
  std::int32_t call_bar = 0;
  std::int32_t boarding_bar = 0;
  friend bool operator==(const BarDisplay&, const BarDisplay&) = default;
};

struct TurnChanges {
  ChangedColumn<CampaignWish, WishState> state;
  ChangedColumn<CampaignWish, std::uint8_t> flags;
  ChangedColumn<CampaignWish, ShortDay> decided;
  ChangedColumn<CampaignWish, ShortDay> deadline;
  ChangedColumn<CampaignWish, std::int32_t> waiting_rank;
  ChangedColumn<CandidateIndex, ShortDay> confirm_by;
  ChangedColumn<CandidateIndex, std::uint8_t> unanswered;
  ChangedColumn<GroupIndex, std::int32_t> highest_called;  // of the new day
  std::vector<ContractIndex> lapsed_contracts;
  std::vector<GroupDisplay> groups;  // that are shown otherwise than before, by group
  std::vector<BarDisplay> bars;      // by boarding house and group
  friend bool operator==(const TurnChanges&, const TurnChanges&) = default;
};

struct DayTurned {
  TurnSummary summary;
  bool waits = false;  // for an operator to publish or hold it
  TurnChanges changes;
  std::vector<GroupIndex> excluded;  // groups whose proposals were withdrawn
  // Given up automatically because of a proposal that was withdrawn: whoever publishes must see
  // them.
  std::vector<CampaignWish> given_up_for_withdrawn;
  friend bool operator==(const DayTurned&, const DayTurned&) = default;
};

}  // namespace affecta::campaign
