#include "server/views/written_keys.h"

#include <fmt/core.h>

namespace affecta::views {

std::string written(const WishKey& wish) {
  return fmt::format("{}:{}{}", wish.candidate, wish.formation,
                     wish.with_boarding ? ":boarding" : "");
}

std::string written(const GroupKey& group) {
  return fmt::format("{}:{}:{}", group.ranking_group, group.enrolment_formation, group.formation);
}

std::string written(const BoardingKey& boarding) {
  return fmt::format("{}:{}:{}", boarding.boarding_group, boarding.enrolment_formation,
                     boarding.formation);
}

std::string group_text(const GroupKey& group) {
  return fmt::format("{}:{}", group.ranking_group, group.enrolment_formation);
}

}  // namespace affecta::views
