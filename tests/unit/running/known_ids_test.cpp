// Ids that were given before may be known; what nobody gave is certainly new.
#include "server/running/known_ids.h"

#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

#include "server/store/sqlite.h"
#include "tests/unit/store/sample_events.h"

namespace affecta::running {
namespace {

using affecta::test::sample_event;
using affecta::test::SampleJournal;
using std::chrono::steady_clock;

store::JournalReader reader_of(const SampleJournal& sample) {
  return store::JournalReader::open(sample.path).value();
}

TEST_CASE("known ids: those of the journal, and those that were added since") {
  const SampleJournal sample(50);
  KnownIds known(reader_of(sample), 0);
  const auto end = steady_clock::now() + std::chrono::seconds(20);
  while (known.may_have("nobody gave this one")) REQUIRE(steady_clock::now() < end);
  for (int i = 1; i <= 50; ++i) CHECK(known.may_have(sample_event(i).command_id));
  int in_vain = 0;
  for (int i = 51; i <= 1050; ++i) in_vain += known.may_have(sample_event(i).command_id) ? 1 : 0;
  CHECK(in_vain <= 1);
  known.add("given now");
  CHECK(known.may_have("given now"));
  CHECK_FALSE(known.may_have("nobody gave this one"));
}

TEST_CASE("known ids: all of a journal that is longer than a page of them") {
  constexpr int count = 9000;
  const affecta::test::TemporaryFolder folder;
  {
    auto journal = store::Journal::open(folder / "journal");
    REQUIRE(journal);
    for (int i = 1; i <= count; ++i) {
      journal->append(sample_event(i), [](const Result<store::Receipt>&) {});
    }
  }
  int seen = 0;
  const auto reader = store::JournalReader::open(folder / "journal");
  REQUIRE(reader);
  REQUIRE(reader->each_command_id([&](std::string_view) { return ++seen > 0; }));
  CHECK(seen == count);
  seen = 0;
  REQUIRE(reader->each_command_id([&](std::string_view) { return ++seen < 5000; }));
  CHECK(seen == 5000);
}

TEST_CASE("known ids: while the journal cannot be read, every id may be known") {
  const SampleJournal sample(3);
  store::JournalReader reader = reader_of(sample);
  const auto database = store::Database::open(sample.path, store::Database::Access::write, {});
  REQUIRE(database);
  REQUIRE((*database)->execute("ALTER TABLE event RENAME TO gone"));
  KnownIds known(std::move(reader), 0);
  const auto end = steady_clock::now() + std::chrono::milliseconds(200);
  while (steady_clock::now() < end) {
    REQUIRE(known.may_have("nobody gave this one"));
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

}  // namespace
}  // namespace affecta::running
