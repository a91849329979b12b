// A candidate's answers (campaign-rules section 3).
//
// Checks 5 and 6 of each, in this order: Accept: the wishes kept (kept_wishes); the deadline; the
// proposal is unanswered; its conditions are accepted. Refuse: the deadline, where it is
// unanswered; it is held. Resign: it waits. ResignEverything: there is something. Confirm:
// something is to be confirmed; in time.
// Thread safety: pure. Cost: the candidate's wishes.
#pragma once

#include "engine/campaign/checks.h"

namespace affecta::campaign {

Result<Decision> decide(const Case& of, const Accept& request);
Result<Decision> decide(const Case& of, const Refuse& request);
Result<Decision> decide(const Case& of, const Resign& request);
Result<Decision> decide(const Case& of, const ResignEverything& request);
Result<Decision> decide(const Case& of, const Confirm& request);

}  // namespace affecta::campaign
