#include "tests/support/naive/estimate.h"

#include <algorithm>

namespace affecta::naive {

std::optional<Int> estimate(const EstimateInput& in) {
  const Int d = in.day;
  const Int end = in.reservation_end;
  const Int at_least = std::max(in.block_limit, in.current);
  if (d <= 1) return no_limit;
  if (d >= end) return at_least;
  if (in.current <= 0) return no_limit;
  if (in.reference <= 0) return std::max(in.current * (end - 1) / (d - 1), at_least);
  if (in.current < in.reference) return std::nullopt;
  return std::max(in.current + (end - d) * (in.current - in.reference) / 4, at_least);
}

EstimateInput from_history(Int day, Int reservation_end, Int block_limit,
                           const std::vector<PastProposal>& history) {
  EstimateInput in{.day = day, .reservation_end = reservation_end, .block_limit = block_limit};
  for (const PastProposal& past : history) {
    if (past.outside_main) continue;
    in.current = std::max(in.current, past.call_rank);
    if (day > 4 && past.day <= day - 5) in.reference = std::max(in.reference, past.call_rank);
  }
  return in;
}

}  // namespace affecta::naive
