// Whoever follows a day turn sees it begin, each of its steps, and what became of it.
#include <catch2/catch.hpp>
#include <sys/resource.h>

#include "tests/unit/running/small_world.h"

namespace affecta::running::test {
namespace {

class Notes final : public TurnWatcher {
 public:
  void turning(Day day, const std::string& command) override {
    add("turning", day);
    commands.push_back(command);
  }
  void step(Day, std::string_view step, unsigned pass) override {
    steps.push_back(std::string(step) + " " + std::to_string(pass));
    niceness = getpriority(PRIO_PROCESS, 0);
  }
  void failed(Day day, const Refusal&) override { add("failed", day); }
  void turned(const campaign::DayTurned& turned, const campaign::Campaign& live) override {
    add(turned.waits ? "waits" : "turned", turned.summary.day);
    day_that_readers_saw = live.state.day;
  }
  void published(Day day, const campaign::Campaign&) override { add("published", day); }
  void held(Day day) override { add("held", day); }

  std::vector<std::string> told;
  std::vector<std::string> commands;  // that asked for turns
  std::vector<std::string> steps;
  int niceness = 0;
  Day day_that_readers_saw = 0;

 private:
  void add(const std::string& what, Day day) { told.push_back(what + " " + std::to_string(day)); }
};

TEST_CASE("a day turn is followed: its beginning, its steps, its end on the disk") {
  Notes notes;
  LivedCampaign lived(small_world());
  lived.options.watcher = &notes;
  lived.turn_to(1);
  lived.close();
  CHECK(notes.told == std::vector<std::string>{"turning 1", "turned 1"});
  CHECK(notes.day_that_readers_saw == 1);
  CHECK(notes.steps == std::vector<std::string>{"close the day 0", "today's wishes 0", "prepare 0",
                                                "propose 1", "responder 1", "displays 0",
                                                "verify 0", "place 0", "changes 0",
                                                "invariants 0"});
}

TEST_CASE("what is refused before its first step is no turn") {
  Notes notes;
  LivedCampaign lived(small_world());
  lived.options.watcher = &notes;
  CHECK(lived.give(by_operator(campaign::Advance{1, false}), "one", "2024-05-30 12:00:00") ==
        "wrong-day");
  CHECK(lived.give(by_operator(campaign::Advance{2, false}), "two", first_evening) == "wrong-day");
  lived.turn_to(1);
  CHECK(lived.give(by_operator(campaign::Advance{1, false}), "one again", first_evening) ==
        "done before");
  lived.close();
  CHECK(notes.told == std::vector<std::string>{"turning 1", "turned 1"});
}

TEST_CASE("a day that waits is followed to its publication, or until it is held") {
  Notes notes;
  LivedCampaign lived(support::world_with_an_alert());
  lived.options.watcher = &notes;
  REQUIRE(turn_with_alert(lived).day->waits);
  const Instant now = lived.calendar().turns(2);
  REQUIRE(lived.give(by_operator(campaign::HoldDay{2, "why"}), "b", now) == "done");
  REQUIRE(lived.give(by_operator(campaign::Advance{2, false}), "c", now) == "done");
  REQUIRE(lived.give(by_operator(campaign::PublishDay{2}), "d", now) == "done");
  lived.close();
  CHECK(notes.told == std::vector<std::string>{"turning 1", "turned 1", "turning 2", "waits 2",
                                               "held 2", "turning 2", "waits 2", "published 2"});
  CHECK(notes.commands.back() == "c");
}

TEST_CASE("the threads of a day turn give way, those of commands do not") {
  Notes notes;
  LivedCampaign lived(small_world());
  lived.options.watcher = &notes;
  lived.options.turn_niceness = 7;
  lived.turn_to(1);
  lived.close();
  CHECK(notes.niceness == 7);
  CHECK(getpriority(PRIO_PROCESS, 0) < 7);
}

}  // namespace
}  // namespace affecta::running::test
