// A candidate orders waiting wishes, and switches the responder (campaign-rules section 3).
//
// Checks 5 and 6: Order: each wish once, the candidate's, waiting; all of them. SwitchResponder: it
// changes; off: nothing else. On: no proposal outside the main procedure is held, at most one of
// the main procedure, and every waiting wish is ordered, and preferred to it.
// Thread safety: pure. Cost: the candidate's wishes.
#pragma once

#include "engine/campaign/checks.h"

namespace affecta::campaign {

Result<Decision> decide(const Case& of, const Order& request);
Result<Decision> decide(const Case& of, const SwitchResponder& request);

}  // namespace affecta::campaign
