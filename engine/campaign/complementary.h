// The complementary phase (campaign-rules section 4).
//
// Checks 5 and 6: AskComplementary: not by contract; not a formation asked for before, in either
// phase; ten wishes at most (a setting); a free place. AnswerComplementary: the wish is
// complementary; unanswered; the formation's deadline; a free place, to propose.
// A formation that does not answer in time has not proposed: the wish ends as unheard, which counts
// as a refusal.
// Thread safety: pure. Cost: the candidate's wishes, and those of the formation's groups.
#pragma once

#include "engine/campaign/checks.h"

namespace affecta::campaign {

Result<Decision> decide(const Case& of, const AskComplementary& request);
Result<Decision> decide(const Case& of, const AnswerComplementary& request);

}  // namespace affecta::campaign
