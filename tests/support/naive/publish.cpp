// What of a day is published (sections 5 and 6): last called ranks and bars never fall, and what an
// excluded group touches stays as it was.

#include <algorithm>

#include "tests/support/naive/naive_round.h"

namespace affecta::naive {

Published publish(Published before, const Day& day, const Outcome& outcome) {
  for (const Group& group : day.groups) {
    if (outcome.invalid_groups.contains(group.key)) continue;
    const GroupOutcome& today = outcome.groups.at(group.key);
    GroupOutcome& published = before.groups[group.key];
    published.last_called_displayed =
        std::max(published.last_called_displayed, today.last_called_displayed);
    published.waiting_count = today.waiting_count;
  }
  for (const Boarding& house : day.boarding_houses) {
    const auto& today = outcome.boarding_houses.at(house.key).bars;
    // The groups of its bars are those of its waiting wishes.
    const bool excluded = std::any_of(today.begin(), today.end(), [&](const auto& entry) {
      return outcome.invalid_groups.contains(entry.first);
    });
    if (excluded) continue;
    for (const auto& [group, bars] : today) {
      Bars& published = before.bars[house.key][group];
      if (bars.call >= published.call && bars.boarding >= published.boarding) published = bars;
    }
  }
  return before;
}

}  // namespace affecta::naive
