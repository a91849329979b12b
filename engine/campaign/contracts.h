// Apprenticeship contracts (campaign-rules section 6).
//
// A contract is a proposal of its own: after one is cancelled, refused or lapsed, the training
// centre may enter another.
// Checks 5 and 6: EnterContract: SIRET and name; a formation in apprenticeship; none open.
// CorrectContract: SIRET and name; one is open; it changes, or counts mismatches. CancelContract,
// RefuseContract: one is open. AcceptContract: SIRET and name; the wishes kept; one is open; it is
// not locked; both match. A mismatch is refused and remembered: its decision has an event too.
// Thread safety: pure. Cost: the candidate's contracts and wishes.
#pragma once

#include "engine/campaign/checks.h"

namespace affecta::campaign {

Result<Decision> decide(const Case& of, const EnterContract& request);
Result<Decision> decide(const Case& of, const CorrectContract& request);
Result<Decision> decide(const Case& of, const CancelContract& request);
Result<Decision> decide(const Case& of, const AcceptContract& request);
Result<Decision> decide(const Case& of, const RefuseContract& request);

}  // namespace affecta::campaign
