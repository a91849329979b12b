#include "engine/campaign/turn_changes.h"

#include <type_traits>

namespace affecta::campaign {

namespace {

void changed_displays(const Campaign& before, const Campaign& after, TurnChanges& changes) {
  const Published& was = before.state.published;
  for (const auto& [key, shown] : after.state.published.groups) {
    const auto old = was.groups.find(key);
    if (old != was.groups.end() && old->second == shown) continue;
    changes.groups.push_back({after.find_group(key), shown.last_called, shown.number_waiting});
  }
  for (const auto& [house, bars] : after.state.published.bars) {
    const auto old_house = was.bars.find(house);
    for (const auto& [key, bar] : bars) {
      if (old_house != was.bars.end()) {
        const auto old = old_house->second.find(key);
        if (old != old_house->second.end() && old->second == bar) continue;
      }
      changes.bars.push_back(
          {after.find_boarding(house), after.find_group(key), bar.call_bar, bar.boarding_bar});
    }
  }
}

}  // namespace

TurnChanges changes_between(const Campaign& before, const Campaign& after, const Workers& workers) {
  const auto between = [&](const auto& was, const auto& is) {
    using Kept = std::remove_cvref_t<decltype(was)>;
    return ChangedColumn<typename Kept::index_type, typename Kept::value_type>::between(was, is,
                                                                                        workers);
  };
  const auto& [was, is] = std::tie(before.state, after.state);
  TurnChanges changes;
  changes.state = between(was.wishes.state, is.wishes.state);
  changes.flags = between(was.wishes.flags, is.wishes.flags);
  changes.decided = between(was.wishes.decided, is.wishes.decided);
  changes.deadline = between(was.wishes.deadline, is.wishes.deadline);
  changes.waiting_rank = between(was.wishes.waiting_rank, is.wishes.waiting_rank);
  changes.confirm_by = between(was.candidates.confirm_by, is.candidates.confirm_by);
  changes.unanswered = between(was.candidates.unanswered, is.candidates.unanswered);
  changes.highest_called =
      between(was.groups.highest_called.front(), is.groups.highest_called.front());
  changed_displays(before, after, changes);
  return changes;
}

}  // namespace affecta::campaign
