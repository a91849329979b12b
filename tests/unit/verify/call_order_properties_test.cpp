// P1 and P2: nobody is overtaken.

#include <catch2/catch.hpp>

#include "tests/unit/verify/judged_day.h"

namespace affecta {
namespace {

TEST_CASE("P1 names the first wish overtaken and the first that overtook it", "[verify][p1]") {
  JudgedDay day;
  day.group(1).capacity = 2;
  day.wish(1, 1, 1, proposed);
  day.wish(2, 1, 2);
  day.wish(3, 1, 3);
  day.wish(4, 1, 4);
  SECTION("the order is kept") {
    day.after({2, 1, false}, proposed);
    CHECK(judge(day).violations.empty());
  }
  SECTION("it is not") {
    day.after({3, 1, false}, proposed);
    const Judged judged = judge(day);
    CHECK(judged.violations == Texts{"P1 group 1: 2/1 by 3/1"});
    CHECK(judged.verdict.alert);
    CHECK(judged.withdrawn == Texts{"1"});
  }
  SECTION("a wish with a boarding house of its own ranking is not protected by P1") {
    JudgedDay boarding;
    boarding.boarding_wish(1, 1, 1, 9, 1);
    boarding.wish(2, 1, 2, proposed);
    boarding.house(9).capacity = 0;
    boarding.position[9] = 0;
    CHECK(judge(boarding).violations.empty());
  }
}

TEST_CASE("P1 lets a candidate who held the group before today go ahead", "[verify][p1]") {
  JudgedDay day;
  JudgedDay::began(day.wish(3, 1, 3), accepted_before);
  day.wish(2, 1, 2);
  day.plain_boarding_wish(3, 1, 3, proposed);
  CHECK(judge(day).violations.empty());

  // Read after the round: a hold given up today is no excuse any more.
  day.after({3, 1, false}, WishStatus::proposal_refused_by_responder);
  for (WishRow& row : day.input.wishes) row.preference = row.key.with_boarding ? 1 : 2;
  day.input.responders = {3};
  day.after({3, 1, true}, WishStatus::proposed_today_accepted_by_responder);
  CHECK(judge(day).violations == Texts{"P1 group 1: 2/1 by 3/1+"});
}

// Call ranks 1 and 2 with boarding ranks 1 and 2 in boarding house 9; the second is proposed.
JudgedDay overtaken_in_boarding() {
  JudgedDay day;
  day.boarding_wish(1, 1, 1, 9, 1);
  day.boarding_wish(2, 1, 2, 9, 2, proposed);
  return day;
}

TEST_CASE("P2 names both wishes where both ranks are greater", "[verify][p2]") {
  CHECK(judge(overtaken_in_boarding()).violations == Texts{"P2 group 1 boarding 9: 1/1+ by 2/1+"});
}

TEST_CASE("P2 needs both ranks greater, in one boarding house of one group", "[verify][p2]") {
  JudgedDay day = overtaken_in_boarding();
  SECTION("a smaller boarding rank") {
    day.input.wishes[0].boarding_rank = 3;
    day.position[9] = 2;  // rank 3 is blocked
    CHECK(judge(day).violations == Texts{"P6 boarding 9"});
  }
  SECTION("another boarding house") {
    day.input.wishes[1].boarding = BoardingKey{8, 0, 0};
    day.house(8);
    CHECK(judge(day).violations.empty());
  }
  SECTION("another group") {
    day.input.wishes[1].key.formation = 2;
    day.input.wishes[1].group = day.group(2).key;
    day.after({2, 2, true}, proposed);
    day.position[9] = 1;
    CHECK(judge(day).violations.empty());
  }
}

TEST_CASE("P2 leaves special wishes out on both sides", "[verify][p2]") {
  JudgedDay day = overtaken_in_boarding();
  const int special = GENERATE(0, 1);
  day.input.wishes[static_cast<std::size_t>(special)].ignore_waiting_rank = true;
  CHECK(judge(day).violations.empty());
}

TEST_CASE("P2 lets go ahead who held the group or the boarding house when the last pass began",
          "[verify][p2]") {
  JudgedDay day = overtaken_in_boarding();
  SECTION("the group") {
    JudgedDay::began(day.wish(2, 1, 2), accepted_before);
    CHECK(judge(day).violations.empty());
  }
  SECTION("the boarding house") {
    JudgedDay::began(day.boarding_wish(2, 2, 2, 9, 2), accepted_before);
    day.position[9] = 0;  // the bed is taken, by a candidate whom no position blocks
    CHECK(judge(day).violations.empty());
  }
  SECTION("by a proposal of an earlier pass") {
    // Candidate 5 freed a place elsewhere in pass 1, so a second pass followed.
    JudgedDay::began(day.wish(5, 5, 1), accepted_before);
    day.wish(5, 6, 1, WishStatus::proposed_today_accepted_by_responder);
    for (WishRow& row : day.input.wishes) row.preference = row.key.formation == 5 ? 2 : 1;
    day.input.responders = {5};
    day.after({5, 5, false}, WishStatus::proposal_refused_by_responder, 1);
    CHECK(judge(day).violations.empty());
    day.after({2, 1, true}, proposed, 2);
    CHECK(judge(day).violations == Texts{"P2 group 1 boarding 9: 1/1+ by 2/1+"});
  }
}

TEST_CASE("P2 compares the call ranks of a candidate's two wishes by value", "[verify][p2]") {
  JudgedDay day;  // both wishes of candidate 1 name the boarding house, at one call rank
  WishRow& without = day.wish(1, 1, 1, proposed);
  without.boarding = BoardingKey{9, 0, 0};
  without.boarding_rank = 1;
  day.boarding_wish(1, 1, 1, 9, 1);
  CHECK(judge(day).violations.empty());
}

}  // namespace
}  // namespace affecta
