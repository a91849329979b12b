// P8: a candidate who still waits and has resignations by the ordered-wishes rule has a proposal of
// today with a preference rank, and none of those is worse than the best wish resigned.
#include <algorithm>

#include <fmt/format.h>

#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

// Candidates with a wish given up by the ordered-wishes rule, each once, in order.
std::vector<CandidateIndex> candidates_who_resigned_by_order(const CheckedDay& day) {
  std::vector<CandidateIndex> candidates;
  for (const WishIndex wish :
       wishes_with_status(day, [](WishStatus status) { return is_given_up_by_order(status); })) {
    candidates.push_back(day.instance.wishes.candidate[wish]);
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return candidates;
}

std::optional<Violation> resigned_without_cause(const CheckedDay& day, CandidateIndex candidate) {
  const auto& preference = day.instance.wishes.preference;
  bool waits = false;
  WishIndex best_resigned = WishIndex::none();
  WishIndex worst_today = WishIndex::none();
  for (const WishIndex wish : day.instance.wishes_of_candidate[candidate]) {
    const WishStatus status = day.after(wish);
    waits |= is_waiting(status);
    if (is_given_up_by_order(status) &&
        (!best_resigned || preference[wish] < preference[best_resigned])) {
      best_resigned = wish;
    }
    if (is_proposed_today(status) && preference[wish] > 0 &&
        (!worst_today || preference[wish] > preference[worst_today])) {
      worst_today = wish;
    }
  }
  if (!waits) return std::nullopt;
  if (worst_today && preference[worst_today] <= preference[best_resigned]) return std::nullopt;
  return Violation{
      .property = Property::p8,
      .group = day.instance.wishes.group[best_resigned],
      .boarding = {},
      .first = best_resigned,
      .second = worst_today,
      .detail = worst_today
                    ? fmt::format("preference rank {} is resigned, preference rank {} is proposed "
                                  "today",
                                  preference[best_resigned], preference[worst_today])
                    : fmt::format("preference rank {} is resigned, no wish with a preference rank "
                                  "is proposed today",
                                  preference[best_resigned])};
}

}  // namespace

Violations check_p8(const CheckedDay& day) {
  const std::vector<CandidateIndex> candidates = candidates_who_resigned_by_order(day);
  return check_each<Index<struct ResignedTag>>(
      day.workers, candidates.size(), 1024, [&](Index<struct ResignedTag> place) {
        return resigned_without_cause(day, candidates[place.value]);
      });
}

}  // namespace affecta::verify
