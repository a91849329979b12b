// The journal: what is appended, what is refused, who may write.
#include "server/store/journal.h"

#include <atomic>
#include <filesystem>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "server/store/event_bytes.h"
#include "server/store/sqlite.h"
#include "tests/unit/store/sample_events.h"

using namespace affecta;
using namespace affecta::store;
using namespace affecta::test;

namespace {

RefusalCode refusal_of(const Result<Receipt>& receipt) {
  REQUIRE_FALSE(receipt);
  return receipt.error().code;
}

std::vector<Event> events_of(const JournalReader& reader) {
  std::vector<Event> events;
  const auto read = reader.read(1, [&](const Entry& entry) {
    events.push_back(entry.event);
    return true;
  });
  if (!read) FAIL(read.error().message());
  return events;
}

}  // namespace

TEST_CASE("journal: what is appended comes back, in order, when it is opened again") {
  const SampleJournal sample(5);
  auto journal = Journal::open(sample.path);
  REQUIRE(journal);
  const auto receipt = journal->append(sample_event(6));
  REQUIRE(receipt);
  CHECK(receipt->position.sequence == 6);
  CHECK(receipt->answer == "answer 6");
  CHECK_FALSE(receipt->repeated);
  const auto events = events_of(journal->reader());
  REQUIRE(events.size() == 6);
  for (int i = 0; i < 6; ++i) CHECK(events[static_cast<std::size_t>(i)] == sample_event(i + 1));
  CHECK(*journal->reader().last() == receipt->position);
}

TEST_CASE("journal: a new one is empty") {
  const SampleJournal sample(0);
  const auto journal = Journal::open(sample.path);
  REQUIRE(journal);
  CHECK(*journal->reader().last() == Position{});
  CHECK(events_of(journal->reader()).empty());
  NoProgress nobody;
  CHECK(*journal->reader().audit(nobody) == Position{});
}

TEST_CASE("journal: its position is the chain of hashes that docs/formats.md specifies") {
  const SampleJournal sample(2);
  const auto reader = JournalReader::open(sample.path);
  REQUIRE(reader);
  Position position;
  for (int i = 1; i <= 2; ++i) {
    position = position_after(position, sample_event(i), digests_of(sample_event(i)));
    CHECK(**reader->position(static_cast<std::uint64_t>(i)) == position);
  }
  CHECK(**reader->position(0) == Position{});
  CHECK_FALSE(reader->position(3)->has_value());
}

TEST_CASE(
    "journal: a repeated command appends nothing and is answered what it was the first time") {
  const SampleJournal sample(3);
  auto journal = Journal::open(sample.path);
  REQUIRE(journal);
  Event again = sample_event(2);
  again.stamp = 0;  // whatever comes with it
  again.payload = "something else";
  again.answer = "another answer";
  const auto receipt = journal->append(again);
  REQUIRE(receipt);
  CHECK(receipt->repeated);
  CHECK(receipt->position.sequence == 2);
  CHECK(receipt->answer == "answer 2");
  CHECK(journal->reader().last()->sequence == 3);
  CHECK(journal->counts().events == 0);
  CHECK(journal->counts().commits == 0);
}

TEST_CASE("journal: a command repeated before the first is on the disk is answered after it") {
  const SampleJournal sample(0);
  auto journal = Journal::open(sample.path);
  REQUIRE(journal);
  std::vector<Receipt> receipts;
  for (int i = 0; i < 50; ++i) {
    journal->append(sample_event(1), [&](const Result<Receipt>& r) { receipts.push_back(*r); });
  }
  REQUIRE(journal->append(sample_event(2)));
  REQUIRE(receipts.size() == 50);
  for (std::size_t i = 0; i < 50; ++i) {
    CHECK(receipts[i].position == receipts[0].position);
    CHECK(receipts[i].repeated == (i > 0));
  }
}

