// A campaign on a disk that lets it wait, or breaks: nobody reads or is told what is not kept.
#include <chrono>
#include <mutex>
#include <thread>

#include <catch2/catch.hpp>

#include "server/running/audit.h"
#include "tests/crash/faulty_disk.h"
#include "tests/support/campaign/lived_campaign.h"

namespace affecta::running::test {
namespace {

using affecta::test::Fault;
using affecta::test::FaultyDisk;

constexpr const char* evening = "2024-05-30 22:00:00";

support::World two_formations() {
  support::World world;
  world.formation(101, 1).formation(102, 1);
  for (CandidateKey key = 1; key <= 3; ++key) world.wish(key, 101, key).wish(key, 102, key);
  return world;
}

campaign::Command accept(CandidateKey key, std::int32_t formation) {
  return by_candidate(key, campaign::Accept{{key, formation, false}, {}, false});
}
campaign::Command set_capacity(std::int32_t capacity) {
  return by_operator(campaign::SetGroup{support::group_of(101), capacity, {}, {}, {}});
}

// The first day, on a disk of its own.
struct OnDisk {
  FaultyDisk disk{1};
  LivedCampaign lived{two_formations()};

  OnDisk() {
    lived.options.file_system = disk.name();
    lived.turn_to(1);
  }
  RunningCampaign& running() { return lived.running(); }
};

// Answers that come when they come.
class Told {
 public:
  RunningCampaign::Done next() {
    ++asked_;
    return [this](const Result<Reply>& reply) {
      const std::lock_guard guard(mutex_);
      replies_.push_back(reply);
    };
  }
  std::size_t count() const {
    const std::lock_guard guard(mutex_);
    return replies_.size();
  }
  const std::vector<Result<Reply>>& all() {
    while (count() < asked_) std::this_thread::yield();
    return replies_;
  }

