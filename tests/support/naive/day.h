#pragma once
// The vocabulary of the naive implementation: a day's input and its result, with the external keys
// of the national database and nothing else. Written from shared/spec/matching-rules.md and
// exchange-format.md alone; shares no code with engine/ or datasets/, with which it is compared.
//
// Every number is an int64 as read: the checks of section 6 decide what is acceptable. Ranks are
// 1-based; 0 means none. `Day` keeps the order of the document; `Outcome` is sorted by key.

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace affecta::naive {

using Int = std::int64_t;

inline constexpr Int no_limit = 2147483647;
inline constexpr Int never = no_limit;  // the start of a phase that does not come

// ---------------------------------------------------------------- keys

struct GroupKey {
  Int ranking_group = 0;        // cGpCod
  Int enrolment_formation = 0;  // gTiCod
  Int formation = 0;            // gTaCod
  auto operator<=>(const GroupKey&) const = default;
};

struct BoardingKey {
  Int boarding = 0;             // cGiCod
  Int enrolment_formation = 0;  // gTiCod
  Int formation = 0;            // gTaCod
  auto operator<=>(const BoardingKey&) const = default;
};

enum class Sharing { establishment, enrolment_formation, single_formation };
Sharing sharing_of(const BoardingKey& key);

struct WishKey {
  Int candidate = 0;           // gCnCod
  Int formation = 0;           // gTaCod
  bool with_boarding = false;  // iRhCod
  auto operator<=>(const WishKey&) const = default;
};

// ---------------------------------------------------------------- statuses

enum class Status {
  waiting,
  proposed_today,
  accepted_by_responder,  // proposed today too
  unanswered,             // the three proposed before
  accepted,
  refused,
  responder_gave_up_held,
  responder_gave_up_waiting,
  ordered_gave_up_held,
  ordered_gave_up_waiting,
  refused_or_resigned,  // REFUS_OU_DEMISSION
  not_ranked,           // NON_CLASSE
};

bool is_held(Status status);
bool is_proposed_before(Status status);
bool is_proposed_today(Status status);
bool may_open_a_day(Status status);        // what an input may carry
const char* official_name(Status status);  // "EN_ATTENTE_DE_PROPOSITION", ...
std::optional<Status> status_named(const std::string& official);

// ---------------------------------------------------------------- the input of a day

struct Parameters {
  Int day = 1;
  Int reservation_end = 0;     // from this day on boarding places are not reserved any more
  Int ordered_wishes = never;  // start of the GDD
  Int ordering_end = never;    // end of the window in which candidates order
  bool operator==(const Parameters&) const = default;
};

struct Wish {
  WishKey key;
  GroupKey group;
  Int call_rank = 0;
  Int call_rank_displayed = 0;
  std::optional<BoardingKey> boarding;  // none: names no boarding house with its own ranking
  Int boarding_rank = 0;
  Int preference = 0;
  Int waiting_rank_yesterday = 0;
  Status status = Status::waiting;
  bool outside_main = false;         // affecteHorsPP
  bool ignore_waiting_rank = false;  // ignorerDansLeCalculRangsListesAttente, a special case
  bool ignore_boarding_bar = false;  // ignorerDansLeCalculBarresInternatAffichees
  bool operator==(const Wish&) const = default;
};

struct Group {
  GroupKey key;
  Int capacity = 0;
  Int block_limit = 0;
  bool stopped = false;
  bool reservation_ended = false;
  Int estimate = 0;
  Int last_called_displayed = 0;
  Int waiting_count = 0;
  bool operator==(const Group&) const = default;
};

struct Boarding {
  BoardingKey key;
  Int capacity = 0;
  bool operator==(const Boarding&) const = default;
};

struct Day {
  Parameters parameters;
  std::vector<Wish> wishes;
  std::vector<Group> groups;
  std::vector<Boarding> boarding_houses;
  std::vector<Int> responders;  // candidates whose automatic responder is on
  bool operator==(const Day&) const = default;
};

// ---------------------------------------------------------------- the result of a day

struct WishOutcome {
  Status status = Status::waiting;
  Int waiting_rank = 0;
  int pass = 0;  // the pass that gave the status; 0 = unchanged since the input
  bool operator==(const WishOutcome&) const = default;
};

struct GroupOutcome {
  Int last_called_displayed = 0;  // of this day alone
  Int waiting_count = 0;
  bool operator==(const GroupOutcome&) const = default;
};

struct Bars {
  Int call = 0;
  Int boarding = 0;
  bool operator==(const Bars&) const = default;
};

struct BoardingOutcome {
  Int position = 0;
  Int maximum = 0;
  std::map<GroupKey, Bars> bars;  // of this day alone
  bool operator==(const BoardingOutcome&) const = default;
};

// One violated property of the result. There is one per property and group (P1, P2, P4, "waiting
// ranks") or property and boarding house (P3, P5, P6): the first pair of wishes in document order.
struct Violation {
  std::string property;          // "P1".."P6", "waiting ranks" (reported, excludes nothing)
  std::vector<GroupKey> groups;  // made invalid directly, before following the connections
  std::optional<BoardingKey> boarding;
  std::vector<WishKey> wishes;  // the waiting one first
  bool operator==(const Violation&) const = default;
};

struct Outcome {
  bool alert = false;
  bool warning = false;
  std::map<WishKey, WishOutcome> wishes;  // statuses from before any withdrawal
  std::map<GroupKey, GroupOutcome> groups;
  std::map<BoardingKey, BoardingOutcome> boarding_houses;
  std::set<GroupKey> excluded_groups;  // groupesExclus: invalid, with proposals of today
  std::set<GroupKey> invalid_groups;   // all of them, connections followed
  std::vector<Violation> violations;
  int passes = 0;
  bool operator==(const Outcome&) const = default;
};

// ---------------------------------------------------------------- refusals

// One per check of section 6 (and 3.4), in the order in which they are tried.
enum class Check {
  day_not_positive,
  duplicate_group,
  duplicate_boarding,
  duplicate_wish,
  negative_group_value,     // capacity, block-call limit, estimate, last called rank
  negative_boarding_value,  // capacity
  mixed_sharing,            // one cGiCod, two kinds of sharing
  result_status,            // an input carries a status of a result
  unknown_group,
  unknown_boarding,
  wrong_formation,           // the wish's formation is not its group's
  wrong_boarding_formation,  // a single-formation boarding house of another formation
  negative_wish_value,       // call, displayed, boarding, preference, yesterday's rank
  outside_main_not_proposed_before,
  call_rank_missing,  // 0, and neither proposed before when the day began nor not ranked
  two_call_ranks,     // of one candidate in one group, among waiting wishes
  shared_call_rank,   // by two candidates of one group, among waiting wishes
  boarding_rank_missing,
  two_boarding_ranks,
  shared_boarding_rank,
  p7_1_responder_off,
  p7_2_two_held,
  p7_3_resigned_without_acceptance,
  p7_4_preference_missing,
  p7_5_same_preference,
  p7_6_waiting_less_preferred,
  p8_ordered_wishes,
  responder_preference_missing,  // 3.4: still waiting without one when the responder is applied
};
const char* name_of(Check check);

struct Refusal {
  Check check = Check::day_not_positive;
  std::string reason;
  int pass = 0;            // 1, 2, ...: the pass whose input was refused
  bool on_result = false;  // the P7 and P8 refusals of a finished day
};

using RoundResult = std::variant<Outcome, Refusal>;

}  // namespace affecta::naive
