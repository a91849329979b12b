// What a violation excludes, and what is said about it.

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "tests/unit/verify/judged_day.h"

namespace affecta {
namespace {

using enum WishStatus;

// Formation 1 breaks P1; boarding house 9 ties it to 2, and boarding house 8 ties 2 to 3, through
// wishes that are long refused; 4 stands alone.
JudgedDay tied() {
  JudgedDay day;
  day.wish(1, 1, 1);
  day.wish(2, 1, 2, proposed_today);
  const auto refused = [&](CandidateKey candidate, std::int32_t formation, std::int32_t house) {
    JudgedDay::began(day.boarding_wish(candidate, formation, 9, house, 1), proposed_before_refused);
    day.after({candidate, formation, true}, proposed_before_refused, 0);
  };
  refused(11, 1, 9);
  refused(12, 2, 9);
  refused(13, 2, 8);
  refused(14, 3, 8);
  day.wish(3, 3, 1, proposed_today);
  day.wish(4, 4, 1, proposed_today);
  return day;
}

TEST_CASE("everything tied to an invalid group is invalid", "[verify][exclusion]") {
  const Judged judged = judge(tied());
  CHECK(judged.violations == Texts{"P1 group 1: 1/1 by 2/1"});
  CHECK(judged.invalid == Texts{"1", "2", "3"});
  CHECK(judged.withdrawn == Texts{"1", "3"});  // 2 has nothing to lose
  CHECK(judged.verdict.alert);
  CHECK_FALSE(judged.verdict.warning);
  CHECK_FALSE(judged.verdict.refused);
}

TEST_CASE("a violation that withdraws nothing is a warning", "[verify][exclusion]") {
  JudgedDay day;
  day.wish(1, 1, 1);  // a place is left
  const Judged judged = judge(day);
  CHECK(judged.violations == Texts{"P4 (under capacity) group 1: 1/1"});
  CHECK(judged.invalid == Texts{"1"});
  CHECK(judged.withdrawn.empty());
  CHECK(judged.verdict.warning);
  CHECK_FALSE(judged.verdict.alert);
}

TEST_CASE("a boarding house without waiting wishes makes no group invalid", "[verify][exclusion]") {
  JudgedDay day;
  JudgedDay::began(day.boarding_wish(1, 1, 1, 9, 1), proposed_before_accepted);
  day.position[9] = 3;  // its maximum is its position where nobody waits
  const Judged judged = judge(day);
  CHECK(judged.violations == Texts{"P6 boarding 9"});
  CHECK(judged.invalid.empty());
  CHECK(judged.verdict.warning);
}

TEST_CASE("wishes given up for a withdrawn proposal are listed", "[verify][exclusion]") {
  JudgedDay day = tied();
  day.group(5).capacity = day.group(6).capacity = 0;
  SECTION("by the responder") {
    day.input.responders = {2};
    day.after({2, 1, false}, proposed_today_accepted_by_responder);
    day.input.wishes[1].preference = 1;
    day.wish(2, 5, 1, waiting_resigned_by_responder).preference = 2;
    CHECK(judge(day).stay_given_up == Texts{"2/5"});
  }
  SECTION("by the ordered-wishes rule") {
    day.input.parameters.ordered_wishes_start = 2;
    day.input.parameters.ordering_end = 3;
    day.input.wishes[1].preference = 1;
    day.wish(2, 5, 1, waiting_resigned_by_order).preference = 2;
    day.wish(4, 6, 1, waiting_resigned_by_order).preference = 2;  // for formation 4, published
    CHECK(judge(day).stay_given_up == Texts{"2/5"});
    day.input.wishes[1].preference = 0;  // given up for formation 7, which is published
    day.wish(2, 7, 1, proposed_today).preference = 1;
    CHECK(judge(day).stay_given_up.empty());
  }
}

TEST_CASE("waiting-list ranks that decrease are reported and exclude nothing",
          "[verify][waiting_ranks]") {
  JudgedDay day;
  day.wish(1, 1, 1, proposed_today);
  for (const CandidateKey candidate : {2, 3, 4}) day.wish(candidate, 1, candidate);
  day.waiting_rank = {{{2, 1, false}, 1}, {{3, 1, false}, 1}, {{4, 1, false}, 2}};
  CHECK(judge(day).violations.empty());  // equal ranks are normal
  day.waiting_rank[{3, 1, false}] = 3;
  const Judged judged = judge(day);
  CHECK(judged.violations == Texts{"waiting-list rank order group 1: 3/1 by 4/1"});
  CHECK(judged.invalid.empty());
  CHECK_FALSE(judged.verdict.alert);
  CHECK_FALSE(judged.verdict.warning);
}

TEST_CASE("a rank that falls is found anywhere in a long waiting list", "[verify][waiting_ranks]") {
  constexpr CandidateKey count = 100;
  const CandidateKey gone = GENERATE(0, 17, 65);  // 0: everybody waits
  JudgedDay right;
  for (CandidateKey candidate = 1; candidate <= count; ++candidate) {
    const bool waits = candidate != gone;
    right.wish(candidate, 1, candidate, waits ? WishStatus::waiting : proposed_today);
    right.waiting_rank[{candidate, 1, false}] = waits ? candidate : 0;
  }
  for (CandidateKey fallen = 2; fallen <= count; ++fallen) {
    if (fallen == gone) continue;
    const CandidateKey before = fallen - 1 == gone ? fallen - 2 : fallen - 1;
    JudgedDay day = right;
    day.waiting_rank[{fallen, 1, false}] = before - 1;
    const Texts found = judge(day).violations;
    INFO("fallen " << fallen);
    CHECK(std::ranges::count(found, "waiting-list rank order group 1: " + std::to_string(before) +
                                        "/1 by " + std::to_string(fallen) + "/1") == 1);
  }
}

TEST_CASE("what needs the last pass is not checked where passes are not given",
          "[verify][passes]") {
  JudgedDay day;  // candidate 1 gives formation 1 up for 2, and candidate 2 has it in pass 2
  day.input.responders = {1};
  JudgedDay::began(day.wish(1, 1, 1), proposed_before_accepted);
  day.wish(1, 2, 1, proposed_today_accepted_by_responder).preference = 1;
  day.wish(2, 1, 2);
  day.after({1, 1, false}, proposal_refused_by_responder, 1);
  day.after({2, 1, false}, proposed_today, 2);
  CHECK(judge(day).verdict.unchecked.empty());
  day.with_passes = false;
  CHECK(judge(day).verdict.unchecked.size() == 3);
  CHECK(judge(day).violations.empty());

  // No place freed: a single pass, which began with the input, whether it is said or not.
  JudgedDay single = tied();
  single.with_passes = false;
  CHECK(judge(single).verdict.unchecked.empty());
}

}  // namespace
}  // namespace affecta
