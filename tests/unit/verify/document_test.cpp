// A whole document: statuses that the round can give, a complete round, displays, declared alerts.

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/unit/verify/judged_day.h"

namespace affecta {
namespace {

using enum WishStatus;

WishIndex find_wish(const Instance& instance, WishKey key) {
  for (const WishIndex wish : instance.wishes.status.indices()) {
    if (instance.key(wish) == key) return wish;
  }
  return WishIndex::none();
}

// The bars of the only boarding house.
Lists<BoardingIndex, Bar> bars(const std::vector<Bar>& shown) {
  const auto count = static_cast<std::uint32_t>(shown.size());
  return Lists<BoardingIndex, Bar>(
      Column<BoardingIndex, std::uint32_t>(std::vector<std::uint32_t>{0, count}),
      Column<Index<struct ListPositionTag>, Bar>(shown));
}

// Formation 1: candidates 1, 2 and 3 are proposed, 6 has a place, 4 waits; 5, who is before 3,
// waits for boarding house 9, where 2 takes the only bed. Formation 2 is stopped.
struct Written {
  JudgedDay day;
  Instance instance;
  ResultClaim claim;

  Written() {
    day.group(1).capacity = 4;
    day.wish(1, 1, 1, proposed_today);
    day.boarding_wish(2, 1, 2, 9, 1, proposed_today);
    day.boarding_wish(5, 1, 3, 9, 2);
    JudgedDay::began(day.wish(6, 1, 4), proposed_before_accepted);
    day.wish(3, 1, 5, proposed_today);
    day.wish(4, 1, 6);
    day.group(2).stopped = true;
    day.wish(3, 2, 1);
    day.position[9] = 1;
    instance = day.instance();
    claim = day.claim(instance);
    rank({4, 1, false}) = 1;
    rank({3, 2, false}) = 1;
    claim.displays.number_waiting[GroupIndex{0}] = 1;
    claim.displays.number_waiting[GroupIndex{1}] = 1;
    claim.displays.last_called[GroupIndex{0}] = 5;
    claim.displays.bars = bars({{.group = GroupIndex{0}, .call_bar = 2, .boarding_bar = 1}});
  }

  std::int32_t& rank(WishKey key) { return claim.displays.waiting_rank[find_wish(instance, key)]; }
  WishStatus& status(WishKey key) { return claim.round.status[find_wish(instance, key)]; }
  std::uint32_t& pass(WishKey key) { return claim.round.pass[find_wish(instance, key)]; }
  Judged judged() const { return judge_claim(instance, claim); }
};

TEST_CASE("a right document is right, with and without passes", "[verify][document]") {
  Written written;
  CHECK(written.judged().violations.empty());
  CHECK(written.judged().verdict.unchecked.empty());
  written.claim.round.pass = {};
  CHECK(written.judged().violations.empty());
  CHECK(written.judged().verdict.unchecked.empty());
}

TEST_CASE("a display that is not what the rules give is named", "[verify][document]") {
  Written written;
  SECTION("waiting-list rank") {
    written.rank({4, 1, false}) = 3;
    CHECK(written.judged().violations == Texts{"display group 1: 4/1"});
  }
  SECTION("a rank for a wish that has none") {
    written.rank({5, 1, true}) = 1;
    CHECK(written.judged().violations == Texts{"display group 1: 5/1+"});
  }
  SECTION("number waiting") {
    written.claim.displays.number_waiting[GroupIndex{1}] = 0;
    CHECK(written.judged().violations == Texts{"display group 2"});
  }
  SECTION("last called rank") {
    written.claim.displays.last_called[GroupIndex{0}] = 2;  // as if 5 were not blocked
    CHECK(written.judged().violations == Texts{"display group 1"});
  }
  SECTION("bars") {
    const Texts wrong{"display group 1 boarding 9"};
    written.claim.displays.bars = bars({{.group = GroupIndex{0}, .call_bar = 2}});
    CHECK(written.judged().violations == wrong);
    written.claim.displays.bars = bars({});
    CHECK(written.judged().violations == wrong);
    written.claim.displays.bars = bars({{.group = GroupIndex{1}}});
    CHECK(written.judged().violations == wrong);
  }
}

TEST_CASE("a position or a maximum that is not what the rules give is P6", "[verify][document]") {
  Written written;
  SECTION("position") { written.claim.round.position[BoardingIndex{0}] = 0; }
  SECTION("maximum") { written.claim.round.maximum[BoardingIndex{0}] = 7; }
  CHECK(written.judged().violations[0] == "P6 boarding 9");
}

TEST_CASE("a status that the round cannot give is named", "[verify][document]") {
  Written written;
  const auto transitions = [&] {
    Texts found;
    for (const std::string& text : written.judged().violations) {
      if (text.starts_with("transition")) found.push_back(text);
    }
    return found;
  };
  SECTION("a waiting wish accepted by the candidate") {
    written.status({4, 1, false}) = proposed_before_accepted;
    written.pass({4, 1, false}) = 1;
    CHECK(transitions() == Texts{"transition group 1: 4/1"});
  }
  SECTION("a held proposal that is gone") {
    written.status({6, 1, false}) = proposed_before_refused;
    written.pass({6, 1, false}) = 1;
    CHECK(transitions() == Texts{"transition group 1: 6/1"});
  }
  SECTION("accepted by a responder that is off") {
    written.status({1, 1, false}) = proposed_today_accepted_by_responder;
    CHECK(transitions() == Texts{"transition group 1: 1/1"});
  }
  SECTION("given up by order before the rule begins") {
    written.status({4, 1, false}) = waiting_resigned_by_order;
    written.pass({4, 1, false}) = 1;
    CHECK(transitions() == Texts{"transition group 1: 4/1"});
  }
  SECTION("proposed by a stopped group") {
    written.status({3, 2, false}) = proposed_today;
    written.pass({3, 2, false}) = 1;
    written.rank({3, 2, false}) = 0;
    CHECK(transitions() == Texts{"transition group 2: 3/2", "transition group 2: 3/2"});
  }
  SECTION("a proposal too many, a proposal too few") {
    std::swap(written.status({2, 1, true}), written.status({4, 1, false}));
    std::swap(written.pass({2, 1, true}), written.pass({4, 1, false}));
    CHECK(transitions() == Texts{"transition group 1: 2/1+"});
  }
}

TEST_CASE("the round is complete also where no property says so", "[verify][document]") {
  JudgedDay day;  // the only wish asks for boarding, there is a place and a bed, nobody is proposed
  day.boarding_wish(1, 1, 1, 9, 1);
  const Instance instance = day.instance();
  ResultClaim claim = day.claim(instance);
  claim.displays.bars = bars({{.group = GroupIndex{0}}});
  CHECK(judge(day).violations.empty());
  CHECK(judge_claim(instance, claim).violations == Texts{"transition group 1: 1/1+"});
}

TEST_CASE("passes that cannot be are named", "[verify][document]") {
  Written written;
  SECTION("a second pass without a place freed") {
    written.pass({2, 1, true}) = 2;
    CHECK(written.judged().violations == Texts{"transition group 1: 2/1+"});
  }
  SECTION("a change without a pass") {
    written.pass({2, 1, true}) = 0;
    CHECK(written.judged().violations == Texts{"transition group 1: 2/1+"});
  }
  SECTION("a pass without a change") {
    written.pass({4, 1, false}) = 1;
    CHECK(written.judged().violations == Texts{"transition group 1: 4/1"});
  }
}

// Candidate 1 has the responder and ranks 2 before 1 and 3; proposed 2, candidate 2 has the place
// in formation 1 in the second pass.
struct TwoPasses {
  JudgedDay day;
  Instance instance;
  ResultClaim claim;

