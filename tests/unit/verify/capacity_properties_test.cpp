// P4 and P5: places and beds.

#include <catch2/catch.hpp>

#include "tests/unit/verify/judged_day.h"

namespace affecta {
namespace {

TEST_CASE("P4 finds more holders than places", "[verify][p4]") {
  JudgedDay day;
  day.wish(1, 1, 1, proposed);
  day.wish(2, 1, 2, proposed);
  const Texts over{"P4 (over capacity) group 1"};
  SECTION("plainly") { CHECK(judge(day).violations == over); }
  SECTION("not when there are enough") {
    day.group(1).capacity = 2;
    CHECK(judge(day).violations.empty());
  }
  SECTION("not in a stopped group") {
    day.group(1).stopped = true;
    CHECK(judge(day).violations.empty());
  }
  SECTION("not after a block call, which a held wish shows") {
    day.group(1).block_call_limit = 1;
    CHECK(judge(day).violations.empty());
  }
  SECTION("but where the block call reached nobody") {
    day.group(1).block_call_limit = 1;
    day.input.wishes[0].call_rank = 3;
    day.input.wishes[1].call_rank = 4;
    CHECK(judge(day).violations == over);
  }
  SECTION("not when as many held a place before today") {
    for (WishRow& row : day.input.wishes) JudgedDay::began(row, accepted_before);
    day.after({1, 1, false}, accepted_before, 0);
    day.after({2, 1, false}, accepted_before, 0);
    CHECK(judge(day).violations.empty());
  }
  SECTION("a candidate's two wishes take one place") {
    JudgedDay both;
    both.wish(1, 1, 1, proposed);
    both.plain_boarding_wish(1, 1, 1, proposed);
    CHECK(judge(both).violations.empty());
  }
}

TEST_CASE("P4 takes a proposal given up today for a sign of the block call", "[verify][p4]") {
  JudgedDay day;
  JudgedDay::began(day.wish(1, 1, 1), accepted_before);
  day.wish(1, 2, 1, WishStatus::proposed_today_accepted_by_responder);
  day.after({1, 1, false}, WishStatus::proposal_refused_by_responder);
  day.wish(2, 1, 2, proposed);
  day.wish(3, 1, 3, proposed);
  for (WishRow& row : day.input.wishes) row.preference = row.key.formation == 1 ? 2 : 1;
  day.input.responders = {1};
  CHECK(judge(day).violations == Texts{"P4 (over capacity) group 1"});
  day.group(1).block_call_limit = 1;
  CHECK(judge(day).violations.empty());
}

TEST_CASE("P4 finds a place left while somebody waits for it", "[verify][p4]") {
  JudgedDay day;
  day.group(1).capacity = 2;
  day.wish(1, 1, 1, proposed);
  day.wish(2, 1, 2);
  SECTION("plainly") { CHECK(judge(day).violations == Texts{"P4 (under capacity) group 1: 2/1"}); }
  SECTION("not in a stopped group") {
    day.group(1).stopped = true;
    CHECK(judge(day).violations.empty());
  }
  SECTION("not when the only one who waits asks for a boarding house") {
    JudgedDay boarding;
    boarding.boarding_wish(1, 1, 1, 9, 1);
    boarding.house(9).capacity = 0;
    boarding.position[9] = 0;
    CHECK(judge(boarding).violations.empty());
  }
}

TEST_CASE("P5 finds more holders than beds", "[verify][p5]") {
  JudgedDay day;
  day.boarding_wish(1, 1, 1, 9, 1, proposed);
  day.boarding_wish(2, 2, 1, 9, 2, proposed);
  SECTION("plainly, and the groups of its waiting wishes are invalid") {
    const Judged judged = judge(day);
    CHECK(judged.violations == Texts{"P5 boarding 9", "P6 boarding 9"});
    CHECK(judged.invalid == Texts{"1", "2"});
  }
  SECTION("not when there are enough") {
    day.house(9).capacity = 2;
    CHECK(judge(day).violations.empty());
  }
  SECTION("one candidate needs one bed") {
    JudgedDay alone;
    alone.boarding_wish(1, 1, 1, 9, 1, proposed);
    alone.boarding_wish(1, 2, 1, 9, 1, proposed);
    CHECK(judge(alone).violations.empty());
  }
  SECTION("not when as many held a bed before today") {
    for (WishRow& row : day.input.wishes) JudgedDay::began(row, accepted_before);
    day.after({1, 1, true}, accepted_before, 0);
    day.after({2, 2, true}, accepted_before, 0);
    CHECK(judge(day).violations.empty());
  }
}

}  // namespace
}  // namespace affecta
