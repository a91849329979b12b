// A candidate's version changes when something concerns the candidate, and only then.
#include "server/running/versions.h"

#include <catch2/catch.hpp>

#include "tests/unit/running/small_world.h"

namespace affecta::running::test {
namespace {

struct Seen {
  std::uint64_t first = 0, second = 0;
};

Seen look(LivedCampaign& lived) {
  Seen seen;
  lived.running().read([&](const campaign::Campaign& live) {
    const Versions& versions = lived.running().versions();
    seen = {versions.of(live.find_candidate(1)), versions.of(live.find_candidate(2))};
  });
  return seen;
}

TEST_CASE("versions: of whom an event concerns, and no others") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  const Seen before = look(lived);
  REQUIRE(lived.give(accept(1, 101), "one", first_evening) == "done");
  const Seen answered = look(lived);
  CHECK(answered.first != before.first);
  CHECK(answered.second == before.second);
  REQUIRE(lived.give(by_operator(campaign::SetGroup{support::group_of(101), 50, {}, {}, {}}), "two",
                     first_evening) == "done");
  CHECK(look(lived).first == answered.first);
  CHECK(look(lived).second == answered.second);
  lived.turn_to(2);
  const Seen turned = look(lived);
  CHECK(turned.first != answered.first);
  CHECK(turned.second != answered.second);
}

TEST_CASE("versions: after a restart they are those of the last event") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  REQUIRE(lived.give(accept(1, 101), "one", first_evening) == "done");
  const Seen before = look(lived);
  lived.restart();
  const Seen after = look(lived);
  CHECK(after.first == before.first);  // the last event was this candidate's
  CHECK(after.second == after.first);
}

}  // namespace
}  // namespace affecta::running::test
