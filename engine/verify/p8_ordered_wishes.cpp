// P8: a candidate who still waits and has resignations by the ordered-wishes rule has a proposal of
// today with a preference rank, and none of those is worse than the best wish resigned.
#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

// The wishes of a candidate lie all over the columns: they are read without a branch on what they
// hold, so that the processor waits for many at once.
bool resigned_with_cause(const CheckedDay& day, std::span<const WishIndex> wishes) {
  bool waits = false;
  std::int32_t best_resigned = no_limit;
  std::int32_t worst_today = 0;
  for (const WishIndex wish : wishes) {
    const WishStatus status = day.after(wish);
    const std::int32_t preference = day.instance.wishes.preference[wish];
    waits |= is_waiting(status);
    best_resigned = std::min(best_resigned, is_given_up_by_order(status) ? preference : no_limit);
    worst_today = std::max(worst_today, is_proposed_today(status) ? preference : 0);
  }
  return !waits || (worst_today > 0 && worst_today <= best_resigned);
}

// The first of the best wishes that `counts` picks, none if none; better(a, b) on preference ranks.
template <class Counts, class Better>
WishIndex best_wish(const CheckedDay& day, std::span<const WishIndex> wishes, const Counts& counts,
                    const Better& better) {
  const auto& preference = day.instance.wishes.preference;
  WishIndex best = WishIndex::none();
  for (const WishIndex wish : wishes) {
    if (!counts(wish)) continue;
    if (!best || better(preference[wish], preference[best])) best = wish;
  }
  return best;
}

Violation resigned_against_order(const CheckedDay& day, std::span<const WishIndex> wishes) {
  const auto& preference = day.instance.wishes.preference;
  const WishIndex best_resigned = best_wish(
      day, wishes, [&](WishIndex wish) { return is_given_up_by_order(day.after(wish)); },
      std::less{});
  const WishIndex worst_today = best_wish(
      day, wishes,
      [&](WishIndex wish) { return is_proposed_today(day.after(wish)) && preference[wish] > 0; },
      std::greater{});
  return {.property = Property::p8,
          .group = day.instance.wishes.group[best_resigned],
          .boarding = {},
          .first = best_resigned,
          .second = worst_today,
          .detail = fmt::format(
              "preference rank {} is resigned, {} is proposed today", preference[best_resigned],
              worst_today ? fmt::format("preference rank {}", preference[worst_today])
                          : "no wish with a preference rank")};
}

}  // namespace

Violations check_p8(const CheckedDay& day) {
  const auto resigned = candidates_set_automatically(
      day, [&](WishIndex wish) { return is_given_up_by_order(day.after(wish)); });
  return check_each_candidate(day, resigned,
                              [&](CandidateIndex candidate) -> std::optional<Violation> {
                                const auto wishes = day.instance.wishes_of_candidate[candidate];
                                if (resigned_with_cause(day, wishes)) return std::nullopt;
                                return resigned_against_order(day, wishes);
                              });
}

}  // namespace affecta::verify
