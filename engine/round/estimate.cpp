#include "engine/round/estimate.h"

#include <algorithm>
#include <string>

namespace affecta {

Result<std::int32_t> estimate_last_called(Day day, Day reservation_end, std::int32_t current,
                                          std::int32_t reference, std::int32_t block_call_limit) {
  const std::int32_t least = std::max(block_call_limit, current);
  if (day <= 1) return no_limit;
  if (day >= reservation_end) return least;
  if (current <= 0) return no_limit;

  // Multiplied before divided, in 64 bits; the division of positive integers rounds down.
  const std::int64_t days_so_far = std::int64_t{day} - 1;
  const std::int64_t days_in_all = std::int64_t{reservation_end} - 1;
  std::int64_t estimate = 0;
  if (reference <= 0) {
    estimate = current * days_in_all / days_so_far;
  } else {
    const std::int64_t days_left = days_in_all - days_so_far;
    const std::int64_t progress = std::int64_t{current} - reference;
    if (progress < 0) {
      return refuse(RefusalCode::history_shrinks, "day " + std::to_string(day),
                    "the last called rank is " + std::to_string(current) + ", it was " +
                        std::to_string(reference) + " on day " + std::to_string(day - 5));
    }
    estimate = current + days_left * progress / 4;
  }
  return static_cast<std::int32_t>(
      std::clamp<std::int64_t>(estimate, least, std::int64_t{no_limit}));
}

}  // namespace affecta
