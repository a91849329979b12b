// Simulated campaigns through the real journal.
#include <catch2/catch.hpp>

#include "server/running/audit.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/simulation/lived_through_journal.h"

namespace affecta::simulation {
namespace {

using test::small_country;
using test::tables_of;

TEST_CASE("a campaign through the journal is the one in memory, and its audit passes") {
  const affecta::test::TemporaryFolder folder;
  test::create(folder / "campaign", small_country().country);
  SimulationOptions options;
  options.last_day = 20;
  {
    auto campaign = test::open(folder / "campaign");
    const Workers workers(2);
    test::Nobody nobody;
    const auto told = simulate(*desk_of(campaign), small_country().world, options, workers, nobody);
    INFO((told ? "" : told.error().message()));
    REQUIRE(told);
    CHECK(tables_of(*told) == tables_of(test::lived(small_country(), options)));
  }
  NoProgress nobody;
  const auto audited = running::audit(folder / "campaign", Workers(2), nobody);
  INFO((audited ? "" : audited.error().message()));
  CHECK(audited);
}

}  // namespace
}  // namespace affecta::simulation
