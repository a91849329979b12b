// What changes during a campaign, as columns and lists of values.
//
// Purpose: everything that events change, and nothing else: equal states are equal bytes
// (codec.h). Read through Campaign (campaign.h).
// Units: days of the campaign, 0 = none. Ranks are 1-based, 0 = none.
// Shapes: wish columns are indexed by CampaignWish: the wishes of the opening, then `added`.
// Cost: 22 bytes a wish, 16 a candidate.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/column.h"
#include "engine/campaign/day_turned.h"
#include "engine/campaign/opening.h"
#include "engine/campaign/status.h"
#include "engine/displays/publish.h"

namespace affecta::campaign {

struct WishTable {
  Array<CampaignWish, WishState> state;
  Array<CampaignWish, std::uint8_t> flags;  // placement_flag bits
  Array<CampaignWish, ShortDay> decided;    // when it got its state
  Array<CampaignWish, ShortDay> deadline;   // the last day to answer it
  Array<CampaignWish, std::int32_t> call_rank;
  Array<CampaignWish, std::int32_t> displayed_call_rank;
  Array<CampaignWish, std::int32_t> preference;
  Array<CampaignWish, std::int32_t> waiting_rank;  // as published last
  friend bool operator==(const WishTable&, const WishTable&) = default;
};

// A wish that the opening does not have: complementary, or a commission's proposal.
struct AddedWish {
  CandidateIndex candidate;
  GroupIndex group;
  BoardingIndex boarding;  // none: names no boarding house with its own ranking
  bool with_boarding = false;
  bool complementary = false;
  CampaignWish previous_of_candidate;  // lists, newest first
  CampaignWish previous_of_group;
  friend bool operator==(const AddedWish&, const AddedWish&) = default;
};

struct CandidateTable {
  Array<CandidateIndex, std::uint8_t> responder;   // 1: on
  Array<CandidateIndex, ShortDay> confirm_by;      // last day to confirm waiting wishes, 0 = none
  Array<CandidateIndex, std::uint8_t> unanswered;  // proposals lost since the last answer
  Array<CandidateIndex, CampaignWish> last_added;
  Array<CandidateIndex, ContractIndex> last_contract;
  Array<CandidateIndex, HelpIndex> last_help;
  friend bool operator==(const CandidateTable&, const CandidateTable&) = default;
};

// How many days of highest call ranks the estimate looks back.
inline constexpr std::size_t days_of_history = 5;

struct GroupTable {
  Array<GroupIndex, std::int32_t> capacity;
  Array<GroupIndex, std::int32_t> block_call_limit;
  Array<GroupIndex, std::uint8_t> flags;  // group_flag bits
  Array<GroupIndex, CampaignWish> last_added;
  // [k]: the highest call rank proposed by the end of the day in force, less k days.
  std::vector<Array<GroupIndex, std::int32_t>> highest_called;
  friend bool operator==(const GroupTable&, const GroupTable&) = default;
};

struct Contract {
  CandidateIndex candidate;
  FormationIndex formation;
  std::string siret;    // 14 digits
  std::string company;  // as the training centre wrote it
  ContractState state = ContractState::open;
  std::uint8_t mismatches = 0;
  ShortDay entered = 0;
  ShortDay decided = 0;
  ContractIndex previous_of_candidate;
  friend bool operator==(const Contract&, const Contract&) = default;
};

struct HelpRequest {
  CandidateIndex candidate;
  HelpGround ground = HelpGround::no_proposal;
  std::string text;
  ShortDay asked = 0;
  HelpIndex previous_of_candidate;
  friend bool operator==(const HelpRequest&, const HelpRequest&) = default;
};

struct GroundsRequest {
  CampaignWish wish;
  ShortDay asked = 0;
  ShortDay answered = 0;  // 0 = not yet
  std::string letter;
  friend bool operator==(const GroundsRequest&, const GroundsRequest&) = default;
};

struct State {
  Day day = 0;  // in force; 0 before the first
  WishTable wishes;
  std::vector<AddedWish> added;
  CandidateTable candidates;
  GroupTable groups;
  Array<BoardingIndex, std::int32_t> beds;
  Published published;
  std::vector<Contract> contracts;
  std::vector<HelpRequest> help;
  std::vector<GroundsRequest> grounds;
  TurnSummary last_turn;                 // of the day in force
  std::optional<DayTurned> waiting_day;  // computed, and not yet published
  friend bool operator==(const State&, const State&) = default;
};

}  // namespace affecta::campaign
