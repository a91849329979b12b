// P7: what the automatic responder may have done, candidate by candidate.
#include <algorithm>

#include <fmt/format.h>

#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

using Wishes = std::span<const WishIndex>;  // of one candidate, by formation

Violation at_fault(const CheckedDay& day, Property property, WishIndex first, WishIndex second,
                   std::string detail) {
  return {.property = property,
          .group = day.instance.wishes.group[first],
          .boarding = {},
          .first = first,
          .second = second,
          .detail = std::move(detail)};
}

// check(wishes) for each candidate with the responder.
template <class Check>
Violations check_each_responder(const CheckedDay& day, const Check& check) {
  return check_each_candidate(day, day.part.responders, [&](CandidateIndex candidate) {
    return check(day.instance.wishes_of_candidate[candidate]);
  });
}

bool held_within_main(const CheckedDay& day, WishIndex wish) {
  return is_held(day.after(wish)) && !day.instance.has(wish, wish_flag::outside_main);
}

// The wish with the smallest preference rank > 0 among those that `counts` picks, none if none.
template <class Counts>
WishIndex preferred(const CheckedDay& day, Wishes wishes, const Counts& counts) {
  const auto& preference = day.instance.wishes.preference;
  WishIndex best = WishIndex::none();
  for (const WishIndex wish : wishes) {
    if (preference[wish] <= 0 || !counts(wish)) continue;
    if (!best || preference[wish] < preference[best]) best = wish;
  }
  return best;
}

std::optional<Violation> answered_without_responder(const CheckedDay& day, Wishes wishes) {
  for (const WishIndex wish : wishes) {
    if (!is_set_by_responder(day.after(wish))) continue;
    return at_fault(day, Property::p7_1, wish, WishIndex::none(),
                    "set by the responder, which the candidate has not switched on");
  }
  return std::nullopt;
}

std::optional<Violation> second_held(const CheckedDay& day, Wishes wishes) {
  WishIndex held = WishIndex::none();
  for (const WishIndex wish : wishes) {
    if (!held_within_main(day, wish)) continue;
    if (held) {
      return at_fault(day, Property::p7_2, held, wish,
                      "the responder leaves two wishes of the main procedure held");
    }
    held = wish;
  }
  return std::nullopt;
}

std::optional<Violation> resigned_without_cause(const CheckedDay& day, Wishes wishes) {
  const auto& preference = day.instance.wishes.preference;
  const WishIndex accepted = preferred(day, wishes, [&](WishIndex wish) {
    return day.after(wish) == WishStatus::proposed_today_accepted_by_responder;
  });
  for (const WishIndex wish : wishes) {
    if (!is_given_up_by_responder(day.after(wish))) continue;
    if (!accepted) {
      return at_fault(day, Property::p7_3, wish, WishIndex::none(),
                      "given up by the responder, which accepted no proposal with a preference "
                      "rank today");
    }
    if (day.after(wish) == WishStatus::waiting_resigned_by_responder &&
        preference[wish] <= preference[accepted]) {
      return at_fault(day, Property::p7_3, wish, accepted,
                      fmt::format("preference rank {} is given up for preference rank {}",
                                  preference[wish], preference[accepted]));
    }
  }
  return std::nullopt;
}

std::optional<Violation> without_preference(const CheckedDay& day, Wishes wishes) {
  for (const WishIndex wish : wishes) {
    if (day.instance.wishes.preference[wish] > 0 || is_proposed_before(day.began(wish))) continue;
    return at_fault(day, Property::p7_4, wish, WishIndex::none(),
                    "the candidate has the responder, the wish no preference rank");
  }
  return std::nullopt;
}

std::optional<Violation> same_preference(const CheckedDay& day, Wishes wishes,
                                         std::vector<WishIndex>& by_preference) {
  const auto& preference = day.instance.wishes.preference;
  by_preference.assign(wishes.begin(), wishes.end());
  std::stable_sort(by_preference.begin(), by_preference.end(),
                   [&](WishIndex a, WishIndex b) { return preference[a] < preference[b]; });
  for (std::size_t i = 1; i < by_preference.size(); ++i) {
    const WishIndex first = by_preference[i - 1];
    const WishIndex second = by_preference[i];
    if (preference[first] <= 0 || preference[first] != preference[second]) continue;
    return at_fault(day, Property::p7_5, first, second,
                    fmt::format("both have preference rank {}", preference[first]));
  }
  return std::nullopt;
}

std::optional<Violation> waiting_not_preferred(const CheckedDay& day, Wishes wishes) {
  const auto& preference = day.instance.wishes.preference;
  const WishIndex held =
      preferred(day, wishes, [&](WishIndex wish) { return held_within_main(day, wish); });
  if (!held) return std::nullopt;
  for (const WishIndex wish : wishes) {
    if (!is_waiting(day.after(wish)) || preference[wish] < preference[held]) continue;
    return at_fault(day, Property::p7_6, wish, held,
                    fmt::format("preference rank {} waits, preference rank {} is held",
                                preference[wish], preference[held]));
  }
  return std::nullopt;
}

}  // namespace

Violations check_p7_1(const CheckedDay& day) {
  const auto at_fault = candidates_set_automatically(day, [&](WishIndex wish) {
    return is_set_by_responder(day.after(wish)) && !day.instance.has(wish, wish_flag::responder);
  });
  return check_each_candidate(day, at_fault, [&](CandidateIndex candidate) {
    return answered_without_responder(day, day.instance.wishes_of_candidate[candidate]);
  });
}

Violations check_p7_2(const CheckedDay& day) {
  return check_each_responder(day, [&](Wishes wishes) { return second_held(day, wishes); });
}

Violations check_p7_3(const CheckedDay& day) {
  return check_each_responder(day,
                              [&](Wishes wishes) { return resigned_without_cause(day, wishes); });
}

Violations check_p7_4(const CheckedDay& day) {
  return check_each_responder(day, [&](Wishes wishes) { return without_preference(day, wishes); });
}

Violations check_p7_5(const CheckedDay& day) {
  return check_each_responder(day, [&](Wishes wishes) {
    thread_local std::vector<WishIndex> by_preference;
    return same_preference(day, wishes, by_preference);
  });
}

Violations check_p7_6(const CheckedDay& day) {
  return check_each_responder(day,
                              [&](Wishes wishes) { return waiting_not_preferred(day, wishes); });
}

}  // namespace affecta::verify
