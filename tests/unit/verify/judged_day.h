#pragma once
// Days and results written by hand, and what the checker says of them in words. Nothing here is
// computed by the round.

#include <map>
#include <string>
#include <vector>

#include "engine/model/day_input.h"
#include "engine/verify/document.h"
#include "engine/verify/verify.h"

namespace affecta {

inline constexpr WishStatus proposed = WishStatus::proposed_today;
inline constexpr WishStatus accepted_before = WishStatus::proposed_before_accepted;

// Formation f has group {f, f, f}; boarding house b is {b, 0, 0}, shared by an establishment.
// Unless said otherwise the reservation is over, a group has 1 place and a boarding house 1 bed, no
// position is limited, and what changed did so in pass 1.
class JudgedDay {
 public:
  JudgedDay() { input.parameters = {.day = 5, .reservation_end = 1}; }

  // A wish that waited when the day began. The row may be altered until the next call.
  WishRow& wish(CandidateKey candidate, std::int32_t formation, std::int32_t call_rank,
                WishStatus after = WishStatus::waiting);
  // The same with boarding, in a boarding house with its own ranking.
  WishRow& boarding_wish(CandidateKey candidate, std::int32_t formation, std::int32_t call_rank,
                         std::int32_t boarding, std::int32_t boarding_rank,
                         WishStatus after = WishStatus::waiting);
  // The candidate's wish for the formation with boarding, in no boarding house of its own ranking.
  WishRow& plain_boarding_wish(CandidateKey candidate, std::int32_t formation,
                               std::int32_t call_rank, WishStatus after = WishStatus::waiting);

  // Held, or given up, from before: unchanged by the day unless `after` says so.
  static void began(WishRow& row, WishStatus status) { row.status = status; }
  void after(WishKey wish, WishStatus status, std::uint32_t pass = 1);

  GroupRow& group(std::int32_t formation);
  BoardingRow& house(std::int32_t boarding);

  DayInput input;
  std::map<std::int32_t, std::int32_t> position;  // by boarding house; absent: no limit
  std::map<std::int32_t, std::int32_t> maximum;
  std::map<WishKey, std::int32_t> waiting_rank;
  bool with_passes = true;

  Instance instance() const;
  ResultClaim claim(const Instance& instance) const;

 private:
  WishRow& add(WishRow row, WishStatus after);

  struct After {
    WishStatus status;
    std::uint32_t pass;
  };
  std::map<WishKey, After> after_;
  std::map<std::int32_t, std::size_t> groups_;  // rows by formation
  std::map<std::int32_t, std::size_t> houses_;
};

using Texts = std::vector<std::string>;

// "P1 group 1: 2/1 by 3/1", "P3 (holder) boarding 9: 2/1+ by 3/2+" (+ is with boarding).
Texts to_texts(const Instance& instance, const Verdict& verdict);

// What was said, the same for 1, 2 and 8 threads (checked).
struct Judged {
  Verdict verdict;
  Texts violations;
  Texts invalid;    // formations
  Texts withdrawn;  // formations
  Texts stay_given_up;
};
Judged judge(const JudgedDay& day);  // verify_round, with the waiting ranks if any
Judged judge_claim(const Instance& instance, const ResultClaim& claim);

}  // namespace affecta
