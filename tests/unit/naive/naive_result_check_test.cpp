// The result checks on results that are wrong: each property must see its own fault.

#include <catch2/catch.hpp>

#include "tests/support/naive/naive_round.h"
#include "tests/support/random_day.h"

using namespace affecta::naive;

namespace {

// One formation with one group and one boarding house; candidates 1, 2, ... in call order, each
// asking for the house, best-ranked there in the same order.
Day boarders(Int candidates, Int places, Int beds) {
  Day day;
  day.parameters.reservation_end = 10;
  day.groups.push_back({.key = {20, 11, 101}, .capacity = places, .estimate = no_limit});
  day.boarding_houses.push_back({{51, 0, 0}, beds});
  for (Int candidate = 1; candidate <= candidates; ++candidate) {
    Wish wish;
    wish.key = {candidate, 101, true};
    wish.group = day.groups[0].key;
    wish.boarding = day.boarding_houses[0].key;
    wish.call_rank = wish.call_rank_displayed = wish.boarding_rank = candidate;
    day.wishes.push_back(wish);
  }
  return day;
}

Outcome played(const Day& day) { return std::get<Outcome>(play_round(day)); }

std::set<std::string> broken(const Day& day, const Outcome& outcome) {
  std::set<std::string> properties;
  for (const Violation& violation : violations_of(day, outcome)) {
    properties.insert(violation.property);
  }
  return properties;
}

void give(Outcome& outcome, Int candidate, bool with_boarding, Status status, int pass) {
  outcome.wishes.at({candidate, 101, with_boarding}) = {status, 0, pass};
}

}  // namespace

TEST_CASE("naive checks: a right result breaks nothing", "[naive]") {
  const Day day = boarders(3, 2, 1);
  const Outcome outcome = played(day);
  CHECK(outcome.wishes.at({1, 101, true}) == WishOutcome{Status::proposed_today, 0, 1});
  CHECK(outcome.wishes.at({2, 101, true}).status == Status::waiting);
  CHECK(outcome.boarding_houses.at({51, 0, 0}).position == 1);
  CHECK(broken(day, outcome).empty());
}

TEST_CASE("naive checks: P1, someone is overtaken", "[naive]") {
  Day day = boarders(2, 1, 1);
  for (Wish& wish : day.wishes) {
    wish.boarding.reset();
    wish.key.with_boarding = false;
  }
  Outcome outcome = played(day);
  give(outcome, 1, false, Status::waiting, 0);
  give(outcome, 2, false, Status::proposed_today, 1);
  CHECK(broken(day, outcome) == std::set<std::string>{"P1"});
}

TEST_CASE("naive checks: P2, overtaken in both rankings by value of the house", "[naive]") {
  Day day = boarders(3, 2, 1);
  Outcome outcome = played(day);
  give(outcome, 1, true, Status::waiting, 0);
  give(outcome, 2, true, Status::proposed_today, 1);
  CHECK(broken(day, outcome).contains("P2"));
  day.wishes[0].ignore_waiting_rank = true;  // a special case
  CHECK_FALSE(broken(day, outcome).contains("P2"));
}

TEST_CASE("naive checks: P3, a position beyond its maximum", "[naive]") {
  const Day day = boarders(3, 2, 1);
  Outcome outcome = played(day);
  outcome.boarding_houses.at({51, 0, 0}).position = 2;
  CHECK(broken(day, outcome) == std::set<std::string>{"P3", "P6"});
}

TEST_CASE("naive checks: P4, too many or too few in a group", "[naive]") {
  Day day = boarders(3, 2, 1);
  Outcome outcome = played(day);
  day.groups[0].capacity = 0;
  CHECK(broken(day, outcome).contains("P4"));
  day.groups[0].block_limit = 1;  // a block call explains it
  CHECK_FALSE(broken(day, outcome).contains("P4"));

  day = boarders(2, 2, 2);
  day.wishes[1].boarding.reset();
  outcome = played(day);
  give(outcome, 2, true, Status::waiting, 0);
  CHECK(broken(day, outcome).contains("P4"));
  day.groups[0].stopped = true;
  CHECK_FALSE(broken(day, outcome).contains("P4"));
}

TEST_CASE("naive checks: P5, too many in a boarding house", "[naive]") {
  const Day day = boarders(3, 2, 1);
  Outcome outcome = played(day);
  give(outcome, 2, true, Status::proposed_today, 1);
  CHECK(broken(day, outcome).contains("P5"));
}

TEST_CASE("naive checks: P6, positions that are not the greatest", "[naive]") {
  int lowered = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    const Day day = random_day(seed);
    const RoundResult result = play_round(day);
    if (!std::holds_alternative<Outcome>(result)) continue;
    Outcome outcome = std::get<Outcome>(result);
    for (auto& [key, house] : outcome.boarding_houses) {
      if (house.position == 0) continue;
      --house.position;
      CHECK(broken(day, outcome).contains("P6"));
      ++house.position;
      ++lowered;
    }
  }
  CHECK(lowered > 50);
}

TEST_CASE("naive checks: P7 and P8 refuse the whole day", "[naive]") {
  Day day = boarders(1, 1, 1);
  Wish second = day.wishes[0];
  second.key.with_boarding = false;
  second.boarding.reset();
  day.wishes.push_back(second);
  day.wishes[0].preference = 1;
  day.wishes[1].preference = 2;
  Outcome outcome = played(day);
  const auto check = [&](Status with, Status without) {
    give(outcome, 1, true, with, 1);
    give(outcome, 1, false, without, 1);
    const auto refusal = refusal_of_result(day, outcome);
    return refusal ? std::string(name_of(refusal->check)) : "none";
  };
  CHECK(check(Status::accepted_by_responder, Status::waiting) == "p7_1_responder_off");
  CHECK(check(Status::waiting, Status::ordered_gave_up_waiting) == "p8_ordered_wishes");
  CHECK(check(Status::proposed_today, Status::ordered_gave_up_waiting) == "none");
  day.responders = {1};
  CHECK(check(Status::accepted_by_responder, Status::accepted_by_responder) == "p7_2_two_held");
  CHECK(check(Status::waiting, Status::responder_gave_up_held) ==
        "p7_3_resigned_without_acceptance");
  CHECK(check(Status::accepted_by_responder, Status::waiting) == "p7_6_waiting_less_preferred");
  CHECK(check(Status::accepted_by_responder, Status::responder_gave_up_waiting) == "none");
  day.wishes[1].preference = 0;
  CHECK(check(Status::accepted_by_responder, Status::waiting) == "p7_4_preference_missing");
  day.wishes[1].preference = 1;
  CHECK(check(Status::accepted_by_responder, Status::waiting) == "p7_5_same_preference");
}
