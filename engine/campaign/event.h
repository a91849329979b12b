// Events: what a command changed, as values (docs/campaign.md, "Events as bytes").
//
// Purpose: the only things that change a State, through apply (apply.h). Consequences are spelled
// out (every wish that an acceptance gives up is in its event): a replay decides nothing.
// Order: the place of a struct in Event, and of a field in its struct, is part of the format; new
// ones come last.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/campaign/day_turned.h"
#include "engine/campaign/opening.h"
#include "engine/campaign/status.h"

namespace affecta::campaign {

struct WishChange {
  CampaignWish wish;
  WishState state = WishState::waiting;
  friend bool operator==(const WishChange&, const WishChange&) = default;
};

struct ContractChange {
  ContractIndex contract;
  ContractState state = ContractState::open;
  friend bool operator==(const ContractChange&, const ContractChange&) = default;
};

// A candidate's answer of any kind, with all that follows from it. No change: waiting wishes
// confirmed.
struct Answered {
  CandidateIndex candidate;
  Day day = 0;
  std::vector<WishChange> wishes;
  std::vector<ContractChange> contracts;
  friend bool operator==(const Answered&, const Answered&) = default;
};

// Preferences 1, 2, … in this order; all other wishes of the candidate lose theirs.
struct Ordered {
  CandidateIndex candidate;
  std::vector<CampaignWish> order;
  Day day = 0;
  friend bool operator==(const Ordered&, const Ordered&) = default;
};

struct ResponderSwitched {
  CandidateIndex candidate;
  bool on = false;
  CampaignWish accepted;  // the proposal held, none when nothing was
  Day day = 0;
  friend bool operator==(const ResponderSwitched&, const ResponderSwitched&) = default;
};

struct ComplementaryAsked {
  CandidateIndex candidate;
  GroupIndex group;
  bool with_boarding = false;
  Day day = 0;
  Day deadline = 0;  // of the formation
  friend bool operator==(const ComplementaryAsked&, const ComplementaryAsked&) = default;
};

struct ComplementaryAnswered {
  CampaignWish wish;
  bool proposed = false;
  Day day = 0;
  Day deadline = 0;  // of the candidate; 0 when declined
  friend bool operator==(const ComplementaryAnswered&, const ComplementaryAnswered&) = default;
};

struct HelpAsked {
  CandidateIndex candidate;
  HelpGround ground = HelpGround::no_proposal;
  std::string text;
  Day day = 0;
  friend bool operator==(const HelpAsked&, const HelpAsked&) = default;
};

struct CommissionProposed {
  CandidateIndex candidate;
  CampaignWish wish;  // one there is, or the next to be added
  GroupIndex group;
  BoardingIndex boarding;
  bool with_boarding = false;
  bool extra_place = false;
  Day day = 0;
  Day deadline = 0;
  friend bool operator==(const CommissionProposed&, const CommissionProposed&) = default;
};

struct CommissionWithdrew {
  CampaignWish wish;
  WishState state = WishState::withdrawn;  // or waiting again
  Day day = 0;
  friend bool operator==(const CommissionWithdrew&, const CommissionWithdrew&) = default;
};

struct ContractEntered {
  CandidateIndex candidate;
  FormationIndex formation;
  std::string siret;
  std::string company;
  Day day = 0;
  friend bool operator==(const ContractEntered&, const ContractEntered&) = default;
};

// Confirmed when nothing differs. Mismatches are counted anew.
struct ContractCorrected {
  ContractIndex contract;
  std::string siret;
  std::string company;
  friend bool operator==(const ContractCorrected&, const ContractCorrected&) = default;
};

struct ContractCancelled {
  ContractIndex contract;
  Day day = 0;
  friend bool operator==(const ContractCancelled&, const ContractCancelled&) = default;
};

// The candidate's answer was refused; it counts.
struct ContractMismatched {
  ContractIndex contract;
  friend bool operator==(const ContractMismatched&, const ContractMismatched&) = default;
};

struct GroupSet {
  GroupIndex group;
  std::int32_t capacity = 0;
  std::int32_t block_call_limit = 0;
  std::uint8_t flags = 0;  // group_flag bits
  friend bool operator==(const GroupSet&, const GroupSet&) = default;
};

struct BedsSet {
  BoardingIndex boarding;
  std::int32_t capacity = 0;
  friend bool operator==(const BedsSet&, const BedsSet&) = default;
};

// A wish that comes to wait, or goes on, as a special case.
struct SpecialWish {
  CampaignWish wish;
  std::int32_t preference = 0;
  friend bool operator==(const SpecialWish&, const SpecialWish&) = default;
};

struct WishRestored {
  SpecialWish wish;
  std::string reason;
  Day day = 0;
  friend bool operator==(const WishRestored&, const WishRestored&) = default;
};

struct RankChange {
  CampaignWish wish;
  std::int32_t call_rank = 0;
  std::int32_t displayed_call_rank = 0;
  friend bool operator==(const RankChange&, const RankChange&) = default;
};

struct CapacityChange {
  GroupIndex group;
  std::int32_t capacity = 0;
  friend bool operator==(const CapacityChange&, const CapacityChange&) = default;
};

struct RankingMended {
  CandidateIndex candidate;
  std::int32_t ranking_group = 0;
  std::vector<RankChange> ranks;      // the candidate's, and everybody's who moved down
  std::vector<SpecialWish> special;   // the candidate's that wait, or wait from now on
  std::vector<CapacityChange> extra;  // places for the next round
  std::string reason;
  Day day = 0;
  friend bool operator==(const RankingMended&, const RankingMended&) = default;
};

struct GroundsAsked {
  CampaignWish wish;
  Day day = 0;
  friend bool operator==(const GroundsAsked&, const GroundsAsked&) = default;
};

struct GroundsGiven {
  GroundsIndex request;
  std::string letter;
  Day day = 0;
  friend bool operator==(const GroundsGiven&, const GroundsGiven&) = default;
};

// The waiting day is published.
struct DayPublished {
  Day day = 0;
  friend bool operator==(const DayPublished&, const DayPublished&) = default;
};

// The waiting day is thrown away; the data can be mended, and the day turned again.
struct DayHeld {
  Day day = 0;
  std::string reason;
  friend bool operator==(const DayHeld&, const DayHeld&) = default;
};

using Event = std::variant<Answered, Ordered, ResponderSwitched, ComplementaryAsked,
                           ComplementaryAnswered, HelpAsked, CommissionProposed, CommissionWithdrew,
                           ContractEntered, ContractCorrected, ContractCancelled,
                           ContractMismatched, GroupSet, BedsSet, WishRestored, RankingMended,
                           GroundsAsked, GroundsGiven, DayTurned, DayPublished, DayHeld>;

}  // namespace affecta::campaign
