// Rankings in, call orders out (exchange-format section 1, "Call-order input").
//
// Errors: as the reader of days; a refusal of the engine gets its JSON path from locate().
// Thread safety: pure. Cost: linear; documents up to 4 GiB.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "datasets/official/document.h"
#include "datasets/official/output.h"
#include "engine/base/parallel.h"
#include "engine/call_order/call_order.h"
#include "engine/call_order/late_change.h"

namespace affecta {

struct Rankings {
  std::vector<RankingGroup> groups;                // groupesClassements, in document order
  std::optional<std::vector<LateChange>> changes;  // modifications
};

Result<Rankings> parse_rankings(const Document& document);

// A refusal about element `row` of the array `name` ("groupesClassements" or "modifications").
Refusal locate(Refusal refusal, const Document& document, std::string_view name);

struct CallOrders {
  std::vector<CallOrder> orders;                            // of each group
  std::optional<std::vector<std::int32_t>> new_call_ranks;  // of each change
};

// {"ordresAppel": …, "modifications": …}; the same bytes for any number of threads.
void write_call_orders(const Rankings& rankings, const CallOrders& result, const Workers& workers,
                       Output& output);

}  // namespace affecta
