// The commissions of the academy regions, CAES (campaign-rules section 5).
//
// Checks 5 and 6: AskForHelp: for a re-examination a ground in words; otherwise the candidate holds
// nothing, and was refused everywhere, or had no proposal in the main phase, or has complementary
// wishes only, one of them refused; not who only gave up; once for each ground.
// ProposeByCommission: help was asked for; no other proposal of the commission is unanswered; the
// wish was not proposed before; the house is the formation's, and named for a boarder only; a free
// place, and a free bed, or the formation's agreement. WithdrawByCommission: the commission's own,
// unanswered.
// Thread safety: pure. Cost: the candidate's wishes, and those of the formation's groups.
#pragma once

#include "engine/campaign/checks.h"

namespace affecta::campaign {

Result<Decision> decide(const Case& of, const AskForHelp& request);
Result<Decision> decide(const Case& of, const ProposeByCommission& request);
Result<Decision> decide(const Case& of, const WithdrawByCommission& request);

}  // namespace affecta::campaign
