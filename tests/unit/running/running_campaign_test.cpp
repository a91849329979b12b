// Commands in, answers out: what is acknowledged is there, and is said once.
#include <catch2/catch.hpp>

#include "server/running/audit.h"
#include "tests/unit/running/small_world.h"

namespace affecta::running::test {
namespace {

TEST_CASE("a campaign lives, and goes on after a restart") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  CHECK(lived.state(in_101(1)) == "proposed");
  REQUIRE(lived.give(accept(1, 101), "one", first_evening) == "done");
  CHECK(lived.state(in_101(1)) == "accepted");
  CHECK(lived.give(accept(2, 101), "two", first_evening) == "not-held");
  lived.turn_to(2);
  CHECK(lived.state(in_102(2)) == "proposed");
  const campaign::State before = lived.live_state();
  const PublishedDay published = *lived.running().published();
  CHECK(published.day == 2);

  lived.restart();
  CHECK(lived.live_state() == before);
  CHECK(*lived.running().published() == published);
  CHECK(lived.running().counts().replayed == 3);
  CHECK(lived.give(accept(2, 102), "three", "2024-05-31 08:00:00") == "done");
  lived.close();

  NoProgress nobody;
  const AuditReport report = expected(audit(lived.folder(), Workers(1), nobody));
  CHECK(report.day == 2);
  CHECK(report.days == 2);
  CHECK(report.last.sequence == 5);  // the opening, two turns, two answers
}

}  // namespace
}  // namespace affecta::running::test