  TwoPasses() {
    day.input.responders = {1};
    day.group(3).capacity = 0;
    JudgedDay::began(day.wish(1, 1, 1), proposed_before_accepted);
    day.wish(1, 2, 1, proposed_today_accepted_by_responder).preference = 1;
    day.wish(1, 3, 1, waiting_resigned_by_responder).preference = 2;
    day.wish(2, 1, 2);
    day.after({1, 1, false}, proposal_refused_by_responder, 1);
    day.after({2, 1, false}, proposed_today, 2);
    instance = day.instance();
    claim = day.claim(instance);
    claim.displays.last_called =
        Array<GroupIndex, std::int32_t>(std::vector<std::int32_t>{2, 1, 0});
  }
  WishStatus& status(WishKey key) { return claim.round.status[find_wish(instance, key)]; }
  std::uint32_t& pass(WishKey key) { return claim.round.pass[find_wish(instance, key)]; }
  Judged judged() const { return judge_claim(instance, claim); }
};

TEST_CASE("days of several passes", "[verify][document]") {
  TwoPasses written;
  SECTION("rightly") {
    CHECK(written.judged().violations.empty());
    CHECK(written.judged().verdict.unchecked.empty());
    written.claim.round.pass = {};
    CHECK(written.judged().violations.empty());
    CHECK(written.judged().verdict.unchecked.size() == 5);
    written.claim.alert = true;  // may come from P2 or P6, which cannot be checked
    written.claim.excluded = {GroupIndex{0}};
    CHECK(written.judged().violations.empty());
    CHECK(written.judged().verdict.unchecked.size() == 6);
  }
  SECTION("a proposal of the first pass said to be of the second") {
    written.pass({1, 2, false}) = 2;
    written.pass({1, 1, false}) = 2;
    written.pass({1, 3, false}) = 2;
    written.pass({2, 1, false}) = 3;
    const Texts found = written.judged().violations;
    CHECK(found == Texts{"transition group 2: 1/2", "transition"});  // pass 1 freed nothing
  }
  SECTION("the place that was freed is not proposed again") {
    written.status({2, 1, false}) = waiting;
    written.pass({2, 1, false}) = 0;
    CHECK(written.judged().violations[0] == "P4 (under capacity) group 1: 2/1");
    CHECK(written.judged().violations[1] == "transition group 1: 2/1");
  }
  SECTION("proposed in the pass that had no place yet") {
    written.pass({2, 1, false}) = 1;
    CHECK(written.judged().violations == Texts{"transition group 1: 2/1"});
  }
  SECTION("a proposal of the first pass is missing, and passes are not given") {
    written.day.boarding_wish(3, 4, 1, 9, 1);  // no property asks for it
    written.day.with_passes = false;
    const Instance instance = written.day.instance();
    ResultClaim claim = written.day.claim(instance);
    claim.displays.last_called = Array<GroupIndex, std::int32_t>(std::vector{2, 1, 0, 0});
    claim.displays.bars = bars({{.group = GroupIndex{3}}});
    CHECK(judge_claim(instance, claim).violations == Texts{"transition group 4: 3/4+"});
  }
  SECTION("given up after the proposal came") {
    written.pass({1, 3, false}) = 2;
    CHECK(written.judged().violations == Texts{"transition group 3: 1/3 by 1/2"});
  }
}

TEST_CASE("the responder gives up all it must and nothing else", "[verify][document]") {
  TwoPasses written;
  SECTION("a worse wish is kept waiting") {
    written.status({1, 3, false}) = waiting;
    written.pass({1, 3, false}) = 0;
    const Texts found = written.judged().violations;
    CHECK(std::find(found.begin(), found.end(), "transition group 3: 1/3 by 1/2") != found.end());
  }
  SECTION("given up without a proposal") {
    JudgedDay day;
    day.input.responders = {1};
    day.group(1).capacity = 0;
    day.wish(1, 1, 1, waiting_resigned_by_responder).preference = 1;
    const Instance instance = day.instance();
    const Texts found = judge_claim(instance, day.claim(instance)).violations;
    CHECK(found == Texts{"P7.3 group 1: 1/1", "transition group 1: 1/1"});
  }
}

TEST_CASE("the ordered-wishes rule gives up all it must and nothing else", "[verify][document]") {
  JudgedDay day;
  day.input.parameters.ordered_wishes_start = 2;
  day.input.parameters.ordering_end = 3;
  for (const std::int32_t formation : {1, 3, 4, 5}) day.group(formation).capacity = 0;
  day.wish(1, 1, 1).preference = 1;
  day.wish(1, 2, 1, proposed_today).preference = 2;
  day.wish(1, 3, 1, waiting_resigned_by_order).preference = 3;
  WishRow& accepted = day.wish(1, 4, 1);
  accepted.preference = 4;
  JudgedDay::began(accepted, proposed_before_accepted);
  day.wish(1, 5, 1);  // without a preference rank
  const auto violations = [&] {
    const Instance instance = day.instance();
    ResultClaim claim = day.claim(instance);
    Texts found;
    for (const std::string& text : judge_claim(instance, claim).violations) {
      if (text.starts_with("transition")) found.push_back(text);
    }
    return found;
  };
  CHECK(violations().empty());
  SECTION("a worse wish is kept") {
    day.after({1, 3, false}, waiting, 0);
    CHECK(violations() == Texts{"transition group 3: 1/3 by 1/2"});
  }
  SECTION("a better wish is given up") {
    day.after({1, 1, false}, waiting_resigned_by_order);
    CHECK(violations() == Texts{"transition group 1: 1/1 by 1/2"});
  }
  SECTION("an accepted one is given up") {
    day.after({1, 4, false}, proposal_resigned_by_order);
    const Texts found = violations();
    CHECK(std::count(found.begin(), found.end(), "transition group 4: 1/4") == 1);
  }
}

TEST_CASE("a declared alert is compared with what was found", "[verify][document]") {
  JudgedDay day;
  day.wish(1, 1, 1);
  day.wish(2, 1, 2, proposed_today);
  day.wish(3, 2, 1, proposed_today);
  const Instance instance = day.instance();
  ResultClaim claim = day.claim(instance);
  claim.displays.last_called[GroupIndex{1}] = 1;
  const Texts overtaken{"P1 group 1: 1/1 by 2/1", "transition group 1: 1/1"};
  const auto besides = [&](Texts more) {
    more.insert(more.begin(), overtaken.begin(), overtaken.end());
    return more;
  };
  SECTION("declared rightly") {
    claim.alert = true;
    claim.excluded = {GroupIndex{0}};
    const Judged judged = judge_claim(instance, claim);
    CHECK(judged.violations == overtaken);
    CHECK(judged.verdict.alert);
    CHECK(judged.verdict.unchecked.size() == 1);  // what is not published
  }
  SECTION("not declared") {
    CHECK(judge_claim(instance, claim).violations ==
          besides({"declaration group 1", "declaration"}));
  }
  SECTION("the wrong group") {
    claim.alert = true;
    claim.excluded = {GroupIndex{1}};
    CHECK(judge_claim(instance, claim).violations ==
          besides({"declaration group 1", "declaration group 2"}));
  }
  SECTION("a warning that is not one") {
    claim.alert = claim.warning = true;
    claim.excluded = {GroupIndex{0}};
    CHECK(judge_claim(instance, claim).violations == besides({"declaration"}));
  }
}

}  // namespace
}  // namespace affecta
