// What formations, support and operators change from day to day (campaign-rules section 3, end).
//
// Checks 5 and 6: SetGroup, SetBeds: nothing is negative; something changes. RestoreWish: a reason;
// the wish, of the main phase, was resigned from or lost, and has the ranks it takes to wait; the
// responder is off. MendRanking: a reason; the ranking is known; the change fits it
// (late_change.h); the candidate has a wish there that waits, or was not ranked and can wait; with
// the responder off for the latter.
// Thread safety: pure. Cost: the candidate's wishes; of a late change the ranking group's.
#pragma once

#include "engine/campaign/checks.h"

namespace affecta::campaign {

Result<Decision> decide(const Case& of, const SetGroup& request);
Result<Decision> decide(const Case& of, const SetBeds& request);
Result<Decision> decide(const Case& of, const RestoreWish& request);
Result<Decision> decide(const Case& of, const MendRanking& request);

}  // namespace affecta::campaign
