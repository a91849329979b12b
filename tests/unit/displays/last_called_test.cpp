// The last called rank of a group (section 5, second paragraph), sentence by sentence.
#include <catch2/catch.hpp>

#include "tests/unit/displays/drawn_day.h"

namespace affecta {
namespace {

constexpr Became given_up{WishStatus::proposal_refused_by_responder, 1};

TEST_CASE("a held wish raises it, the first waiting wish ends the walk") {
  DrawnDay day(1);
  day.wish(1, 1, 10, proposed);
  day.wish(2, 1, 20, accepted);
  day.wish(3, 1, 30, given_up);
  day.wish(4, 1, 40);
  day.wish(5, 1, 50, proposed);
  CHECK(ShownDay(day).last_called(1) == 20);
}

TEST_CASE("none when the first wish waits, or when there is no wish") {
  DrawnDay day(1);
  day.wish(1, 1, 1);
  day.wish(2, 1, 2, proposed);
  day.group(2);
  const ShownDay shown(day);
  CHECK(shown.last_called(1) == 0);
  CHECK(shown.last_called(2) == 0);
}

TEST_CASE("to its displayed call rank, if higher") {
  DrawnDay day(1);
  day.wish(1, 1, 10, proposed).displayed_call_rank = 90;
  day.wish(2, 1, 20, proposed).displayed_call_rank = 15;
  CHECK(ShownDay(day).last_called(1) == 90);
}

TEST_CASE("wishes proposed before, or outside the main procedure, take no part") {
  DrawnDay day(5);
  day.wish(1, 1, 10, proposed);
  day.wish(2, 1, 20).status = WishStatus::proposed_before_accepted;
  WishRow& outside = day.wish(3, 1, 30);
  outside.status = WishStatus::proposed_before_unanswered;
  outside.outside_main = true;
  day.wish(4, 1, 40).status = WishStatus::proposed_before_refused;
  CHECK(ShownDay(day).last_called(1) == 10);
}

TEST_CASE("waiting special cases do not end the walk, held ones count") {
  DrawnDay day(1);
  day.wish(1, 1, 10).ignore_waiting_rank = true;
  day.wish(2, 1, 20, proposed).ignore_waiting_rank = true;
  CHECK(ShownDay(day).last_called(1) == 20);
}

TEST_CASE("the bars flag plays no part") {
  DrawnDay day(1);
  day.wish(1, 1, 10, proposed).ignore_boarding_bar = true;
  day.wish(2, 1, 20).ignore_boarding_bar = true;
  day.wish(3, 1, 30, proposed);
  CHECK(ShownDay(day).last_called(1) == 10);
}

TEST_CASE("stopped groups are included") {
  DrawnDay day(1);
  day.group(1).stopped = true;
  day.wish(1, 1, 10, proposed);
  day.wish(2, 1, 20);
  day.wish(3, 1, 30, proposed);
  CHECK(ShownDay(day).last_called(1) == 10);
}

TEST_CASE("a waiting wish beyond its boarding house's position does not end the walk") {
  DrawnDay day(1);
  day.boarding_wish(1, 1, 10, 90, 5);
  day.wish(2, 1, 20, proposed);
  day.position(90, 4);
  CHECK(ShownDay(day).last_called(1) == 20);
  day.position(90, 5);
  CHECK(ShownDay(day).last_called(1) == 0);
}

// Candidate 1 waits for boarding in formation 1, beyond the position, and has a wish for the same
// boarding house in formation 2.
std::int32_t last_called_with(const WishStatus at_first, Became other, std::uint32_t passes) {
  DrawnDay day(5);
  day.boarding_wish(1, 1, 10, 90, 5);
  day.boarding_wish(1, 2, 3, 90, 5, other).status = at_first;
  day.wish(2, 1, 20, {WishStatus::proposed_today, passes});
  day.position(90, 4);
  return ShownDay(day).last_called(1);
}

TEST_CASE("… unless the candidate held the boarding house when the last pass began") {
  const auto waiting = WishStatus::waiting;
  const auto held = WishStatus::proposed_before_accepted;
  CHECK(last_called_with(held, {}, 1) == 0);
  CHECK(last_called_with(WishStatus::proposed_before_unanswered, {}, 1) == 0);
  CHECK(last_called_with(WishStatus::proposed_before_refused, {}, 1) == 20);
  // Proposed in an earlier pass: held when the last began. In the last pass: not yet.
  CHECK(last_called_with(waiting, {WishStatus::proposed_today, 1}, 2) == 0);
  CHECK(last_called_with(waiting, {WishStatus::proposed_today, 2}, 2) == 20);
  CHECK(last_called_with(waiting, {WishStatus::proposed_today, 1}, 1) == 20);
  // Given up in an earlier pass: not held any more.
  CHECK(last_called_with(held, {WishStatus::proposal_resigned_by_order, 1}, 2) == 20);
}

TEST_CASE("… another boarding house, or another candidate's, does not do") {
  DrawnDay day(5);
  day.boarding_wish(1, 1, 10, 90, 5);
  day.boarding_wish(1, 2, 3, 91, 5).status = WishStatus::proposed_before_accepted;
  day.boarding_wish(4, 2, 4, 90, 6).status = WishStatus::proposed_before_accepted;
  day.wish(2, 1, 20, proposed);
  day.position(90, 4);
  CHECK(ShownDay(day).last_called(1) == 20);
}

}  // namespace
}  // namespace affecta
