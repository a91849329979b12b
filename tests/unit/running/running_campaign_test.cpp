// Commands in, answers out: what is acknowledged is there, and is said once.
#include <atomic>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/unit/running/small_world.h"

namespace affecta::running::test {
namespace {

using campaign::Advance;

std::vector<store::Entry> events_of(const RunningCampaign& running) {
  std::vector<store::Entry> events;
  expected(running.journal().read(1, [&](const store::Entry& entry) {
    events.push_back(entry);
    return true;
  }));
  return events;
}

TEST_CASE("a campaign lives, and goes on after a restart") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  CHECK(lived.state(in_101(1)) == "proposed");
  REQUIRE(lived.give(accept(1, 101), "one", first_evening) == "done");
  CHECK(lived.state(in_101(1)) == "accepted");
  CHECK(lived.give(accept(2, 101), "two", first_evening) == "not-held");
  lived.turn_to(2);
  CHECK(lived.state(in_102(2)) == "proposed");
  const campaign::State before = lived.live_state();
  const PublishedDay published = *lived.running().published();
  CHECK(published.day == 2);

  lived.restart();
  CHECK(lived.live_state() == before);
  CHECK(*lived.running().published() == published);
  CHECK(lived.running().counts().replayed == 3);
  CHECK(lived.give(accept(2, 102), "three", "2024-05-31 22:00:00") == "done");
}

TEST_CASE("an event has its command's stamp, author, id and kind") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  REQUIRE(lived.give(accept(1, 101), "one", first_evening) == "done");
  const auto events = events_of(lived.running());
  REQUIRE(events.size() == 3);
  CHECK(events[0].event.kind == opened_kind);
  CHECK(events[1].event.kind == "day-turned");
  CHECK(events[1].event.author == "operator 0");
  CHECK(events[2].event.kind == "answered");
  CHECK(events[2].event.author == "candidate 1");
  CHECK(events[2].event.command_id == "one");
  CHECK(events[2].event.stamp == support::civil(first_evening).microseconds);
}

TEST_CASE("a command given again is answered what it was the first time") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  RunningCampaign& running = lived.running();
  const Instant now = support::civil(first_evening);
  const Reply first = expected(running.submit(accept(1, 101), "one", now));
  CHECK(first.event == 3);
  CHECK(first.stamp == now);
  // Whatever its time.
  CHECK(expected(running.submit(accept(1, 101), "one", now + 5)) == first);
  CHECK(expected(running.submit(accept(1, 101), "one", now + -1'000'000)) == first);
  // Asked for something else, nothing is done, and nobody thinks that it was.
  CHECK(lived.give(refuse_proposal(1, 101), "one", now) == "command-id-taken");
  CHECK(lived.refusal().what == "it was given with another command before");
  campaign::Accept keeping = {{1, 101, false}, {{1, 102, false}}, false};
  CHECK(lived.give(by_candidate(1, keeping), "one", now) == "command-id-taken");
  // Another author learns nothing.
  CHECK(lived.give(accept(2, 102), "one", now + 6) == "command-id-taken");
  lived.restart();
  CHECK(expected(lived.running().submit(accept(1, 101), "one", now + 7)) == first);
  CHECK(lived.give(refuse_proposal(1, 101), "one", now + 7) == "command-id-taken");
  CHECK(events_of(lived.running()).size() == 3);
  // What made no event is judged anew.
  CHECK(lived.give(accept(2, 101), "two", now + 8) == "not-held");
  REQUIRE(lived.give(refuse_proposal(1, 101), "three", now + 9) == "done");
  lived.turn_to(2);
  CHECK(lived.give(accept(2, 101), "two", "2024-05-31 08:00:00") == "done");
}

TEST_CASE("a refusal that is an event is remembered as a refusal") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  const Instant now = support::civil(first_evening);
  const std::string siret = "73282932000074";
  const campaign::Command enter{{campaign::Role::formation, 105},
                                campaign::EnterContract{1, 105, siret, "Company"}};
  REQUIRE(lived.give(enter, "enter", now) == "done");
  const auto wrong = by_candidate(1, campaign::AcceptContract{1, 105, siret, "Other", {}});
  CHECK(lived.give(wrong, "wrong", now) == "contract-mismatch");
  const Refusal first = lived.refusal();
  lived.restart();
  CHECK(lived.give(wrong, "wrong", now) == "contract-mismatch");
  CHECK(lived.refusal().message() == first.message());
  CHECK(lived.live_state().contracts[0].mismatches == 1);
}

