// Commands become events, or are refused: (campaign, command, now) → event or refusal.
//
// Purpose: the whole life of a campaign, without a clock: `now` is the server's stamp of the
// command, and stamps do not decrease. The event is not applied (apply.h does).
// Order of checks, of every command: 1. what it names exists (nothing-such); 2. its author may
// give it (not-yours); 3. the cutoff and the phase, by the stamp (cutoff-passed, phase-closed); 4.
// no day waits for its publication (day-waits); 5. its values; 6. the state of things, the deadline
// first. The first that fails is told.
// Thread safety: pure. Cost: a candidate's wishes, or a group's where places are counted; a late
// change those of its ranking group; a day turn a day (day_turn.h).
#pragma once

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/campaign/campaign.h"
#include "engine/campaign/command.h"
#include "engine/day/daily_round.h"

namespace affecta::campaign {

// `observer`: of a day turn's steps (day_turn.h).
Result<Decision> decide(const Campaign& campaign, const Command& command, Instant now,
                        const Workers& workers, StepObserver& observer);
Result<Decision> decide(const Campaign& campaign, const Command& command, Instant now,
                        const Workers& workers);

}  // namespace affecta::campaign
