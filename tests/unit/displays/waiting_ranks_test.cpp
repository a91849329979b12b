// Waiting-list ranks (section 5, first paragraph), sentence by sentence. Formation 1 throughout.
#include <vector>

#include <catch2/catch.hpp>

#include "tests/unit/displays/drawn_day.h"

namespace affecta {
namespace {

constexpr Became resigned{WishStatus::waiting_resigned_by_order, 1};

std::vector<std::int32_t> ranks(const ShownDay& shown, std::vector<CandidateKey> candidates) {
  for (auto& candidate : candidates) candidate = shown.waiting_rank(candidate, 1);
  return candidates;
}
using Ranks = std::vector<std::int32_t>;

TEST_CASE("waiting wishes are counted in call order, all others get 0") {
  DrawnDay day(1);
  day.wish(5, 1, 1, proposed);
  day.wish(4, 1, 2);
  day.wish(3, 1, 3, resigned);
  day.wish(2, 1, 7);
  day.wish(1, 1, 8, accepted);
  day.wish(6, 1, 9).status = WishStatus::refused_or_resigned;
  day.wish(7, 1, 10);
  const ShownDay shown(day);
  CHECK(ranks(shown, {5, 4, 3, 2, 1, 6, 7}) == Ranks{0, 1, 0, 2, 0, 0, 3});
  CHECK(shown.number_waiting(1) == 3);
}

TEST_CASE("only wishes that name no boarding house are ranked") {
  DrawnDay day(1);
  day.boarding_wish(1, 1, 1, 90, 1);
  day.wish(2, 1, 2);
  // With boarding, but without its own ranking.
  day.draw({.key = {3, 1, true}, .group = {1, 1, 1}, .boarding = {}, .call_rank = 3}, {});
  const ShownDay shown(day);
  CHECK(shown.waiting_rank(1, 1, true) == 0);
  CHECK(shown.waiting_rank(2, 1) == 1);
  CHECK(shown.waiting_rank(3, 1, true) == 2);
  CHECK(shown.number_waiting(1) == 2);
}

TEST_CASE("the waiting-list ignore flag plays no part") {
  DrawnDay day(1);
  day.wish(1, 1, 1).ignore_waiting_rank = true;
  day.wish(2, 1, 2);
  CHECK(ranks(ShownDay(day), {1, 2}) == Ranks{1, 2});
}

TEST_CASE("a candidate whose other wish for the formation was proposed today does not count") {
  const Became other = GENERATE(proposed, accepted);
  DrawnDay day(1);
  day.wish(1, 1, 1);
  day.boarding_wish(1, 1, 1, 90, 1, other);
  day.wish(2, 1, 2);
  day.wish(3, 1, 3);
  day.boarding_wish(3, 1, 3, 90, 2, other);
  const ShownDay shown(day);
  // On the first day nobody who waits has rank 0.
  CHECK(ranks(shown, {1, 2, 3}) == Ranks{1, 1, 1});
  CHECK(shown.number_waiting(1) == 1);
}

TEST_CASE("… in whatever group that other wish is") {
  DrawnDay day(1);
  day.wish(1, 1, 1);
  day.draw({.key = {1, 1, true}, .group = {44, 1, 1}, .boarding = {}, .call_rank = 30}, proposed);
  day.wish(2, 1, 2);
  CHECK(ranks(ShownDay(day), {1, 2}) == Ranks{1, 1});
}

TEST_CASE("… but counts when it was proposed before, or given up today") {
  DrawnDay day(1);
  day.wish(1, 1, 1);
  day.boarding_wish(1, 1, 0, 90, 0).status = WishStatus::proposed_before_unanswered;
  day.wish(2, 1, 2);
  day.boarding_wish(2, 1, 2, 90, 2, {WishStatus::proposal_resigned_by_order, 1});
  day.wish(3, 1, 3);
  CHECK(ranks(ShownDay(day), {1, 2, 3}) == Ranks{1, 2, 3});
}

TEST_CASE("a candidate with two wishes in the list counts once") {
  DrawnDay day(1);
  day.wish(1, 1, 1);
  day.wish(2, 1, 2);
  day.draw({.key = {2, 1, true}, .group = {1, 1, 1}, .boarding = {}, .call_rank = 2}, {});
  day.wish(3, 1, 3);
  const ShownDay shown(day);
  CHECK(ranks(shown, {1, 2, 3}) == Ranks{1, 2, 3});
  CHECK(shown.waiting_rank(2, 1, true) == 2);
  CHECK(shown.number_waiting(1) == 3);
}

TEST_CASE("on later days a rank never grows, and holds back those behind") {
  DrawnDay day(2);
  day.wish(1, 1, 1).waiting_rank_yesterday = 1;
  day.wish(2, 1, 2).waiting_rank_yesterday = 1;  // somebody was mended ahead
  day.wish(3, 1, 3).waiting_rank_yesterday = 9;
  day.wish(4, 1, 4).waiting_rank_yesterday = 3;
  const ShownDay shown(day);
  CHECK(ranks(shown, {1, 2, 3, 4}) == Ranks{1, 1, 2, 3});
  CHECK(shown.number_waiting(1) == 4);  // the candidates counted, not the last rank
}

TEST_CASE("on later days too who does not count has the rank reached so far, if only 0") {
  DrawnDay day(2);
  day.wish(1, 1, 1).waiting_rank_yesterday = 1;
  day.boarding_wish(1, 1, 1, 90, 1, proposed);
  day.wish(2, 1, 2).waiting_rank_yesterday = 2;
  CHECK(ranks(ShownDay(day), {1, 2}) == Ranks{0, 1});
}

TEST_CASE("a wish put back is bounded by yesterday's rank of the next one that has one") {
  DrawnDay day(2);
  day.wish(1, 1, 1).waiting_rank_yesterday = 1;
  day.wish(2, 1, 2).waiting_rank_yesterday = 2;
  day.wish(3, 1, 3);  // put back
  day.wish(4, 1, 4);  // put back
  SECTION("the smaller of that rank and its own") {
    day.wish(5, 1, 5).waiting_rank_yesterday = 3;
    day.wish(6, 1, 6).waiting_rank_yesterday = 4;
    CHECK(ranks(ShownDay(day), {1, 2, 3, 4, 5, 6}) == Ranks{1, 2, 3, 3, 3, 4});
  }
  SECTION("further ones do not matter") {
    day.wish(5, 1, 5).waiting_rank_yesterday = 30;
    day.wish(6, 1, 6).waiting_rank_yesterday = 2;
    CHECK(ranks(ShownDay(day), {3, 4, 5, 6}) == Ranks{3, 4, 5, 2});
  }
  SECTION("whatever became of it today") {
    const Became became = GENERATE(proposed, accepted, resigned);
    day.wish(5, 1, 5, became).waiting_rank_yesterday = 3;
    day.wish(6, 1, 6).waiting_rank_yesterday = 30;
    CHECK(ranks(ShownDay(day), {3, 4, 5, 6}) == Ranks{3, 3, 0, 4});
  }
  SECTION("… or before: given up since yesterday") {
    WishRow& gone = day.wish(5, 1, 5);
    gone.waiting_rank_yesterday = 3;
    gone.status = WishStatus::refused_or_resigned;
    CHECK(ranks(ShownDay(day), {3, 4}) == Ranks{3, 3});
  }
  SECTION("wishes proposed before take no part") {
    WishRow& before = day.wish(5, 1, 5);
    before.waiting_rank_yesterday = 2;
    before.status =
        GENERATE(WishStatus::proposed_before_unanswered, WishStatus::proposed_before_refused);
    CHECK(ranks(ShownDay(day), {3, 4}) == Ranks{3, 4});
  }
  SECTION("if none has one, its own") {
    day.wish(5, 1, 5);
    CHECK(ranks(ShownDay(day), {3, 4, 5}) == Ranks{3, 4, 5});
  }
}

TEST_CASE("the next one is another candidate's") {
  DrawnDay day(2);
  day.wish(1, 1, 1).waiting_rank_yesterday = 1;
  day.wish(2, 1, 2).waiting_rank_yesterday = 2;
  day.wish(3, 1, 3);  // put back, unlike its candidate's other wish
  day.draw({.key = {3, 1, true},
            .group = {1, 1, 1},
            .boarding = {},
            .call_rank = 3,
            .waiting_rank_yesterday = 1},
           resigned);
  SECTION("further down") {
    day.wish(4, 1, 4).waiting_rank_yesterday = 2;
    CHECK(ranks(ShownDay(day), {3, 4}) == Ranks{2, 2});
  }
  SECTION("or nobody") { CHECK(ranks(ShownDay(day), {3}) == Ranks{3}); }
}

TEST_CASE("on the first day yesterday's ranks do not exist") {
  DrawnDay day(1);
  day.wish(1, 1, 1);
  day.wish(2, 1, 2).waiting_rank_yesterday = 1;
  CHECK(ranks(ShownDay(day), {1, 2}) == Ranks{1, 2});
}

TEST_CASE("groups do not meet, whatever the number of threads") {
  DrawnDay day(3);
  for (std::int32_t formation = 1; formation <= 200; ++formation) {
    for (CandidateKey candidate = 1; candidate <= 5; ++candidate) {
      day.wish(candidate, formation, candidate, candidate == formation % 5 ? proposed : Became{})
          .waiting_rank_yesterday = candidate == 2 ? 0 : candidate;
    }
  }
  const ShownDay one(day, 1);
  CHECK(ranks(one, {1, 2, 3, 4, 5}) == Ranks{0, 1, 2, 3, 4});
  CHECK(one.number_waiting(200) == 5);
  for (const unsigned threads : {2U, 8U}) {
    const ShownDay many(day, threads);
    CHECK(many.displays.waiting_rank == one.displays.waiting_rank);
    CHECK(many.displays.number_waiting == one.displays.number_waiting);
    CHECK(many.displays.last_called == one.displays.last_called);
  }
}

}  // namespace
}  // namespace affecta