TEST_CASE("asking for the day in force is answered with what there is") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  RunningCampaign& running = lived.running();
  const Instant now = lived.calendar().turns(2);
  const Reply turned = expected(running.submit(by_operator(Advance{2, true}), "turn", now));
  REQUIRE(turned.day);
  CHECK(turned.day->summary.day == 2);
  CHECK_FALSE(turned.day->waits);
  const Reply again = expected(running.submit(by_operator(Advance{2, true}), "again", now));
  CHECK(again.event == 0);
  CHECK(again.day == turned.day);
  CHECK(running.published()->turn == turned.day->summary);
  CHECK(expected(running.submit(by_operator(Advance{2, true}), "turn", now)) == turned);
  CHECK(events_of(running).size() == 3);
}

TEST_CASE("a day with an alert waits, also through a restart, and is published when told") {
  LivedCampaign lived(support::world_with_an_alert());
  const Reply reply = turn_with_alert(lived);
  REQUIRE(reply.day);
  CHECK(reply.day->waits);
  CHECK(lived.running().published()->day == 1);
  lived.restart();
  CHECK(lived.running().published()->day == 1);
  CHECK(lived.live_state().waiting_day);
  const Reply published = expected(
      lived.running().submit(by_operator(campaign::PublishDay{2}), "publish", std::nullopt));
  REQUIRE(published.day);
  CHECK(published.day->summary == reply.day->summary);
  CHECK_FALSE(published.day->waits);
  CHECK(lived.running().published()->day == 2);
  const campaign::State state = lived.live_state();
  lived.restart();
  CHECK(lived.live_state() == state);
  CHECK(lived.running().published()->day == 2);
}

TEST_CASE("a campaign that publishes alerts does not wait") {
  LivedCampaign lived(support::world_with_an_alert(), "2024",
                      {.test_clock = true, .publish_alerts = true, .begins = {}});
  CHECK_FALSE(turn_with_alert(lived).day->waits);
  CHECK(lived.running().published()->day == 2);
}

TEST_CASE("a preview is tomorrow, and leaves no trace") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  REQUIRE(lived.give(accept(1, 101), "one", first_evening) == "done");
  const campaign::State before = lived.live_state();
  const auto events = events_of(lived.running()).size();
  const campaign::DayTurned preview = expected(lived.running().preview());
  CHECK(preview.summary.day == 2);
  CHECK(lived.live_state() == before);
  CHECK(lived.running().published()->day == 1);
  CHECK(events_of(lived.running()).size() == events);
  lived.turn_to(2);
  CHECK(lived.running().published()->turn == preview.summary);
}

TEST_CASE("a preview while a day waits is that day") {
  LivedCampaign lived(support::world_with_an_alert());
  const Reply reply = turn_with_alert(lived);
  const campaign::DayTurned preview = expected(lived.running().preview());
  CHECK(preview.summary == reply.day->summary);
  CHECK(preview.waits);
}

// ---------------------------------------------------------------- the clock

// A campaign that begins with this test, on a clock that the test sets.
struct ClockedCampaign {
  std::atomic<std::int64_t> now;
  std::atomic<int> looks = 0;
  LivedCampaign lived;

  ClockedCampaign()
      : now(support::civil("2024-05-30 19:00:00").microseconds),
        lived(small_world(), "2024", {.begins = {}}) {
    lived.options.clock = [this] {
      ++looks;
      return Instant{now};
    };
  }
  Result<Reply> submit(const campaign::Command& command, const std::string& id) {
    return lived.running().submit(command, id);
  }
};

