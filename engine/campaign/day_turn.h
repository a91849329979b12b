// The day turn (campaign-rules section 2).
//
// Purpose: from the state of a day to everything that the next day changes, as one event: close
// the day (close_day.h), run the round where one runs (round_of_day.h), publish its displays, open
// the day. This is the only place where a campaign calls the round.
// Checks of Advance, after 1 to 4: the day is the one in force, or the one that waits (answered
// with what there is, nothing is computed), or the next; it has begun. Of PublishDay and HoldDay:
// that day waits.
// Errors: those of the round (its input is refused as a whole, or its result), history_shrinks,
// invariant_broken. The day in force stays then.
// Thread safety: pure. Cost: that of the round, its input included, and a copy of the state.
#pragma once

#include "engine/base/parallel.h"
#include "engine/campaign/checks.h"
#include "engine/day/daily_round.h"

namespace affecta::campaign {

// The turn to the next day of the calendar, stamped `now`; also as a preview, recorded nowhere. It
// waits when the round raised an alert.
// Steps: "close the day", "today's wishes", those of the round, "place", "changes", "invariants".
Result<DayTurned> compute_turn(const Campaign& campaign, Instant now, const Workers& workers,
                               StepObserver& observer);
// The same, unobserved.
Result<DayTurned> compute_turn(const Campaign& campaign, Instant now, const Workers& workers);

Result<Decision> decide(const Case& of, const Advance& request, const Workers& workers,
                        StepObserver& observer);
Result<Decision> decide(const Case& of, const PublishDay& request);
Result<Decision> decide(const Case& of, const HoldDay& request);

}  // namespace affecta::campaign