TEST_CASE("journal: a command id is one author's, for writing and for reading") {
  const SampleJournal sample(1);
  auto journal = Journal::open(sample.path);
  REQUIRE(journal);
  Event other = sample_event(1);
  other.author = "somebody else";
  CHECK(refusal_of(journal->append(other)) == RefusalCode::command_id_taken);

  const JournalReader& reader = journal->reader();
  CHECK((**reader.find(sample_event(1).author, "command-1")).event == sample_event(1));
  CHECK_FALSE(reader.find(sample_event(1).author, "command-2")->has_value());
  const auto found = reader.find("somebody else", "command-1");
  REQUIRE_FALSE(found);
  CHECK(found.error().code == RefusalCode::command_id_taken);
}

TEST_CASE("journal: stamps never decrease, across openings too, and a refusal stops nobody else") {
  const SampleJournal sample(3);
  auto journal = Journal::open(sample.path);
  REQUIRE(journal);
  Event early = sample_event(4);
  early.stamp = sample_event(3).stamp - 1;
  CHECK(refusal_of(journal->append(early)) == RefusalCode::stamp_decreases);
  Event equal = sample_event(4);
  equal.stamp = sample_event(3).stamp;
  const auto receipt = journal->append(equal);
  REQUIRE(receipt);
  CHECK(receipt->position.sequence == 4);
}

TEST_CASE("journal: an event that exceeds a limit is refused, with the value and the limit") {
  const SampleJournal sample(0);
  auto journal = Journal::open(sample.path);
  REQUIRE(journal);
  const auto refused = [&](const auto& change) {
    Event event = sample_event(1);
    change(event);
    const auto receipt = journal->append(event);
    CHECK(refusal_of(receipt) == RefusalCode::event_out_of_limits);
    return receipt.error().what;
  };
  CHECK(refused([](Event& e) { e.stamp = -1; }) == "stamp -1, the least is 0");
  CHECK(refused([](Event& e) { e.author = ""; }) == "author of 0 bytes, 1 to 128 are allowed");
  CHECK(refused([](Event& e) { e.author = std::string(129, 'a'); }) ==
        "author of 129 bytes, 1 to 128 are allowed");
  CHECK(refused([](Event& e) { e.command_id = "a\nb"; }) ==
        "command id with the control character 10");
  CHECK(refused([](Event& e) { e.kind = std::string(65, 'k'); }) ==
        "kind of 65 bytes, 1 to 64 are allowed");
  CHECK(refused([](Event& e) { e.answer.resize(greatest_answer + 1); }) ==
        "answer of 1048577 bytes, at most 1048576 are allowed");
  CHECK(journal->append(sample_event(1)));
}

TEST_CASE("journal: a day turn of tens of megabytes is one event, kept compressed") {
  const SampleJournal sample(1);
  Event turn = sample_event(2);
  for (std::uint32_t i = 0; turn.payload.size() < (std::size_t{24} << 20U); ++i) {
    turn.payload += std::to_string(i * 2654435761U % 1000);
  }
  {
    auto journal = Journal::open(sample.path);
    REQUIRE(journal);
    REQUIRE(journal->append(turn));
    REQUIRE(journal->append(sample_event(3)));
  }
  CHECK(std::filesystem::file_size(sample.path) < turn.payload.size() / 2);
  const auto reader = JournalReader::open(sample.path);
  REQUIRE(reader);
  const auto events = events_of(*reader);
  REQUIRE(events.size() == 3);
  CHECK((events[1] == turn));  // not shown
}

TEST_CASE("journal: many threads append, every event is there once, and commits are shared") {
  const SampleJournal sample(0);
  {
    auto journal = Journal::open(sample.path);
    REQUIRE(journal);
    std::vector<std::thread> threads;
    std::atomic<int> failed = 0;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 25; ++i) {
          Event event = sample_event(100 * t + i);
          event.stamp = 1;
          if (!journal->append(event)) ++failed;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(failed == 0);
    CHECK(journal->counts().events == 200);
    CHECK(journal->counts().commits <= 200);
  }
  const auto reader = JournalReader::open(sample.path);
  REQUIRE(reader);
  CHECK(events_of(*reader).size() == 200);
}

