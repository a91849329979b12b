// The call orders of a document: read, computed, verified.
#pragma once

#include <string>
#include <vector>

#include "datasets/country.h"
#include "datasets/official/call_order_json.h"
#include "engine/base/parallel.h"

namespace affecta::cli {

struct VerifiedCallOrders {
  Rankings rankings;
  CallOrders result;
  std::vector<std::string> broken;  // guarantees that do not hold (P1–P5), by group
};

Result<VerifiedCallOrders> compute_call_orders(const Document& document, const Workers& workers);

// Of the rankings that tables or a snapshot hold; `name` is theirs, for refusals.
Result<VerifiedCallOrders> compute_call_orders(const Country& country, const std::string& name,
                                               const Workers& workers);

}  // namespace affecta::cli
