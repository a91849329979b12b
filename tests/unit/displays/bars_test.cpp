// Bars of the boarding houses (section 5, third paragraph), sentence by sentence. {call, boarding}.
#include <catch2/catch.hpp>

#include "tests/unit/displays/drawn_day.h"

namespace affecta::bars_test {
namespace {

constexpr WishStatus before = WishStatus::proposed_before_accepted;

using Bars = std::map<std::int32_t, std::pair<std::int32_t, std::int32_t>>;

TEST_CASE("the highest boarding rank held, and the call rank reached within it") {
  DrawnDay day(1);
  day.boarding_wish(1, 1, 10, 90, 7, proposed);
  day.boarding_wish(2, 1, 20, 90, 9, accepted);
  day.boarding_wish(3, 1, 30, 90, 10);  // beyond the boarding bar: does not end the walk
  day.boarding_wish(4, 1, 40, 90, 3, proposed);
  day.boarding_wish(5, 1, 50, 90, 8);
  day.boarding_wish(6, 1, 60, 90, 4, proposed);
  CHECK(ShownDay(day).bars(90) == Bars{{1, {40, 9}}});
}

TEST_CASE("a waiting wish at the boarding bar itself ends the walk") {
  DrawnDay day(1);
  day.boarding_wish(1, 1, 10, 90, 8);
  day.boarding_wish(2, 1, 20, 90, 6, proposed);
  // Two candidates share a boarding rank only where one of them did not wait.
  day.boarding_wish(3, 1, 30, 90, 8, proposed).status = WishStatus::refused_or_resigned;
  CHECK(ShownDay(day).bars(90) == Bars{{1, {0, 8}}});
}

TEST_CASE("the call bar is of displayed call ranks") {
  DrawnDay day(1);
  day.boarding_wish(1, 1, 10, 90, 1, proposed).displayed_call_rank = 70;
  day.boarding_wish(2, 1, 20, 90, 2, proposed).displayed_call_rank = 15;
  day.boarding_wish(3, 1, 30, 90, 3);
  CHECK(ShownDay(day).bars(90) == Bars{{1, {70, 2}}});
}

TEST_CASE("both are 0 when nothing is held") {
  DrawnDay day(1);
  day.boarding_wish(1, 1, 10, 90, 1);
  CHECK(ShownDay(day).bars(90) == Bars{{1, {0, 0}}});
}

TEST_CASE("flags do not matter for held wishes, either one excuses a waiting wish") {
  const bool waiting_rank_flag = GENERATE(false, true);
  DrawnDay day(1);
  WishRow& waiting = day.boarding_wish(1, 1, 10, 90, 1);
  waiting.ignore_waiting_rank = waiting_rank_flag;
  waiting.ignore_boarding_bar = !waiting_rank_flag;
  WishRow& held = day.boarding_wish(2, 1, 20, 90, 2, proposed);
  held.ignore_waiting_rank = true;
  held.ignore_boarding_bar = true;
  CHECK(ShownDay(day).bars(90) == Bars{{1, {20, 2}}});
}

TEST_CASE("wishes proposed before take no part") {
  DrawnDay day(5);
  day.boarding_wish(1, 1, 10, 90, 1, proposed);
  day.boarding_wish(2, 1, 20, 90, 50).status = before;
  day.boarding_wish(3, 1, 30, 90, 60);
  CHECK(ShownDay(day).bars(90) == Bars{{1, {10, 1}}});
}

TEST_CASE("one pair for each group, of its wishes with that boarding house only") {
  DrawnDay day(1);
  day.boarding_wish(1, 1, 10, 90, 1, proposed);
  day.boarding_wish(2, 1, 20, 90, 2);
  day.boarding_wish(3, 1, 5, 91, 9, proposed);
  day.wish(4, 1, 6);
  day.boarding_wish(1, 2, 30, 90, 1, proposed);
  day.boarding_wish(5, 2, 31, 90, 4, proposed);
  day.boarding_wish(6, 2, 32, 90, 5);
  const ShownDay shown(day);
  CHECK(shown.bars(90) == Bars{{1, {10, 1}}, {2, {31, 4}}});
  CHECK(shown.bars(91) == Bars{{1, {5, 9}}});
}

TEST_CASE("only groups with a waiting wish in it when the last pass began") {
  DrawnDay day(5);
  day.boarding_wish(1, 1, 10, 90, 1, {WishStatus::proposed_today, 1});  // two passes
  day.boarding_wish(2, 2, 10, 90, 2, {WishStatus::proposed_today, 2});
  day.boarding_wish(3, 3, 10, 90, 3);
  day.boarding_wish(4, 4, 10, 90, 4).status = before;
  day.boarding_wish(5, 5, 10, 90, 5, {WishStatus::waiting_resigned_by_order, 1});
  day.boarding_wish(6, 6, 10, 90, 6, {WishStatus::waiting_resigned_by_order, 2});
  CHECK(ShownDay(day).bars(90) == Bars{{2, {10, 2}}, {3, {0, 0}}, {6, {0, 0}}});
}

TEST_CASE("the same for any number of threads") {
  DrawnDay day(1);
  for (std::int32_t i = 1; i <= 100; ++i) {
    day.boarding_wish(1, i, 10, 1000 + i, 2, proposed);
    day.boarding_wish(2, i, 20, 1000 + i, 1, i % 3 == 0 ? proposed : Became{});
    day.boarding_wish(3, i, 30, 1000 + i, 3);
  }
  const ShownDay one(day, 1);
  for (const unsigned threads : {2U, 8U}) {
    const ShownDay many(day, threads);
    for (std::int32_t i = 1; i <= 100; ++i) {
      CHECK(many.bars(1000 + i) == one.bars(1000 + i));
      CHECK(many.bars(1000 + i) == Bars{{i, {i % 3 == 0 ? 20 : 10, 2}}});
    }
  }
}

}  // namespace
}  // namespace affecta::bars_test
