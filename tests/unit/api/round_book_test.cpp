// The book of rounds: what is told while days turn, and what the journal tells after a restart.
#include "server/api/round_book.h"

#include <catch2/catch.hpp>

#include "tests/unit/running/small_world.h"

namespace affecta::api {
namespace {

using namespace affecta::running::test;

void read_history(LivedCampaign& lived, RoundBook& book) {
  const running::RunningCampaign& running = lived.running();
  running.read([&](const campaign::Campaign& live) {
    expected(book.read_history(running.journal(), live));
  });
}

void check_same_history(LivedCampaign& lived, const RoundBook& told) {
  lived.options.watcher = nullptr;
  lived.restart();
  RoundBook read;
  read_history(lived, read);
  const auto rounds = told.all(), again = read.all();
  REQUIRE(rounds.size() == again.size());
  for (std::size_t i = 0; i < rounds.size(); ++i) {
    CHECK(rounds[i].day == again[i].day);
    CHECK(to_text(rounds[i].state) == to_text(again[i].state));
    CHECK(rounds[i].summary == again[i].summary);
    CHECK(rounds[i].excluded == again[i].excluded);
    CHECK(!rounds[i].steps.empty());
    CHECK(again[i].steps.empty());
  }
  lived.running().read([&](const campaign::Campaign& live) {
    for (const GroupIndex group : live.instance().groups.key.indices()) {
      CHECK(told.displays(group) == read.displays(group));
    }
  });
}

TEST_CASE("rounds and displays are the same, told or read from the journal") {
  RoundBook book;
  LivedCampaign lived(small_world());
  lived.options.watcher = &book;
  lived.turn_to(1);
  REQUIRE(lived.give(refuse_proposal(1, 101), "no", first_evening) == "done");
  lived.turn_to(3);
  const auto displays = book.displays(GroupIndex{0});
  REQUIRE(displays.size() >= 2);
  CHECK(displays[0].day == 1);
  CHECK(displays[0].last_called == 1);
  CHECK(displays[1].day == 2);
  CHECK(displays[1].last_called == 2);
  check_same_history(lived, book);
}

TEST_CASE("a day that was held, turned again and published is one round") {
  for (const bool publish : {false, true}) {
    RoundBook book;
    LivedCampaign lived(campaign::test::world_with_an_alert());
    lived.options.watcher = &book;
    REQUIRE(turn_with_alert(lived).day->waits);
    const campaign::Instant now = lived.calendar().turns(2);
    CHECK(book.find(2)->state == RoundState::waits);
    CHECK(!book.find(2)->excluded.empty());
    REQUIRE(lived.give(by_operator(campaign::HoldDay{2, "why"}), "b", now) == "done");
    CHECK(book.find(2)->state == RoundState::held);
    if (publish) {
      REQUIRE(lived.give(by_operator(campaign::Advance{2, false}), "c", now) == "done");
      REQUIRE(lived.give(by_operator(campaign::PublishDay{2}), "d", now) == "done");
      CHECK(book.find(2)->state == RoundState::published);
    }
    check_same_history(lived, book);
  }
}

TEST_CASE("a follower is told until it has had enough") {
  RoundBook book;
  std::vector<std::string> told;
  const auto always = [] { return true; };
  book.follow(
      1,
      [&](const Round& round) {
        told.emplace_back(to_text(round.state));
        return told.size() < 3;
      },
      always);
  CHECK(told.empty());
  book.turning(1, "one");
  book.step(1, "first", 0);
  book.step(2, "of another day", 0);
  book.failed(1, {RefusalCode::wrong_day, {}, {}});
  book.step(1, "nobody listens", 0);
  CHECK(told == std::vector<std::string>{"turning", "turning", "failed"});
  bool at_once = false;
  book.follow(
      1, [&](const Round&) { return !(at_once = true); }, always);
  CHECK(at_once);
}

TEST_CASE("followers who left are let go when another one comes") {
  RoundBook book;
  const auto held = std::make_shared<int>(1);
  bool is_there = true;
  book.follow(
      7, [held](const Round&) { return true; }, [&] { return is_there; });
  CHECK(held.use_count() > 1);
  is_there = false;
  book.follow(
      8, [](const Round&) { return true; }, [] { return true; });
  CHECK(held.use_count() == 1);
}

}  // namespace
}  // namespace affecta::api