 private:
  std::size_t asked_ = 0;
  mutable std::mutex mutex_;
  std::vector<Result<Reply>> replies_;
};

// What was asked by now is decided, though not kept: the disk is held.
void let_decide() { std::this_thread::sleep_for(std::chrono::milliseconds(30)); }

TEST_CASE("running: nobody reads, or is told, what is not on the disk") {
  OnDisk on;
  const Instant now = support::civil(evening);
  Told told;
  on.disk.hold_syncs(true);
  on.running().submit(accept(1, 101), "one", now, told.next());
  // Refused because of the one before; the same again; another author's.
  on.running().submit(accept(1, 102), "two", now, told.next());
  on.running().submit(accept(1, 101), "one", now, told.next());
  on.running().submit(accept(2, 102), "one", now, told.next());
  on.running().submit(accept(1, 102), "one", now, told.next());
  let_decide();
  CHECK(told.count() == 0);
  CHECK(on.lived.state({1, 101, false}) == "proposed");
  on.disk.hold_syncs(false);
  const auto& replies = told.all();
  REQUIRE(replies[0]);
  CHECK(replies[0]->event == 3);
  REQUIRE_FALSE(replies[1]);
  CHECK(replies[1].error().code == RefusalCode::answered_otherwise);
  REQUIRE(replies[2]);
  CHECK(*replies[2] == *replies[0]);
  REQUIRE_FALSE(replies[3]);
  CHECK(replies[3].error().code == RefusalCode::command_id_taken);
  CHECK(replies[3].error().what == "it is another author's");
  REQUIRE_FALSE(replies[4]);
  CHECK(replies[4].error().code == RefusalCode::command_id_taken);
  CHECK(replies[4].error().what == "it was given with another command before");
  CHECK(on.lived.state({1, 101, false}) == "accepted");
}

TEST_CASE("running: what arrives while the disk is waited for is kept together") {
  OnDisk on;
  const auto before = on.running().counts().commits;
  on.lived.give(set_capacity(50), "alone", evening);
  CHECK(on.running().counts().commits == before + 1);
  Told told;
  on.disk.hold_syncs(true);
  on.running().submit(set_capacity(99), "first", std::nullopt, told.next());
  let_decide();
  for (int i = 0; i < 255; ++i) {
    on.running().submit(set_capacity(100 + i), std::to_string(i), std::nullopt, told.next());
  }
  let_decide();
  on.disk.hold_syncs(false);
  told.all();
  CHECK(on.running().counts().commits <= before + 4);
}

TEST_CASE("running: a day is seen when it is on the disk, all of it at once") {
  OnDisk on;
  const auto first = on.running().published();
  on.disk.hold_syncs(true);
  Told told;
  on.running().submit(by_operator(campaign::Advance{2, true}), "turn", on.lived.calendar().turns(2),
                      told.next());
  let_decide();
  // Reading goes on meanwhile.
  CHECK(on.lived.live_state().day == 1);
  CHECK(on.running().published() == first);
  on.disk.hold_syncs(false);
  REQUIRE(told.all()[0]);
  CHECK(on.lived.live_state().day == 2);
  CHECK(on.running().published()->day == 2);
  CHECK(first->day == 1);
}

TEST_CASE("running: so many commands may wait, and the refusal says how many") {
  OnDisk on;
  on.lived.close();
  on.lived.options.queue_limit = 5;
  on.lived.running();
  Told told;
  on.disk.hold_syncs(true);
  for (int i = 0; i < 5; ++i) {
    on.running().submit(set_capacity(10 + i), std::to_string(i), std::nullopt, told.next());
  }
  CHECK(on.lived.give(set_capacity(20), "too many", evening) == "queue-full");
  CHECK_THAT(on.lived.refusal().what, Catch::Contains("the most is 5"));
  on.disk.hold_syncs(false);
  told.all();
  CHECK(on.lived.give(set_capacity(20), "too many", evening) == "done");
}

TEST_CASE("running: a write that fails refuses all that waited, and keeps all that was told") {
  const Fault fault = GENERATE(Fault::full, Fault::bad_write, Fault::bad_sync, Fault::power_cut);
  INFO("fault " << static_cast<int>(fault));
  OnDisk on;
  REQUIRE(on.lived.give(accept(1, 101), "one", evening) == "done");
  const campaign::State before = on.lived.live_state();
  Told told;
  on.disk.fail_after(0, fault);
  for (int i = 0; i < 20; ++i) {
    on.running().submit(set_capacity(10 + i), std::to_string(i), std::nullopt, told.next());
  }
  on.running().submit(accept(2, 101), "refused", std::nullopt, told.next());
  for (const auto& reply : told.all()) {
    REQUIRE_FALSE(reply);
    INFO(reply.error().message());
    CHECK((reply.error().code == RefusalCode::journal_not_written ||
           reply.error().code == RefusalCode::journal_stopped));
  }
  CHECK(on.lived.live_state() == before);
  const auto stopped = on.running().stopped();
  REQUIRE(stopped);
  CHECK(stopped->code == RefusalCode::journal_stopped);
  on.disk.mend();
  CHECK(on.lived.give(set_capacity(10), "0", evening) == "journal-stopped");
  // Opened again, and given again with the same ids: each is done once.
  on.lived.restart();
  for (int i = 0; i < 20; ++i) {
    CHECK(on.lived.give(set_capacity(10 + i), std::to_string(i), evening) == "done");
  }
  CHECK(on.lived.live_state().groups.capacity[GroupIndex{0}] == 29);
  CHECK(on.lived.state({1, 101, false}) == "accepted");
  on.lived.close();
  NoProgress nobody;
  const AuditReport report = expected(audit(on.lived.folder(), Workers(1), nobody, on.disk.name()));
  CHECK(report.last.sequence == 23);
}

TEST_CASE("running: a disk that may only be read is told when opening") {
  OnDisk on;
  on.lived.close();
  on.disk.set_read_only(true);
  const auto opened = on.lived.open();
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == RefusalCode::file_not_writable);
}

}  // namespace
}  // namespace affecta::running::test
