// P3 and P6: maxima, positions, and the order of a boarding house.

#include <catch2/catch.hpp>

#include "tests/unit/verify/judged_day.h"

namespace affecta {
namespace {

// Candidates 1 and 2 wait for boarding house 9 with ranks 1 and 2; the first holds the formation.
JudgedDay holder_overtaken() {
  JudgedDay day;
  JudgedDay::began(day.wish(1, 1, 1), accepted_before);
  day.boarding_wish(1, 1, 1, 9, 1);
  day.boarding_wish(2, 2, 1, 9, 2, proposed);
  return day;
}

TEST_CASE("P3 protects who holds the group and waits for the boarding house", "[verify][p3]") {
  JudgedDay day = holder_overtaken();
  const Texts overtaken{"P3 (holder) boarding 9: 1/1+ by 2/2+"};
  const auto p3 = [](const Judged& judged) {
    Texts found;
    for (const std::string& text : judged.violations) {
      if (text.starts_with("P3")) found.push_back(text);
    }
    return found;
  };
  SECTION("in whatever formation the other asks") { CHECK(p3(judge(day)) == overtaken); }
  SECTION("its groups are invalid, and those tied to them") {
    CHECK(judge(day).invalid == Texts{"1", "2"});
  }
  SECTION("not who does not hold the group") {
    JudgedDay::began(day.input.wishes[0], WishStatus::proposed_before_refused);
    CHECK(p3(judge(day)).empty());
  }
  SECTION("not against a smaller rank") {
    day.input.wishes[1].boarding_rank = 3;
    CHECK(p3(judge(day)).empty());
  }
  SECTION("not special wishes, on either side") {
    day.input.wishes[GENERATE(1U, 2U)].ignore_waiting_rank = true;
    CHECK(p3(judge(day)).empty());
  }
  SECTION("not against who had the boarding house before today") {
    JudgedDay::began(day.boarding_wish(2, 3, 1, 9, 2), accepted_before);
    CHECK(p3(judge(day)).empty());
  }
}

// Before the end of the reservation, 2 beds, ranks 3, 5 and 8 wait: the maximum is 5.
JudgedDay reserved() {
  JudgedDay day;
  day.input.parameters = {.day = 5, .reservation_end = 20};
  day.house(9).capacity = 2;
  day.group(1).capacity = 3;
  day.boarding_wish(1, 1, 1, 9, 3, proposed);
  day.boarding_wish(2, 1, 2, 9, 5, proposed);
  day.boarding_wish(3, 1, 3, 9, 8);
  day.maximum[9] = day.position[9] = 5;
  return day;
}

TEST_CASE("the maximum is that of the rules", "[verify][p6]") {
  JudgedDay day = reserved();
  SECTION("as many ranks as there are beds") {
    CHECK(judge(day).violations.empty());
    day.maximum[9] = 6;
    CHECK(judge(day).violations == Texts{"P6 boarding 9"});
  }
  SECTION("a wish beyond the estimate of its group does not count") {
    day.group(1).estimate = 1;
    CHECK(judge(day).violations == Texts{"P6 boarding 9"});
    day.maximum[9] = day.position[9] = 3;  // proposed in pass 1 all the same: the statuses stand
    CHECK(judge(day).violations.empty());
  }
  SECTION("a candidate who holds the boarding house takes a bed and no rank") {
    JudgedDay::began(day.boarding_wish(1, 2, 1, 9, 3), accepted_before);
    day.maximum[9] = 5;
    CHECK(judge(day).violations.empty());
  }
  SECTION("no limit once a waiting wish's group has no reservation any more") {
    day.group(1).reservation_ended = true;
    day.maximum[9] = no_limit;
    day.position[9] = 7;
    CHECK(judge(day).violations.empty());
  }
  SECTION("a stopped group's wishes count") {
    day.boarding_wish(4, 2, 1, 9, 1);
    day.group(2).stopped = true;
    CHECK(judge(day).violations == Texts{"P6 boarding 9"});
    day.maximum[9] = day.position[9] = 3;
    CHECK(judge(day).violations.empty());
  }
}

TEST_CASE("a position beyond its maximum is P3, and not the greatest either", "[verify][p3][p6]") {
  JudgedDay day = reserved();
  day.position[9] = 8;
  const Judged judged = judge(day);
  CHECK(judged.violations == Texts{"P3 (position) boarding 9", "P6 boarding 9"});
  CHECK(judged.invalid == Texts{"1"});
}

// The domino of the public documents: 2 places, 1 bed; call order 1 2 3, boarding order 3 2 1.
JudgedDay domino(std::int32_t position, CandidateKey let_in) {
  JudgedDay day;
  day.group(1).capacity = 2;
  for (const CandidateKey candidate : {1, 2, 3}) {
    day.boarding_wish(candidate, 1, candidate, 9, 4 - candidate,
                      candidate == let_in ? proposed : WishStatus::waiting);
  }
  day.position[9] = position;
  return day;
}

TEST_CASE("P6: the domino falls to position 1", "[verify][p6]") {
  CHECK(judge(domino(1, 3)).violations.empty());
  CHECK(judge(domino(0, 3)).violations == Texts{"P6 boarding 9"});
  CHECK(judge(domino(2, 3)).violations == Texts{"P6 boarding 9"});
}

// Two boarding houses that hold each other down. Candidate 3 has rank 3 in house 8 and goes before
// candidate 1 (house 8, rank 1) and 5 (house 9, rank 2); candidate 6 likewise in house 9 before 4
// (house 9, rank 1) and 2 (house 8, rank 2). With both houses open 3 and 6 have the beds. With both
// at position 1, candidates 1 and 4 have them, and raising either alone lets in one too many.
TEST_CASE("P6 finds lower vectors of which no single position can be raised", "[verify][p6]") {
  JudgedDay day;
  day.boarding_wish(3, 1, 1, 8, 3);
  day.boarding_wish(1, 1, 2, 8, 1);
  day.boarding_wish(6, 2, 1, 9, 3);
  day.boarding_wish(2, 2, 2, 8, 2);
  day.boarding_wish(6, 3, 1, 9, 3);
  day.boarding_wish(4, 3, 2, 9, 1);
  day.boarding_wish(3, 4, 1, 8, 3);
  day.boarding_wish(5, 4, 2, 9, 2);
  SECTION("both open") {
    for (const WishKey wish : {WishKey{3, 1, true}, {3, 4, true}, {6, 2, true}, {6, 3, true}}) {
      day.after(wish, proposed);
    }
    CHECK(judge(day).violations.empty());
  }
  SECTION("both at position 1") {
    day.after({1, 1, true}, proposed);
    day.after({4, 3, true}, proposed);
    day.position[8] = day.position[9] = 1;
    CHECK(judge(day).violations == Texts{"P6 boarding 8", "P6 boarding 9"});
  }
}

TEST_CASE("P6: a bed that a candidate holds already is not asked for again", "[verify][p6]") {
  JudgedDay day;
  JudgedDay::began(day.boarding_wish(1, 1, 1, 9, 2), accepted_before);
  day.boarding_wish(1, 2, 1, 9, 2, proposed);  // beyond any position, yet not blocked
  day.boarding_wish(2, 3, 1, 9, 1);
  day.position[9] = 0;  // no bed is left for candidate 2
  CHECK(judge(day).violations.empty());
}

TEST_CASE("P6: block calls go on without vacancies, and holders take none", "[verify][p6]") {
  JudgedDay day;
  day.house(9).capacity = 2;
  day.group(1) = {.key = {1, 1, 1}, .capacity = 1, .block_call_limit = 2, .estimate = no_limit};
  JudgedDay::began(day.wish(4, 1, 4), accepted_before);  // holds the only place
  day.boarding_wish(1, 1, 1, 9, 1, proposed);
  day.boarding_wish(2, 1, 2, 9, 3, proposed);
  day.boarding_wish(3, 1, 3, 9, 2);
  day.boarding_wish(4, 1, 4, 9, 4);  // asked for by a holder: the third candidate for two beds
  day.position[9] = 3;
  CHECK(judge(day).violations.empty());
  day.position[9] = no_limit;
  CHECK(judge(day).violations == Texts{"P6 boarding 9"});
}

}  // namespace
}  // namespace affecta
