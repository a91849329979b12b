// Whole small campaigns that stop at random: power cuts, full and broken disks, restarts; clients
// send again what was not answered, twice and in any order. AFFECTA_SEED=7 lives that one alone.
#include <cstdlib>
#include <iostream>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "server/running/audit.h"
#include "server/running/replay.h"
#include "tests/crash/clients.h"
#include "tests/crash/faulty_disk.h"
#include "tests/support/campaign/lived_campaign.h"
#include "tests/support/campaign/random_campaign.h"

namespace affecta::running::test {
namespace {

using affecta::test::Fault;
using affecta::test::FaultyDisk;
using affecta::test::Remains;
using naive::Random;

class CampaignLife {
 public:
  explicit CampaignLife(std::uint64_t seed)
      : random_(seed),
        sizes_{support::small(random_.between(5, 25)), support::small(random_.between(3, 6))},
        disk_(seed * 31 + 7),
        lived_(support::random_world(random_, sizes_), calendars_[seed % calendars_.size()],
               {.test_clock = true, .publish_alerts = true, .begins = {}}),
        commands_(random_, sizes_),
        clients_(random_) {
    lived_.options.file_system = disk_.name();
    lived_.options.snapshots = {support::small(random_.below(4)), 40};
  }

  // The wrong that was found; empty: none.
  std::string live() {
    const campaign::Calendar& calendar = lived_.calendar();
    open();
    const Day last = calendar[campaign::Mark::archive_open].day;
    for (Day day = 1; day <= last && wrong_.empty(); ++day) {
      if (random_.percent(12)) break_soon();
      turn_to(day);
      for (auto i = random_.below(9); i > 0 && wrong_.empty(); --i) give_one(day);
      clients_.wait();
      if (clients_.take_failure()) stop_and_go_on();
    }
    disk_.mend();
    if (wrong_.empty()) stop_and_go_on();
    return wrong_;
  }

  std::size_t stops() const { return stops_; }
  std::size_t acknowledged() const { return clients_.acknowledged(); }

 private:
  void break_soon() {
    const std::vector<Fault> faults{Fault::power_cut, Fault::power_cut, Fault::full,
                                    Fault::bad_write, Fault::bad_sync};
    disk_.fail_after(static_cast<std::uint64_t>(random_.below(60)), random_.pick(faults));
  }

  Day day() {
    Day day = 0;
    lived_.running().read([&](const campaign::Campaign& live) { day = live.state.day; });
    return day;
  }

  // Until the day is in force, whatever happens on the way.
  void turn_to(Day next) {
    while (wrong_.empty() && day() < next) {
      const Instant begins = lived_.calendar().turns(next);
      clients_.give(lived_.running(), by_operator(campaign::Advance{next, false}),
                    std::max(begins, lived_.running().last_stamp()));
      clients_.wait();
      if (clients_.take_failure()) {
        stop_and_go_on();
      } else if (day() < next) {
        wrong_ = "day " + std::to_string(next) + " did not come";
      }
    }
  }

  // At a random time of the day, though never before the last one.
  void give_one(Day day) {
    const std::int64_t opens = lived_.calendar().turns(day).microseconds;
    const std::int64_t length = lived_.calendar().closes(day).microseconds - opens;
    const Instant last = lived_.running().last_stamp();
    const std::int64_t left = std::max<std::int64_t>(opens + length - last.microseconds, 1);
    campaign::Command command;
    lived_.running().read([&](const campaign::Campaign& live) { command = commands_.draw(live); });
    clients_.give(lived_.running(), std::move(command),
                  {std::max(last.microseconds, opens) + random_.below(left / 4 + 1)});
  }

  // The process ends; with a disk that was cut, the machine does.
  void stop_and_go_on() {
    ++stops_;
    lived_.close();
    disk_.restore_power(disk_.is_cut() ? random_.pick(remains_) : Remains::everything);
    clients_.take_failure();
    open();
    verify();
    if (!wrong_.empty()) return;
    clients_.give_again(lived_.running());
    clients_.wait();
    if (clients_.take_failure()) wrong_ = "a write failed on a disk that is well";
  }

  void open() {
    try {
      lived_.running();
    } catch (const std::runtime_error& refusal) {
      wrong_ = refusal.what();
    }
  }

  void verify() {
    if (!wrong_.empty()) return;
    wrong_ = clients_.contradiction(lived_.running());
    if (!wrong_.empty()) return;
    NoProgress nobody;
    const auto audited = audit(lived_.folder(), Workers(1), nobody, disk_.name());
    if (!audited) {
      wrong_ = audited.error().message();
    } else if (lived_.live_state() != replayed_from_the_beginning()) {
      wrong_ = "the state is not the one that the journal gives";
    }
  }

  campaign::State replayed_from_the_beginning() {
    NoProgress nobody;
    const CampaignFolder folder = expected(open_folder(lived_.folder(), Workers(1), nobody));
    Replayed replayed = expected(before_all(folder, lived_.running().journal()));
    expected(each_event(lived_.running().journal(), replayed.position.sequence + 1, nobody,
                        [&](const KeptEvent& kept) { return apply(replayed, kept); }));
    return replayed.live.state;
  }

  const std::vector<std::string> calendars_{"2024", "2025", "noumea-2024", "minutes"};
  const std::vector<Remains> remains_{Remains::nothing, Remains::a_prefix, Remains::some_sectors,
                                      Remains::everything};
  Random random_;
  const support::Sizes sizes_;
  FaultyDisk disk_;
  LivedCampaign lived_;
  support::RandomCommands commands_;
  Clients clients_;
  std::size_t stops_ = 0;
  std::string wrong_;
};

void live_campaigns(std::uint64_t first_seed, std::uint64_t last_seed) {
  if (const char* const only = std::getenv("AFFECTA_SEED")) {
    first_seed = last_seed = std::strtoull(only, nullptr, 10);
  }
  std::size_t stops = 0;
  std::size_t acknowledged = 0;
  for (std::uint64_t seed = first_seed; seed <= last_seed; ++seed) {
    CampaignLife life(seed);
    const std::string wrong = life.live();
    if (!wrong.empty()) FAIL("seed " << seed << ": " << wrong);
    stops += life.stops();
    acknowledged += life.acknowledged();
  }
  const std::size_t campaigns = last_seed - first_seed + 1;
  if (campaigns == 1) return;    // one alone may have met little
  CHECK(stops > campaigns * 3);  // or nothing was tried
  CHECK(acknowledged > campaigns * 100);
  std::cout << "measured: " << campaigns << " campaigns lived to their end, with " << stops
            << " stops and " << acknowledged << " commands acknowledged\n";
}

TEST_CASE("campaigns that stop at random lose nothing") { live_campaigns(1, 12); }

TEST_CASE("200 campaigns that stop at random lose nothing", "[long]") { live_campaigns(1, 200); }

}  // namespace
}  // namespace affecta::running::test
