// Sections 3.3 and 3.4.

#include "tests/support/naive/steps.h"

namespace affecta::naive {
namespace {

using WishesOfCandidate = std::map<Int, std::vector<std::size_t>>;

WishesOfCandidate wishes_by_candidate(const Day& day, const Links& links, bool with_responder) {
  WishesOfCandidate result;
  for (std::size_t w = 0; w < day.wishes.size(); ++w) {
    if (links.responder[w] == with_responder) result[day.wishes[w].key.candidate].push_back(w);
  }
  return result;
}

}  // namespace

bool apply_ordered_wishes(const Day& day, const Links& links, Statuses& status) {
  bool freed = false;
  for (const auto& [candidate, wishes] : wishes_by_candidate(day, links, false)) {
    std::optional<Int> best;
    for (const std::size_t w : wishes) {
      const Int preference = day.wishes[w].preference;
      if (!is_proposed_today(status[w]) || preference <= 0) continue;
      if (!best || preference < *best) best = preference;
    }
    if (!best) continue;
    for (const std::size_t w : wishes) {
      if (day.wishes[w].preference <= *best) continue;
      if (status[w] == Status::waiting) {
        status[w] = Status::ordered_gave_up_waiting;
      } else if (is_proposed_today(status[w]) ||
                 (status[w] == Status::unanswered && !day.wishes[w].outside_main)) {
        status[w] = Status::ordered_gave_up_held;
        freed = true;
      }
    }
  }
  return freed;
}

std::optional<Refusal> check_responder_preferences(const Day& day, const Links& links,
                                                   const Statuses& status) {
  for (std::size_t w = 0; w < day.wishes.size(); ++w) {
    if (links.responder[w] && !day.wishes[w].outside_main && status[w] == Status::waiting &&
        day.wishes[w].preference <= 0) {
      return Refusal{.check = Check::responder_preference_missing,
                     .reason =
                         "a wish of a candidate with the responder on waits without a "
                         "preference rank when the responder is applied"};
    }
  }
  return std::nullopt;
}

bool apply_responder(const Day& day, const Links& links, Statuses& status) {
  bool freed = false;
  for (const auto& [candidate, wishes] : wishes_by_candidate(day, links, true)) {
    std::optional<std::size_t> best;
    for (const std::size_t w : wishes) {
      if (!is_proposed_today(status[w]) || day.wishes[w].outside_main) continue;
      if (!best || day.wishes[w].preference < day.wishes[*best].preference) best = w;
    }
    if (!best) continue;
    for (const std::size_t w : wishes) {
      if (w == *best || day.wishes[w].outside_main) continue;
      const bool held_from_before = is_held(status[w]) && !is_proposed_today(status[w]);
      const bool less_preferred = day.wishes[w].preference > day.wishes[*best].preference;
      if (!held_from_before && !less_preferred) continue;
      if (is_held(status[w])) {
        status[w] = Status::responder_gave_up_held;
        freed = true;
      } else if (status[w] == Status::waiting) {
        status[w] = Status::responder_gave_up_waiting;
      }
    }
  }
  return freed;
}

}  // namespace affecta::naive
