// Answers wait for what they rest on, and none outlives it.
#include "server/running/in_flight.h"

#include <catch2/catch.hpp>

namespace affecta::running {
namespace {

const Refusal disk_full{RefusalCode::journal_not_written, "journal", "the disk is full"};

// What was told, in the order of telling.
struct Told {
  std::vector<std::string> all;
  Done as(const std::string& name) {
    return [this, name](const Result<Reply>& reply) {
      all.push_back(
          name + (reply ? " done" : " " + std::string(catalogue_entry(reply.error().code).name)));
    };
  }
};

WaitingCommand given_again(const std::string& id) { return {{}, "operator", id, {}, {}, {}, {}}; }

void add_event(InFlight& in_flight, const std::string& id, Told& told) {
  in_flight.add({id, "operator", {}, {campaign::DayHeld{}, nullptr, nullptr, {}}}, Reply{},
                told.as(id));
}

TEST_CASE(
    "in flight: an answer without an event waits for the events before it, not for those after") {
  InFlight in_flight;
  Told told;
  in_flight.add(Reply{}, told.as("before all"));
  CHECK(told.all == std::vector<std::string>{"before all done"});
  add_event(in_flight, "one", told);
  in_flight.add(Reply{}, told.as("after one"));
  add_event(in_flight, "two", told);
  CHECK(told.all.size() == 1);
  in_flight.kept();
  CHECK(told.all == std::vector<std::string>{"before all done", "one done", "after one done"});
}

TEST_CASE(
    "in flight: what was decided before the write failed, and is told after, is refused too") {
  InFlight in_flight;
  Told told;
  add_event(in_flight, "one", told);
  const auto repetition = in_flight.find(given_again("one"));
  REQUIRE(repetition);
  int lost = 0;
  in_flight.refuse_all(disk_full, [&](const Change&) { ++lost; });
  CHECK(lost == 1);
  CHECK_FALSE(in_flight.find(given_again("one")));
  // The thread that decides had them ready while the disk failed.
  in_flight.add(*repetition, told.as("the same again"));
  in_flight.add(refuse(RefusalCode::answered_otherwise, "operator", "because of one"),
                told.as("refused because of one"));
  CHECK(told.all == std::vector<std::string>{"one journal-not-written",
                                             "the same again journal-not-written",
                                             "refused because of one journal-not-written"});
}

}  // namespace
}  // namespace affecta::running
