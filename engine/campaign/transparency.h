// What candidates learn at the end: decisions, and their grounds (campaign-rules section 8).
//
// Checks of AskGrounds: the decision is a refusal; asked for once; by history_close, and within one
// month of the decision. Of GiveGrounds: asked for, not yet given; a letter.
// Thread safety: pure. Cost: the candidate's wishes and contracts; of grounds, the requests.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/campaign/checks.h"

namespace affecta::campaign {

Result<Decision> decide(const Case& of, const AskGrounds& request);
Result<Decision> decide(const Case& of, const GiveGrounds& request);

// One line of a candidate's history: a wish, or a contract, and what was decided.
struct HistoryLine {
  WishKey wish;  // of a contract: without boarding
  bool complementary = false;
  bool by_commission = false;  // proposed so
  WishState state = WishState::waiting;
  std::optional<ContractState> contract;  // of a contract; `state` says nothing then
  Day decided = 0;                        // 0 = undecided
  std::int32_t waiting_rank = 0;          // the last one shown
};

// From history_open to history_close, by the candidate, support or an operator. In the order of
// wishes, then contracts, newest first.
Result<std::vector<HistoryLine>> history(const Campaign& campaign, const Author& author,
                                         CandidateKey candidate, Instant now);

}  // namespace affecta::campaign