TEST_CASE("journal: what waits at the time of a commit shares the next one") {
  const SampleJournal sample(0);
  auto journal = Journal::open(sample.path);
  REQUIRE(journal);
  std::atomic<bool> go = false;
  // The first answer holds the journal's thread until the others are in the queue.
  journal->append(sample_event(1), [&](const Result<Receipt>&) {
    while (!go) std::this_thread::yield();
  });
  for (int i = 2; i <= 99; ++i) journal->append(sample_event(i), [](const Result<Receipt>&) {});
  go = true;
  REQUIRE(journal->append(sample_event(100)));
  CHECK(journal->counts().events == 100);
  CHECK(journal->counts().commits <= 4);
}

TEST_CASE("journal: closing writes and answers what waits") {
  const SampleJournal sample(0);
  int answered = 0;
  {
    auto journal = Journal::open(sample.path);
    REQUIRE(journal);
    for (int i = 1; i <= 500; ++i) {
      journal->append(sample_event(i), [&](const Result<Receipt>& r) { answered += r ? 1 : 0; });
    }
  }
  CHECK(answered == 500);
  CHECK_FALSE(std::filesystem::exists(sample.path + "-wal"));  // one file to copy
  CHECK(JournalReader::open(sample.path)->last()->sequence == 500);
}

TEST_CASE("journal: one process writes, any reads") {
  const SampleJournal sample(3);
  const auto journal = Journal::open(sample.path);
  REQUIRE(journal);
  const auto second = Journal::open(sample.path);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == RefusalCode::journal_in_use);
  CHECK(second.error().where == sample.path);

  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto other = Journal::open(sample.path);
    const auto reader = JournalReader::open(sample.path);
    const bool as_expected = !other && other.error().code == RefusalCode::journal_in_use &&
                             reader && reader->last()->sequence == 3;
    ::_exit(as_expected ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
}

TEST_CASE("journal: a file that is moved away while it is open takes no more events") {
  const SampleJournal sample(1);
  auto journal = Journal::open(sample.path);
  REQUIRE(journal);
  std::filesystem::rename(sample.path, sample.path + ".old");
  const auto receipt = journal->append(sample_event(2));
  CHECK(refusal_of(receipt) == RefusalCode::journal_not_written);
  CHECK_THAT(receipt.error().what, Catch::Contains("moved"));
}

TEST_CASE("journal: what cannot be opened is refused, each with its reason") {
  const SampleJournal sample(1);
  const auto refusal_to_open = [&](const std::string& path) {
    const auto journal = Journal::open(path);
    REQUIRE_FALSE(journal);
    const auto reader = JournalReader::open(path);
    REQUIRE_FALSE(reader);
    CHECK(journal.error().where.starts_with(path));
    return journal.error().code;
  };
  SECTION("no folder") {
    CHECK(refusal_to_open(sample.folder / "none/journal") == RefusalCode::file_not_writable);
  }
  SECTION("no database") {
    write_file(sample.folder / "text", std::string(5000, 'x'));
    CHECK(refusal_to_open(sample.folder / "text") == RefusalCode::journal_damaged);
  }
  SECTION("somebody else's database") {
    const std::string path = sample.folder / "other";
    REQUIRE((*Database::open(path, Database::Access::write, {}))->execute("CREATE TABLE t (a)"));
    CHECK(refusal_to_open(path) == RefusalCode::malformed_document);
    // It was not touched.
    CHECK(*(*Database::open(path, Database::Access::read, {}))->text("PRAGMA journal_mode") ==
          "delete");
  }
  SECTION("older and newer versions") {
    const int version = GENERATE(0, 2);
    REQUIRE((*Database::open(sample.path, Database::Access::write, {}))
                ->execute(("PRAGMA user_version = " + std::to_string(version)).c_str()));
    CHECK(refusal_to_open(sample.path) == RefusalCode::unsupported_version);
    CHECK(Journal::open(sample.path).error().what ==
          "the journal has version " + std::to_string(version) + ", this program reads 1");
  }
}
