// Power cuts and kills at random moments: what was acknowledged is there, in order; the rest is
// there whole or not at all.
#include <iostream>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/crash/faulty_disk.h"
#include "tests/crash/journal_model.h"
#include "tests/support/temporary_folder.h"

using namespace affecta;
using namespace affecta::store;
using namespace affecta::test;

namespace {

// One life of a journal: opened, written by several threads, cut, opened again, and so on.
// The wrong that was found; empty: none.
class Life {
 public:
  explicit Life(std::uint64_t seed) : disk_(seed), random_(seed * 31 + 7) {}

  std::string live(naive::Int cuts) {
    for (naive::Int i = 0; i < cuts; ++i) {
      disk_.fail_after(static_cast<std::uint64_t>(random_.below(i == 0 ? 60 : 250)),
                       Fault::power_cut);
      if (std::string wrong = write_until_cut(); !wrong.empty()) return wrong;
      disk_.restore_power(random_.pick(remains_));
    }
    auto journal = open();
    if (!journal) return "after the last cut: " + journal.error().message();
    return model_.verify(journal->reader());
  }

  std::size_t events() const { return model_.acknowledged(); }

 private:
  Result<Journal> open() { return Journal::open(path_, {disk_.name(), 12}); }

  std::string write_until_cut() {
    auto journal = open();
    if (!journal) return disk_.has_failed() ? "" : journal.error().message();
    // Nothing is appended yet: a failure to read is the cut.
    if (std::string wrong = model_.verify(journal->reader()); !wrong.empty()) {
      return disk_.has_failed() ? "" : wrong;
    }
    model_.forget_refusal();
    std::vector<std::thread> writers;
    writers.reserve(3);
    for (int i = 0; i < 3; ++i) {
      writers.emplace_back([&, draws = naive::Random(random_.next())]() mutable {
        while (!model_.was_refused()) {
          model_.append_one(*journal, draws.next());
          if (draws.percent(20)) std::this_thread::yield();
        }
      });
    }
    for (std::thread& writer : writers) writer.join();
    return disk_.has_failed() ? "" : "an append was refused before the power was cut";
  }

  const std::vector<Remains> remains_{Remains::nothing, Remains::a_prefix, Remains::some_sectors,
                                      Remains::everything};
  TemporaryFolder folder_;
  const std::string path_ = folder_ / "journal";
  FaultyDisk disk_;
  naive::Random random_;
  JournalModel model_;
};

void live_through(std::uint64_t first_seed, std::uint64_t last_seed) {
  std::size_t events = 0;
  for (std::uint64_t seed = first_seed; seed <= last_seed; ++seed) {
    Life life(seed);
    const std::string wrong = life.live(5);
    if (!wrong.empty()) FAIL("seed " << seed << ": " << wrong);
    events += life.events();
  }
  CHECK(events > (last_seed - first_seed + 1) * 5);  // or the cuts came before anything happened
  std::cout << "measured: " << (last_seed - first_seed + 1) * 5 << " power cuts, " << events
            << " events kept\n";
}

}  // namespace

TEST_CASE("power cut: nothing acknowledged is lost, nothing is there by half") {
  live_through(1, 60);
}

TEST_CASE("power cut: the same, thousands of times", "[long]") { live_through(1000, 4000); }
