// P7 and P8: what the automatic rules may have done. They refuse the whole day.

#include <catch2/catch.hpp>

#include "tests/unit/verify/judged_day.h"

namespace affecta {
namespace {

using enum WishStatus;

// Candidate 1 has the responder, ranks formations 1, 2 and 3 in this order, and is proposed 2.
JudgedDay responder_day() {
  JudgedDay day;
  day.input.responders = {1};
  day.group(1).capacity = 0;
  day.wish(1, 1, 1).preference = 1;
  day.wish(1, 2, 1, proposed_today_accepted_by_responder).preference = 2;
  day.wish(1, 3, 2, waiting_resigned_by_responder).preference = 3;
  day.wish(2, 3, 1, proposed_today);
  return day;
}

WishRow& row(JudgedDay& day, std::int32_t formation) {
  return day.input.wishes[static_cast<std::size_t>(formation - 1)];
}

// The result of a day whose input was altered after it had been accepted.
template <class Alter>
Texts violations_with(const JudgedDay& day, const Alter& alter) {
  Instance instance = day.instance();
  alter(instance);
  const ResultClaim claim = day.claim(instance);
  const Verdict verdict = verify_round(instance, claim.round, nullptr, Workers(2));
  CHECK(verdict.refused == !verdict.violations.empty());
  return to_texts(instance, verdict);
}

TEST_CASE("a right day of the responder passes", "[verify][p7]") {
  const Judged judged = judge(responder_day());
  CHECK(judged.violations.empty());
  CHECK_FALSE(judged.verdict.refused);
}

TEST_CASE("P7.1 automatic answers only with the responder on", "[verify][p7]") {
  JudgedDay day = responder_day();
  day.input.responders = {};
  const Judged judged = judge(day);
  CHECK(judged.violations == Texts{"P7.1 group 2: 1/2"});
  CHECK(judged.verdict.refused);
  CHECK_FALSE(judged.verdict.alert);
  CHECK(judged.invalid.empty());
}

TEST_CASE("P7.2 at most one held wish within the main procedure", "[verify][p7]") {
  JudgedDay day = responder_day();
  day.after({1, 1, false}, proposed_today_accepted_by_responder);
  day.group(1).capacity = 1;
  CHECK(judge(day).violations == Texts{"P7.2 group 1: 1/1 by 1/2"});

  JudgedDay outside = responder_day();
  JudgedDay::began(outside.wish(1, 4, 0), proposed_before_accepted);
  outside.input.wishes.back().outside_main = true;
  CHECK(judge(outside).violations.empty());
}

TEST_CASE("P7.3 a resignation comes with a better wish accepted today", "[verify][p7]") {
  JudgedDay day = responder_day();
  SECTION("none accepted") {
    day.after({1, 2, false}, proposed_today);
    CHECK(judge(day).violations == Texts{"P7.3 group 3: 1/3"});
  }
  SECTION("accepted, but worse than the waiting wish resigned") {
    row(day, 2).preference = 4;
    CHECK(judge(day).violations == Texts{"P7.3 group 3: 1/3 by 1/2"});
  }
  SECTION("a held wish may be better than the one accepted") {
    row(day, 2).preference = 4;
    JudgedDay::began(row(day, 3), proposed_before_unanswered);
    row(day, 1).status = proposed_before_refused;  // P7.6 on the input
    row(day, 2).preference = 2;
    day.after({1, 1, false}, proposed_before_refused, 0);
    day.after({1, 3, false}, proposal_refused_by_responder);
    CHECK(judge(day).violations.empty());
  }
}

TEST_CASE("P7.4 every wish has a preference rank", "[verify][p7]") {
  const auto without_preference = [](Instance& instance) {
    auto preference = instance.wishes.preference.copy();
    for (const WishIndex wish : preference.indices()) {
      if (preference[wish] == 1) preference[wish] = 0;
    }
    instance.wishes.preference = Column<WishIndex, std::int32_t>(std::move(preference));
  };
  JudgedDay day = responder_day();
  CHECK(violations_with(day, without_preference) == Texts{"P7.4 group 1: 1/1"});
  JudgedDay::began(row(day, 1), proposed_before_refused);
  day.after({1, 1, false}, proposed_before_refused, 0);
  CHECK(violations_with(day, without_preference).empty());
}

TEST_CASE("P7.5 preference ranks differ", "[verify][p7]") {
  CHECK(violations_with(responder_day(), [](Instance& instance) {
          auto preference = instance.wishes.preference.copy();
          for (const WishIndex wish : preference.indices()) {
            if (preference[wish] == 1) preference[wish] = 3;
          }
          instance.wishes.preference = Column<WishIndex, std::int32_t>(std::move(preference));
        }) == Texts{"P7.5 group 1: 1/1 by 1/3", "P7.6 group 1: 1/1 by 1/2"});
}

TEST_CASE("P7.6 what waits is preferred to what is held", "[verify][p7]") {
  JudgedDay day = responder_day();
  row(day, 1).preference = 5;
  CHECK(judge(day).violations == Texts{"P7.6 group 1: 1/1 by 1/2"});
}

// Candidate 1 without the responder, ranked formations 1, 2, 3, is proposed 2.
JudgedDay ordered_day() {
  JudgedDay day = responder_day();
  day.input.responders = {};
  day.input.parameters.ordered_wishes_start = 3;
  day.input.parameters.ordering_end = 4;
  day.after({1, 2, false}, proposed_today);
  day.after({1, 3, false}, waiting_resigned_by_order);
  return day;
}

TEST_CASE("P8 resignations by the ordered-wishes rule have their proposal", "[verify][p8]") {
  JudgedDay day = ordered_day();
  SECTION("rightly") { CHECK(judge(day).violations.empty()); }
  SECTION("a worse proposal of today") {
    row(day, 2).preference = 4;
    const Judged judged = judge(day);
    CHECK(judged.violations == Texts{"P8 group 3: 1/3 by 1/2"});
    CHECK(judged.verdict.refused);
  }
  SECTION("one of the same preference rank is not worse") {
    row(day, 2).preference = 3;
    CHECK(judge(day).violations.empty());
  }
  SECTION("no proposal with a preference rank") {
    row(day, 2).preference = 0;
    CHECK(judge(day).violations == Texts{"P8 group 3: 1/3"});
  }
  SECTION("a candidate who waits nowhere is not looked at") {
    row(day, 2).preference = 4;
    day.after({1, 1, false}, waiting_resigned_by_order);
    CHECK(judge(day).violations.empty());
  }
}

TEST_CASE("P7 and P8 are not checked while candidates are ordering", "[verify][p7][p8]") {
  JudgedDay day = ordered_day();
  row(day, 2).preference = 4;
  day.wish(7, 7, 1, proposed_today_accepted_by_responder);
  CHECK(judge(day).violations == Texts{"P7.1 group 7: 7/7", "P8 group 3: 1/3 by 1/2"});
  day.input.parameters.ordering_end = 6;  // the day is 5
  CHECK(judge(day).violations.empty());
}

}  // namespace
}  // namespace affecta
