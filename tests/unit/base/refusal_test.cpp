#include "engine/base/refusal.h"

#include <catch2/catch.hpp>

namespace affecta {
namespace {

std::uint16_t http(RefusalCode code) { return catalogue_entry(code).http; }

TEST_CASE("the status of a refusal tells whose fault it is, and whether to try again") {
  using enum RefusalCode;
  // The journal's: what was asked for,
  CHECK(http(event_out_of_limits) == 422);
  CHECK(http(command_id_taken) == 409);
  CHECK(http(stamp_decreases) == 409);  // a test clock's: the machine's stands still instead
  // the server itself,
  for (const RefusalCode code :
       {journal_damaged, journal_truncated, other_opening, history_differs}) {
    INFO(catalogue_entry(code).name);
    CHECK(http(code) == 500);
  }
  // and what an operator mends: the same command may be sent again.
  for (const RefusalCode code :
       {journal_in_use, journal_not_written, journal_stopped, queue_full}) {
    INFO(catalogue_entry(code).name);
    CHECK(http(code) == 503);
    CHECK(catalogue_entry(code).retry);
  }
  CHECK(catalogue_entry(day_waits).retry);
  CHECK_FALSE(catalogue_entry(cutoff_passed).retry);
  // A campaign's, as far as they are not of the command.
  CHECK(http(nothing_such) == 404);
  CHECK(http(not_yours) == 403);
  for (const RefusalCode code : {malformed_event, event_does_not_fit, invariant_broken}) {
    INFO(catalogue_entry(code).name);
    CHECK(http(code) == 500);
  }
}

TEST_CASE("every refusal has a name of its own, and the status of an error") {
  for (std::size_t i = 0; i < static_cast<std::size_t>(RefusalCode::count_); ++i) {
    const RefusalEntry& entry = catalogue_entry(static_cast<RefusalCode>(i));
    INFO(entry.name);
    for (std::size_t other = 0; other < i; ++other) {
      CHECK(catalogue_entry(static_cast<RefusalCode>(other)).name != entry.name);
    }
    CHECK(entry.http >= 400);
    CHECK(entry.http < 600);
  }
}

}  // namespace
}  // namespace affecta
