#include "server/service/round_log.h"

#include <fmt/format.h>

namespace affecta::service {

void RoundLog::failed(Day day, const Refusal& refusal) {
  log_.error(fmt::format("the round of day {} failed: {}", day, refusal.message()));
  next_.failed(day, refusal);
}

void RoundLog::turned(const campaign::DayTurned& turned, const campaign::Campaign& live) {
  const Day day = turned.summary.day;
  if (turned.waits) {
    log_.warn(
        fmt::format("day {} waits for an operator: it raised an alert, {} groups are excluded", day,
                    turned.excluded.size()));
  } else {
    log_.info(fmt::format("day {} is in force", day));
  }
  next_.turned(turned, live);
}

void RoundLog::published(Day day, const campaign::Campaign& live) {
  log_.info(fmt::format("day {} is in force: it was published", day));
  next_.published(day, live);
}

void RoundLog::held(Day day) {
  log_.warn(fmt::format("day {} is held", day));
  next_.held(day);
}

}  // namespace affecta::service
