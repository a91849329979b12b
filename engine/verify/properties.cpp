#include "engine/verify/properties.h"

namespace affecta::verify {

// Groups and boarding houses are of very different sizes: small chunks, which balance themselves.
Violations check_each_group(const CheckedDay& day,
                            const std::function<std::optional<Violation>(GroupIndex)>& check) {
  return check_each<GroupIndex>(day.workers, day.instance.group_count(), 32, check);
}

Violations check_each_boarding(
    const CheckedDay& day, const std::function<std::optional<Violation>(BoardingIndex)>& check) {
  return check_each<BoardingIndex>(day.workers, day.instance.boarding_count(), 8, check);
}

}  // namespace affecta::verify
