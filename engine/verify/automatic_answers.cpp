// The ordered-wishes rule and the automatic responder, read on the result: all that must be given
// up is given up, nothing else is, and in a pass that fits.
//
// The best proposal of today stays: what came before it in the day and was given up for it was less
// preferred. So a wish is given up exactly when the best proposal of today asks for it.
#include <fmt/format.h>

#include "engine/verify/document_checks.h"

namespace affecta::verify {

namespace {

using Wishes = std::span<const WishIndex>;  // of one candidate

Violation wrong(const CheckedDay& day, WishIndex wish, WishIndex best, std::string detail) {
  return {.property = Property::transition,
          .group = day.instance.wishes.group[wish],
          .boarding = {},
          .first = wish,
          .second = best,
          .detail = std::move(detail)};
}

WishIndex best_of_today(const CheckedDay& day, Wishes wishes, std::int32_t least_preference) {
  const auto& preference = day.instance.wishes.preference;
  WishIndex best = WishIndex::none();
  for (const WishIndex wish : wishes) {
    if (!is_proposed_today(day.after(wish)) || preference[wish] < least_preference) continue;
    if (!best || preference[wish] < preference[best]) best = wish;
  }
  return best;
}

// The last pass of the day in which one of today's proposals was given up again, 0 if none.
std::uint32_t last_change_of_mind(const CheckedDay& day, Wishes wishes) {
  std::uint32_t last = 0;
  for (const WishIndex wish : wishes) {
    if (is_waiting(day.began(wish)) && freed_a_place(day.after(wish))) {
      last = std::max(last, day.result.pass[wish]);
    }
  }
  return last;
}

// A wish is given up in the pass of the best proposal, or earlier for a proposal given up later.
std::optional<Violation> given_up_in_wrong_pass(const CheckedDay& day, Wishes wishes,
                                                WishIndex best) {
  if (day.result.pass.size() == 0 || !best) return std::nullopt;
  const auto& pass = day.result.pass;
  const std::uint32_t change = last_change_of_mind(day, wishes);
  for (const WishIndex wish : wishes) {
    if (!is_given_up_automatically(day.after(wish)) || pass[wish] == pass[best]) continue;
    if (pass[wish] < pass[best] && pass[wish] < change) continue;
    return wrong(
        day, wish, best,
        fmt::format("given up in pass {}, for a proposal of pass {}", pass[wish], pass[best]));
  }
  return std::nullopt;
}

// must_go(wish): the rule gives the wish up, seeing the best proposal of today.
template <class GivenUp, class MustGo>
std::optional<Violation> check_candidate(const CheckedDay& day, Wishes wishes, WishIndex best,
                                         const GivenUp& given_up, const MustGo& must_go) {
  for (const WishIndex wish : wishes) {
    if (wish == best) continue;
    const bool gone = given_up(day.after(wish));
    const bool must = best && must_go(wish);
    if (gone && !must) {
      return wrong(day, wish, best, "given up, though no proposal of today asks for it");
    }
    if (must && !gone && (is_waiting(day.after(wish)) || is_held(day.after(wish)))) {
      return wrong(day, wish, best,
                   fmt::format("is not given up for the proposal of today with preference rank {}",
                               day.instance.wishes.preference[best]));
    }
  }
  return given_up_in_wrong_pass(day, wishes, best);
}

std::optional<Violation> ordered_wishes(const CheckedDay& day, Wishes wishes) {
  const Instance& instance = day.instance;
  const WishIndex best = best_of_today(day, wishes, 1);
  return check_candidate(day, wishes, best, is_given_up_by_order, [&](WishIndex wish) {
    return instance.wishes.preference[wish] > instance.wishes.preference[best] &&
           day.after(wish) != WishStatus::proposed_before_accepted &&
           !instance.has(wish, wish_flag::outside_main);
  });
}

std::optional<Violation> responder(const CheckedDay& day, Wishes wishes) {
  const Instance& instance = day.instance;
  for (const WishIndex wish : wishes) {
    if (is_waiting(day.after(wish)) && instance.wishes.preference[wish] == 0) {
      return wrong(day, wish, WishIndex::none(),
                   "waits without a preference rank, the candidate has the automatic responder: "
                   "this day is to be refused");
    }
  }
  const WishIndex best = best_of_today(day, wishes, 0);
  return check_candidate(day, wishes, best, is_given_up_by_responder, [&](WishIndex wish) {
    return !instance.has(wish, wish_flag::outside_main) &&
           (is_held_before(day.began(wish)) ||
            instance.wishes.preference[wish] > instance.wishes.preference[best]);
  });
}

std::vector<CandidateIndex> candidates_without_responder(const Instance& instance) {
  std::vector<CandidateIndex> candidates;
  for (const CandidateIndex candidate : instance.candidates.responder.indices()) {
    if (instance.candidates.responder[candidate] == 0) candidates.push_back(candidate);
  }
  return candidates;
}

}  // namespace

Violations check_ordered_wishes(const CheckedDay& day) {
  if (!day.instance.parameters.ordered_wishes_apply()) return {};
  return check_each_candidate(
      day, candidates_without_responder(day.instance), [&](CandidateIndex candidate) {
        return ordered_wishes(day, day.instance.wishes_of_candidate[candidate]);
      });
}

Violations check_responder(const CheckedDay& day) {
  return check_each_candidate(day, day.part.responders, [&](CandidateIndex candidate) {
    return responder(day, day.instance.wishes_of_candidate[candidate]);
  });
}

}  // namespace affecta::verify
