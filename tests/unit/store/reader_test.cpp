// Reading a journal: filters, pages, and what somebody changed in the file.
#include "server/store/reader.h"

#include <filesystem>
#include <vector>

#include <catch2/catch.hpp>

#include "server/store/sqlite.h"
#include "tests/unit/store/sample_events.h"

using namespace affecta;
using namespace affecta::store;
using namespace affecta::test;

namespace {

using Sequences = std::vector<std::uint64_t>;

Sequences sequences(const JournalReader& reader, std::uint64_t from, const EventFilter& filter) {
  Sequences found;
  const auto read = reader.read(from, filter, [&](const Entry& entry) {
    found.push_back(entry.position.sequence);
    return true;
  });
  if (!read) FAIL(read.error().message());
  return found;
}

// Changes the rows behind the journal's back, and says what the audit says then.
std::string audit_after(const std::string& statements) {
  const SampleJournal sample(9);
  const auto database = Database::open(sample.path, Database::Access::write, {});
  REQUIRE(database);
  const auto done = (*database)->execute(
      ("DROP TRIGGER no_update; DROP TRIGGER no_delete;" + statements).c_str());
  if (!done) FAIL(done.error().message());
  const auto reader = JournalReader::open(sample.path);
  REQUIRE(reader);
  NoProgress nobody;
  const auto audited = reader->audit(nobody);
  if (audited) return "sound up to " + std::to_string(audited->sequence);
  CHECK(audited.error().code == RefusalCode::journal_damaged);
  CHECK(audited.error().where == sample.path);
  return audited.error().what;
}

}  // namespace

TEST_CASE("reader: from a number on, by author, by kind, by time, and all of them together") {
  const SampleJournal sample(12);
  const auto reader = JournalReader::open(sample.path);
  REQUIRE(reader);
  const std::string operator_ = sample_event(1).author;
  const auto at = [](int number) { return sample_event(number).stamp; };
  EventFilter by_author, by_kind, by_time, by_all;
  by_author.author = operator_;
  by_kind.kind = "contract";
  by_time.from_stamp = at(4);
  by_time.before_stamp = at(7);
  by_all = {operator_, "contract", at(4), at(10)};
  CHECK(sequences(*reader, 10, {}) == Sequences{10, 11, 12});
  CHECK(sequences(*reader, 13, {}).empty());
  CHECK(sequences(*reader, 1, by_author) == Sequences{1, 3, 5, 7, 9, 11});
  CHECK(sequences(*reader, 1, by_kind) == Sequences{3, 6, 9, 12});
  CHECK(sequences(*reader, 1, by_time) == Sequences{4, 5, 6});
  CHECK(sequences(*reader, 6, by_time) == Sequences{6});
  CHECK(sequences(*reader, 1, by_all) == Sequences{9});
  by_time.before_stamp = 0;
  CHECK(sequences(*reader, 1, by_time).empty());
}

TEST_CASE("reader: stops when the visitor says so") {
  const SampleJournal sample(5);
  const auto reader = JournalReader::open(sample.path);
  int visited = 0;
  REQUIRE(reader->read(1, [&](const Entry&) { return ++visited < 3; }));
  CHECK(visited == 3);
}

TEST_CASE("reader: many events and large ones come page by page, none twice, none left out") {
  const TemporaryFolder folder;
  constexpr int count = 9000;  // more than two pages
  {
    auto journal = Journal::open(folder / "journal");
    for (int i = 1; i <= count; ++i) {
      Event event = sample_event(i);
      if (i % 1000 == 0) event.payload.assign(std::size_t{6} << 20U, 'x');  // three fill a page
      journal->append(std::move(event), [](const Result<Receipt>&) {});
    }
  }
  const auto reader = JournalReader::open(folder / "journal");
  std::uint64_t next = 1;
  REQUIRE(reader->read(1, [&](const Entry& entry) { return entry.position.sequence == next++; }));
  CHECK(next == count + 1);
}

TEST_CASE("reader: beside a writer it sees what was acknowledged") {
  const SampleJournal sample(0);
  auto journal = Journal::open(sample.path);
  const auto reader = JournalReader::open(sample.path);
  REQUIRE(reader);
  for (int i = 1; i <= 20; ++i) {
    REQUIRE(journal->append(sample_event(i)));
    CHECK(reader->last()->sequence == static_cast<std::uint64_t>(i));
  }
}

