// Disks that fill up, break or may not be written: what is said, and what is kept.
#include <algorithm>
#include <atomic>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/crash/faulty_disk.h"
#include "tests/crash/journal_model.h"
#include "tests/support/temporary_folder.h"

using namespace affecta;
using namespace affecta::store;
using namespace affecta::test;

namespace {

Event event_number(int number) {
  Event event = event_of_command("command " + std::to_string(number));
  event.stamp = number;
  return event;
}

RefusalCode refusal_of(const Result<Receipt>& receipt) {
  REQUIRE_FALSE(receipt);
  INFO(receipt.error().message());
  return receipt.error().code;
}

}  // namespace

TEST_CASE(
    "broken disk: a write that fails is told, stops the journal, and loses nothing before it") {
  const Fault fault = GENERATE(Fault::full, Fault::bad_write, Fault::bad_sync, Fault::power_cut);
  INFO("fault " << static_cast<int>(fault));
  const TemporaryFolder folder;
  FaultyDisk disk(1);
  {
    auto journal = Journal::open(folder / "journal", {disk.name()});
    REQUIRE(journal);
    for (int i = 1; i <= 5; ++i) REQUIRE(journal->append(event_number(i)));

    disk.fail_after(0, fault);
    CHECK(refusal_of(journal->append(event_number(6))) == RefusalCode::journal_not_written);
    disk.mend();
    // The disk is well again, but the journal does not know what became of event 6.
    const auto refused = journal->append(event_number(7));
    CHECK(refusal_of(refused) == RefusalCode::journal_stopped);
    CHECK_THAT(refused.error().what, Catch::StartsWith("it stopped at: "));
    // Reading goes on.
    const auto last = journal->reader().last();
    REQUIRE(last);
    CHECK(last->sequence == 5);
  }
  auto journal = Journal::open(folder / "journal", {disk.name()});
  if (!journal) FAIL(journal.error().message());
  const std::uint64_t last = journal->reader().last()->sequence;
  CHECK((last == 5 || last == 6));
  // What the advice of the refusal says: the same command again.
  const auto again = journal->append(event_number(6));
  REQUIRE(again);
  CHECK(again->position.sequence == 6);
  CHECK(again->repeated == (last == 6));
  NoProgress nobody;
  CHECK(journal->reader().audit(nobody)->sequence == 6);
}

TEST_CASE("broken disk: everything that waits behind a write that fails is refused") {
  const TemporaryFolder folder;
  FaultyDisk disk(1);
  auto journal = Journal::open(folder / "journal", {disk.name()});
  REQUIRE(journal);
  disk.fail_after(0, Fault::full);
  std::atomic<int> kept = 0;
  std::atomic<int> refused = 0;
  for (int i = 1; i <= 100; ++i) {
    journal->append(event_number(i),
                    [&](const Result<Receipt>& receipt) { receipt ? ++kept : ++refused; });
  }
  while (kept + refused < 100) std::this_thread::yield();
  CHECK(kept == 0);
  CHECK(journal->counts().events == 0);
}

TEST_CASE("broken disk: copying the log that fails stops the journal, and keeps what was told") {
  const Fault fault = GENERATE(Fault::full, Fault::bad_sync);
  int stopped_by_copying = 0;
  for (std::uint64_t operations = 0; operations < 40; ++operations) {
    INFO("operation " << operations);
    const TemporaryFolder folder;
    FaultyDisk disk(1);
    int kept = 0;
    {
      auto journal = Journal::open(folder / "journal", {disk.name(), 0});
      REQUIRE(journal);
      disk.fail_after(operations, fault);
      auto receipt = journal->append(event_number(1));
      while (receipt) receipt = journal->append(event_number(++kept + 1));
      // Nobody's write failed: it stopped in between.
      stopped_by_copying += receipt.error().code == RefusalCode::journal_stopped ? 1 : 0;
    }
    disk.mend();
    const auto journal = Journal::open(folder / "journal", {disk.name()});
    if (!journal) FAIL(journal.error().message());
    CHECK(journal->reader().last()->sequence >= static_cast<std::uint64_t>(kept));
  }
  CHECK(stopped_by_copying > 0);
}

TEST_CASE("broken disk: a full disk when the journal is made") {
  for (std::uint64_t operations = 0; operations < 12; ++operations) {
    INFO("operation " << operations);
    const TemporaryFolder folder;
    FaultyDisk disk(1);
    disk.fail_after(operations, Fault::full);
    const auto refused = Journal::open(folder / "journal", {disk.name()});
    if (!refused) CHECK(refused.error().code == RefusalCode::journal_not_written);
    disk.mend();
    if (refused) continue;
    const auto journal = Journal::open(folder / "journal", {disk.name()});
    if (!journal) FAIL(journal.error().message());
    CHECK(journal->reader().last()->sequence == 0);
  }
}

TEST_CASE("broken disk: one that may only be read is told when opening") {
  const TemporaryFolder folder;
  FaultyDisk disk(1);
  { REQUIRE(Journal::open(folder / "journal", {disk.name()})->append(event_number(1))); }
  disk.set_read_only(true);
  const auto journal = Journal::open(folder / "journal", {disk.name()});
  REQUIRE_FALSE(journal);
  CHECK(journal.error().code == RefusalCode::file_not_writable);
  CHECK(journal.error().where == folder / "journal");
}
