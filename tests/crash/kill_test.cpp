// Real processes, really killed: kill -9 at any moment, opening and closing included.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <iostream>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "server/store/journal.h"
#include "tests/crash/journal_model.h"
#include "tests/support/random_day.h"
#include "tests/support/temporary_folder.h"

using namespace affecta;
using namespace affecta::store;
using namespace affecta::test;

namespace {

constexpr int in_flight = 8;

// The child: appends until it is killed, and prints the number of each event acknowledged.
[[noreturn]] void append_for_ever(const std::string& path, int acknowledgements) {
  auto journal = Journal::open(path, {{}, 30});
  if (!journal) ::_exit(1);
  std::int64_t stamp = static_cast<std::int64_t>(journal->reader().last()->sequence);
  std::atomic<int> flying = 0;
  while (true) {
    ++stamp;
    Event event = event_of_command("command " + std::to_string(stamp));
    event.stamp = stamp;
    while (flying >= in_flight) std::this_thread::yield();
    ++flying;
    journal->append(std::move(event), [&](const Result<Receipt>& receipt) {
      if (!receipt) ::_exit(2);
      const std::uint64_t sequence = receipt->position.sequence;
      if (::write(acknowledgements, &sequence, sizeof sequence) != sizeof sequence) ::_exit(3);
      --flying;
    });
  }
}

class KilledProcess {
 public:
  // So long after it began, or after its first acknowledgement: slow machines are killed there too.
  KilledProcess(const std::string& path, bool wait_for_first, naive::Int microseconds) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) append_for_ever(path, ends[1]);
    ::close(ends[1]);
    const auto read_one = [&] {
      std::uint64_t sequence = 0;
      const bool is_there = ::read(ends[0], &sequence, sizeof sequence) == sizeof sequence;
      acknowledged = std::max(acknowledged, sequence);
      return is_there;
    };
    if (wait_for_first) read_one();
    ::usleep(static_cast<useconds_t>(microseconds));
    ::kill(child, SIGKILL);
    while (read_one()) {
    }
    ::close(ends[0]);
    ::waitpid(child, &status, 0);
  }

  std::uint64_t acknowledged = 0;  // the last
  int status = 0;
};

// From an event on: each is what the child offered. The last one's number.
std::uint64_t verify_from(const JournalReader& reader, std::uint64_t first) {
  std::uint64_t last = first - 1;
  std::string wrong;
  const auto read = reader.read(first, [&](const Entry& entry) {
    Event expected = event_of_command("command " + std::to_string(entry.position.sequence));
    expected.stamp = static_cast<std::int64_t>(entry.position.sequence);
    if (entry.event != expected || entry.position.sequence != last + 1) {
      wrong = "event " + std::to_string(entry.position.sequence);
    }
    last = entry.position.sequence;
    return true;
  });
  if (!read) FAIL(read.error().message());
  CHECK(wrong.empty());
  return last;
}

void kill_many(int kills, std::uint64_t seed) {
  INFO("seed " << seed);
  const TemporaryFolder folder;
  const std::string path = folder / "journal";
  naive::Random random(seed);
  std::uint64_t last = 0;
  int with_acknowledgements = 0;
  for (int i = 0; i < kills; ++i) {
    INFO("kill " << i);
    // A pipe holds 8192 numbers: more than a child acknowledges in this time.
    const bool wait_for_first = random.percent(60);
    const KilledProcess child(path, wait_for_first, random.below(wait_for_first ? 15'000 : 5'000));
    REQUIRE(WIFSIGNALED(child.status));
    with_acknowledgements += child.acknowledged > 0 ? 1 : 0;
    const auto journal = Journal::open(path);
    if (!journal) FAIL(journal.error().message());
    last = verify_from(journal->reader(), last + 1);
    REQUIRE(last >= child.acknowledged);
  }
  const auto reader = JournalReader::open(path);
  REQUIRE(reader);
  NoProgress nobody;
  const auto audited = reader->audit(nobody);
  if (!audited) FAIL(audited.error().message());
  CHECK(audited->sequence == last);
  CHECK(with_acknowledgements > kills / 4);  // or they were killed too early to mean anything
  std::cout << "measured: " << kills << " kills -9, " << with_acknowledgements
            << " of them after an acknowledgement, " << last << " events kept\n";
}

}  // namespace

TEST_CASE("kill -9: nothing acknowledged is lost") { kill_many(36, 20240530); }

TEST_CASE("kill -9: the same, a thousand times", "[long]") { kill_many(1000, 20241014); }
