// What is counted and audited beside the campaign that runs.
#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

#include "server/api/audit_desk.h"
#include "server/api/background.h"
#include "server/api/census.h"
#include "tests/unit/running/small_world.h"

namespace affecta::api {
namespace {

using namespace affecta::running::test;

// What `ask` gives, once it gives something.
template <class Ask>
auto waited_for(const Ask& ask) {
  for (int i = 0; i < 10'000; ++i) {
    if (auto given = ask()) return given;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  FAIL("it takes longer than ten seconds");
  return ask();
}

TEST_CASE("everybody is counted in the background, and again some time after something happened") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  const Census census;
  Background background(0);
  CHECK(census.latest(lived.running(), background) == nullptr);
  const auto count = waited_for([&] { return census.latest(lived.running(), background); });
  CHECK(count->day == 1);
  CHECK(count->event == lived.running().position().sequence);
  CHECK(count->tally.candidates == std::array<std::uint64_t, 4>{0, 1, 3, 0});
  CHECK(count->tally.wishes[static_cast<std::size_t>(campaign::WishState::proposed)] == 2);
  // Not at once: a busy campaign is not counted all the time.
  REQUIRE(lived.give(refuse_proposal(1, 101), "no", first_evening) == "done");
  CHECK(census.latest(lived.running(), background) == count);
}

TEST_CASE("an audit is begun when it is asked for, and again when the history went on") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  AuditDesk desk(lived.folder(), 0);
  const auto ask = [&] { return desk.look(lived.running().position().sequence); };
  CHECK(ask().progress);
  const auto report = waited_for([&] { return ask().last; });
  REQUIRE(report->report);
  CHECK(report->report->last == lived.running().position());
  CHECK(ask().last == report);
  CHECK_FALSE(ask().progress);
  REQUIRE(lived.give(refuse_proposal(1, 101), "no", first_evening) == "done");
  CHECK(ask().progress);
  const auto next = waited_for([&] {
    const auto last = ask().last;
    return last == report ? nullptr : last;
  });
  CHECK(next->report->last == lived.running().position());
}

TEST_CASE("an audit that is under way is given up when the server stops") {
  LivedCampaign lived(small_world());
  lived.turn_to(3);
  for (int i = 0; i < 20; ++i) {
    AuditDesk desk(lived.folder(), 0);
    CHECK(desk.look(4).progress);
    std::this_thread::sleep_for(std::chrono::microseconds(50 * i));
  }
}

TEST_CASE("an audit tells what is wrong") {
  AuditDesk desk("/nowhere", 0);
  desk.look(1);
  const auto finding = waited_for([&] { return desk.look(1).last; });
  CHECK(finding->report.error().code == RefusalCode::file_unreadable);
}

}  // namespace
}  // namespace affecta::api