TEST_CASE("a command is stamped once, by the server's clock") {
  ClockedCampaign clocked;
  CHECK(expected(clocked.submit(by_operator(Advance{1, true}), "turn")).stamp ==
        Instant{clocked.now});
  clocked.now = support::civil(first_evening).microseconds;
  const int before = clocked.looks;
  CHECK(expected(clocked.submit(accept(1, 101), "one")).stamp == Instant{clocked.now});
  CHECK(clocked.looks == before + 1);
}

TEST_CASE("a clock that runs backwards stands still, also after a restart") {
  ClockedCampaign clocked;
  expected(clocked.submit(by_operator(Advance{1, true}), "turn"));
  const Instant evening = support::civil(first_evening);
  clocked.now = evening.microseconds;
  CHECK(expected(clocked.submit(accept(1, 101), "one")).stamp == evening);
  clocked.now = support::civil("2024-05-30 19:30:00").microseconds;
  CHECK(expected(clocked.submit(resign(in_102(2)), "two")).stamp == evening);
  clocked.lived.restart();
  CHECK(expected(clocked.submit(resign(in_101(2)), "three")).stamp == evening);
}

TEST_CASE("a time of one's own is for campaigns with a test clock") {
  ClockedCampaign clocked;
  CHECK(clocked.lived.give(by_operator(Advance{1, true}), "turn", first_evening) ==
        "no-test-clock");
  CHECK(events_of(clocked.lived.running()).size() == 1);
}

TEST_CASE("a test clock goes as it is told, stands still in between, and never back") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  REQUIRE(lived.give(accept(1, 101), "one", first_evening) == "done");
  CHECK(lived.give(resign(in_102(2)), "two", "2024-05-30 21:59:59") == "stamp-decreases");
  const Reply reply = expected(lived.running().submit(resign(in_102(2)), "three"));
  CHECK(reply.stamp == support::civil(first_evening));
}

TEST_CASE("a command id is one to 128 characters that can be shown") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  for (const std::string& id : {std::string(), std::string(129, 'x'), std::string("a\nb")}) {
    CHECK(lived.give(accept(1, 101), id, first_evening) == "event-out-of-limits");
  }
  CHECK(lived.give(accept(1, 101), std::string(128, 'x'), first_evening) == "done");
}

// ---------------------------------------------------------------- many at once

TEST_CASE("commands of many threads are all answered, beside readers") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  RunningCampaign& running = lived.running();
  constexpr int threads = 3;
  constexpr int each = 100;
  std::atomic<int> kept = 0;
  std::atomic<bool> done = false;
  std::thread reader([&] {
    std::uint64_t looks = 0;
    while (!done) {
      running.read([&](const campaign::Campaign& live) { looks += live.wish_count(); });
      looks += running.published()->wish_states.size();
    }
    CHECK(looks > 0);
  });
  std::vector<std::thread> givers;
  for (int thread = 0; thread < threads; ++thread) {
    givers.emplace_back([&, thread] {
      for (int i = 0; i < each; ++i) {
        const campaign::SetGroup set{support::group_of(101), 10 + thread * each + i, {}, {}, {}};
        const std::string id = std::to_string(thread) + "-" + std::to_string(i);
        running.submit(by_operator(set), id, std::nullopt,
                       [&](const Result<Reply>& reply) { kept += reply ? 1 : 0; });
      }
    });
  }
  for (std::thread& giver : givers) giver.join();
  lived.turn_to(2);  // everything before it is answered then
  done = true;
  reader.join();
  CHECK(kept == threads * each);
  std::int64_t last = 0;
  for (const store::Entry& entry : events_of(running)) {
    CHECK(entry.event.stamp >= last);
    last = entry.event.stamp;
  }
  CHECK(running.counts().events == threads * each + 2);
}

TEST_CASE("closing finishes what was accepted") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  std::atomic<int> kept = 0;
  for (int i = 0; i < 50; ++i) {
    const campaign::SetGroup set{support::group_of(101), 10 + i, {}, {}, {}};
    lived.running().submit(by_operator(set), std::to_string(i), std::nullopt,
                           [&](const Result<Reply>& reply) { kept += reply ? 1 : 0; });
  }
  lived.close();
  CHECK(kept == 50);
  CHECK(lived.live_state().groups.capacity[GroupIndex{0}] == 59);
}

}  // namespace
}  // namespace affecta::running::test
