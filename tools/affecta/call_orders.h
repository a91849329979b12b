// The call orders of a document: read, computed, verified.
#pragma once

#include <string>
#include <vector>

#include "datasets/official/call_order_json.h"
#include "engine/base/parallel.h"

namespace affecta::cli {

struct VerifiedCallOrders {
  Rankings rankings;
  CallOrders result;
  std::vector<std::string> broken;  // guarantees that do not hold (P1–P5), by group
};

Result<VerifiedCallOrders> compute_call_orders(const Document& document, const Workers& workers);

}  // namespace affecta::cli