TEST_CASE("audit: an untouched journal is sound") { CHECK(audit_after("") == "sound up to 9"); }

TEST_CASE("audit: names the first event that is not as it was written") {
  const std::string wrong_hash = ": its hash is not that of its contents and the event before it";
  CHECK(audit_after("UPDATE event SET payload = zeroblob(length(payload)) WHERE sequence = 4") ==
        "event 4" + wrong_hash);
  CHECK(audit_after("UPDATE event SET answer = x'' WHERE sequence IN (5, 9)") ==
        "event 5" + wrong_hash);
  CHECK(audit_after("UPDATE event SET author = 'x' WHERE sequence = 1") == "event 1" + wrong_hash);
  CHECK(audit_after("UPDATE event SET command_id = 'x' WHERE sequence = 9") ==
        "event 9" + wrong_hash);
  CHECK(audit_after("UPDATE event SET kind = 'x' WHERE sequence = 2") == "event 2" + wrong_hash);
  CHECK(audit_after("UPDATE event SET format_version = 7 WHERE sequence = 2") ==
        "event 2" + wrong_hash);
  CHECK(audit_after("UPDATE event SET stamp = stamp + 1 WHERE sequence = 9") ==
        "event 9" + wrong_hash);
  CHECK(audit_after("UPDATE event SET hash = zeroblob(32) WHERE sequence = 3") ==
        "event 3" + wrong_hash);
  CHECK(audit_after("UPDATE event SET payload_size = 99 WHERE sequence = 3") ==
        "event 3: its payload cannot be unpacked");
  CHECK(audit_after("UPDATE event SET stamp = 0 WHERE sequence = 3") ==
        "event 3: its stamp is before that of the event before it");
  CHECK(audit_after("UPDATE event SET kind = '' WHERE sequence = 3") ==
        "event 3: kind of 0 bytes, 1 to 64 are allowed");
  CHECK(audit_after("DELETE FROM event WHERE sequence = 6") == "event 6: it is missing");
  CHECK(audit_after("DELETE FROM event WHERE sequence < 3") == "event 1: it is missing");
  CHECK(audit_after("DELETE FROM event WHERE sequence = 6;"
                    "UPDATE event SET kind = 'x' WHERE sequence = 4") == "event 4" + wrong_hash);
  CHECK(audit_after("UPDATE event SET sequence = -1 WHERE sequence = 9") ==
        "event 9 was the last one written, the last one found is 8");
  CHECK(audit_after("DELETE FROM event WHERE sequence > 7") ==
        "event 9 was the last one written, the last one found is 7");
  CHECK(audit_after("UPDATE last SET sequence = 4") ==
        "event 4 was the last one written, the last one found is 9");
}

TEST_CASE("audit: the rows are protected from hands") {
  const SampleJournal sample(2);
  const auto database = Database::open(sample.path, Database::Access::write, {});
  for (const char* statement : {"DELETE FROM event", "UPDATE event SET author = 'x'"}) {
    const auto done = (*database)->execute(statement);
    REQUIRE_FALSE(done);
    CHECK_THAT(done.error().what, Catch::StartsWith("a journal is only appended to"));
  }
}

TEST_CASE("audit: an index that leads elsewhere is found, though every event is sound") {
  const std::string found = audit_after(
      "PRAGMA writable_schema = ON;"
      "CREATE TABLE empty (id TEXT UNIQUE);"
      "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema "
      "WHERE name = 'sqlite_autoindex_empty_1') WHERE name = 'sqlite_autoindex_event_1'");
  CHECK_THAT(found, Catch::StartsWith("SQLite finds: "));
}

TEST_CASE("reader: any byte changed in the file is told or changes nothing that is read") {
  const SampleJournal sample(40);
  const std::string bytes = read_file(sample.path);
  std::size_t told = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 37) {
    INFO("byte " << at);
    write_byte(sample.path, at, static_cast<char>(bytes[at] ^ 0x20));
    const auto reader = JournalReader::open(sample.path);
    int number = 0;
    bool same = true;
    const auto read = reader ? reader->read(1,
                                            [&](const Entry& entry) {
                                              same = same && entry.event == sample_event(++number);
                                              return true;
                                            })
                             : tl::make_unexpected(reader.error());
    CHECK(same);
    if (!read) ++told;
    if (read) CHECK(number == 40);
    write_byte(sample.path, at, bytes[at]);
  }
  CHECK(told > 50);
}
