// Commands: what people ask of a campaign.
//
// Purpose: one struct for each thing that can be asked, in the keys that people use; who asks is
// beside it. A family of commands has a file; decide.h has them all.
// Thread safety: values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/campaign/event.h"
#include "engine/campaign/instant.h"
#include "engine/campaign/opening.h"

namespace affecta::campaign {

enum class Role : std::uint8_t {
  candidate,   // key: gCnCod
  formation,   // key: gTaCod; a training centre too
  commission,  // key: the academy region
  support,
  operator_,
};

struct Author {
  Role role = Role::candidate;
  std::int32_t key = 0;
};

// ------------------------------------------------------------ answers.h, by the candidate

struct Accept {
  WishKey wish;
  std::vector<WishKey> keep;  // waiting wishes that go on; the others are given up
  bool with_conditions = false;
};
struct Refuse {  // a proposal, or an accepted one
  WishKey wish;
};
struct Resign {  // from a waiting wish
  WishKey wish;
};
struct ResignEverything {
  CandidateKey candidate = 0;
};
struct Confirm {  // all waiting wishes
  CandidateKey candidate = 0;
};

// ------------------------------------------------------------ ordering.h, by the candidate

struct Order {
  CandidateKey candidate = 0;
  std::vector<WishKey> wishes;  // every waiting wish, the preferred one first
};
struct SwitchResponder {
  CandidateKey candidate = 0;
  bool on = false;
};

// ------------------------------------------------------------ complementary.h

struct AskComplementary {
  WishKey wish;
};
struct AnswerComplementary {  // by the formation
  WishKey wish;
  bool propose = false;
};

// ------------------------------------------------------------ commission.h

struct AskForHelp {
  CandidateKey candidate = 0;
  HelpGround ground = HelpGround::no_proposal;
  std::string text;
};
struct ProposeByCommission {
  WishKey wish;
  std::optional<BoardingKey> boarding;  // the house, when it has its own ranking
  bool extra_place = false;             // the formation agreed to one
};
struct WithdrawByCommission {
  WishKey wish;
};

// ------------------------------------------------------------ contracts.h

struct EnterContract {  // by the training centre
  CandidateKey candidate = 0;
  std::int32_t formation = 0;
  std::string siret;
  std::string company;
};
struct CorrectContract {  // likewise; confirms when it says the same
  CandidateKey candidate = 0;
  std::int32_t formation = 0;
  std::string siret;
  std::string company;
};
struct CancelContract {
  CandidateKey candidate = 0;
  std::int32_t formation = 0;
};
struct AcceptContract {  // by the candidate
  CandidateKey candidate = 0;
  std::int32_t formation = 0;
  std::string siret;
  std::string company;
  std::vector<WishKey> keep;
};
struct RefuseContract {
  CandidateKey candidate = 0;
  std::int32_t formation = 0;
};

// ------------------------------------------------------------ operations.h

struct SetGroup {  // by the formation or an operator; what is absent stays
  GroupKey group;
  std::optional<std::int32_t> capacity;
  std::optional<std::int32_t> block_call_limit;
  std::optional<bool> stopped;
  std::optional<bool> reservation_ended;
};
struct SetBeds {
  BoardingKey boarding;
  std::int32_t capacity = 0;
};
struct RestoreWish {  // by support or an operator
  WishKey wish;
  std::string reason;
};
struct MendRanking {  // by a formation that recruits by it, or an operator
  CandidateKey candidate = 0;
  std::int32_t ranking_group = 0;
  std::int32_t rank = 0;     // in the board's ranking, as it should have been
  bool extra_place = false;  // where the group is full; an operator's to give
  std::string reason;
};

// ------------------------------------------------------------ transparency.h

struct AskGrounds {  // by the candidate
  WishKey wish;
};
struct GiveGrounds {  // by the formation
  WishKey wish;
  std::string letter;
};

// ------------------------------------------------------------ day_turn.h, by an operator

struct Advance {
  Day day = 0;                  // the day to turn to
  bool publish_alerts = false;  // a setting: do not wait for an operator
};
struct PublishDay {
  Day day = 0;
};
struct HoldDay {
  Day day = 0;
  std::string reason;
};

using Request =
    std::variant<Accept, Refuse, Resign, ResignEverything, Confirm, Order, SwitchResponder,
                 AskComplementary, AnswerComplementary, AskForHelp, ProposeByCommission,
                 WithdrawByCommission, EnterContract, CorrectContract, CancelContract,
                 AcceptContract, RefuseContract, SetGroup, SetBeds, RestoreWish, MendRanking,
                 AskGrounds, GiveGrounds, Advance, PublishDay, HoldDay>;

struct Command {
  Author author;
  Request request;
};

// What became of a command. An event without a refusal: done. No event: nothing had to change (a
// day asked for again). An event and a refusal: refused, and remembered (a contract's mismatch).
struct Decision {
  std::optional<Event> event;
  std::optional<Refusal> refusal;
};

}  // namespace affecta::campaign
