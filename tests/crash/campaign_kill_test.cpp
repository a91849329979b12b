// Real processes that run a campaign, really killed: kill -9 at any moment, opening and closing
// included.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <iostream>
#include <map>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "server/running/audit.h"
#include "tests/support/campaign/lived_campaign.h"
#include "tests/support/campaign/random_campaign.h"

namespace affecta::running::test {
namespace {

using naive::Random;

constexpr std::int64_t in_flight = 8;

// A command that was acknowledged as an event.
struct Acknowledged {
  std::uint64_t command = 0;
  std::uint64_t event = 0;
};

std::string id_of(std::uint64_t seed, std::uint64_t command) {
  return std::to_string(seed) + "-" + std::to_string(command);
}

// The child: lives on until it is killed, and tells every event acknowledged. A day has fifteen
// commands.
[[noreturn]] void live_for_ever(LivedCampaign& lived, const support::Sizes& sizes,
                                std::uint64_t seed, int acknowledgements) {
  auto opened = lived.open();
  if (!opened) ::_exit(1);
  RunningCampaign running = *std::move(opened);
  Random random(seed);
  support::RandomCommands commands(random, sizes);
  std::atomic<std::int64_t> flying = 0;
  for (std::uint64_t number = 1;; ++number) {
    while (flying >= in_flight) std::this_thread::yield();
    campaign::Command command;
    Instant now = running.last_stamp();
    running.read([&](const campaign::Campaign& live) {
      command = commands.draw(live);
      const Day next = live.state.day + 1;
      if (number % 15 == 1 && live.calendar->has_day(next)) {
        command = by_operator(campaign::Advance{next, true});
        now = std::max(now, live.calendar->turns(next));
      }
    });
    ++flying;
    running.submit(
        std::move(command), id_of(seed, number), now, [&, number](const Result<Reply>& reply) {
          const Acknowledged told{number, reply ? reply->event : 0};
          if (told.event != 0 && ::write(acknowledgements, &told, sizeof told) != sizeof told) {
            ::_exit(3);
          }
          --flying;
        });
  }
}

// So long after it began, or after its first acknowledgement: slow machines are killed there too.
std::vector<Acknowledged> run_and_kill(LivedCampaign& lived, const support::Sizes& sizes,
                                       std::uint64_t seed, Random& random) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) live_for_ever(lived, sizes, seed, ends[1]);
  ::close(ends[1]);
  std::vector<Acknowledged> acknowledged;
  const auto read_one = [&] {
    Acknowledged told;
    const bool is_there = ::read(ends[0], &told, sizeof told) == sizeof told;
    if (is_there) acknowledged.push_back(told);
    return is_there;
  };
  const bool wait_for_first = random.percent(60);
  if (wait_for_first) read_one();
  ::usleep(static_cast<useconds_t>(random.below(wait_for_first ? 15'000 : 8'000)));
  ::kill(child, SIGKILL);
  while (read_one()) {
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(WIFSIGNALED(status));
  return acknowledged;
}

void kill_many(int kills, std::uint64_t seed) {
  INFO("seed " << seed);
  Random random(seed);
  const support::Sizes sizes{12, 4};
  LivedCampaign lived(support::random_world(random, sizes));
  lived.options.snapshots = {3, 100};
  NoProgress nobody;
  std::uint64_t last = 1;
  int with_acknowledgements = 0;
  for (int i = 0; i < kills; ++i) {
    INFO("kill " << i);
    const std::uint64_t life = seed + static_cast<std::uint64_t>(i);
    const auto acknowledged = run_and_kill(lived, sizes, life, random);
    with_acknowledgements += acknowledged.empty() ? 0 : 1;
    std::map<std::string, std::uint64_t> kept;
    const auto reader = expected(store::JournalReader::open(FolderPaths(lived.folder()).journal));
    expected(reader.read(last + 1, [&](const store::Entry& entry) {
      kept.emplace(entry.event.command_id, entry.position.sequence);
      return true;
    }));
    last = expected(reader.last()).sequence;
    for (const Acknowledged& told : acknowledged) {
      CHECK(kept[id_of(life, told.command)] == told.event);
    }
    if (i % 10 == 0 || i == kills - 1) {
      const auto audited = audit(lived.folder(), Workers(1), nobody);
      if (!audited) FAIL(audited.error().message());
      CHECK(audited->last.sequence == last);
    }
  }
  CHECK(with_acknowledgements > kills / 4);  // or they were killed too early to mean anything
  std::cout << "measured: " << kills << " kills -9 of a campaign, " << with_acknowledgements
            << " of them after an acknowledgement, " << last << " events kept\n";
}

TEST_CASE("kill -9 of a campaign: nothing acknowledged is lost") { kill_many(20, 20240530); }

TEST_CASE("kill -9 of a campaign: the same, a thousand times", "[long]") {
  kill_many(1000, 20241014);
}

}  // namespace
}  // namespace affecta::running::test
