#include "engine/round/ordered_wishes.h"

#include "engine/model/parameters.h"

namespace affecta {

namespace {

// The smallest preference rank > 0 among the candidate's proposals of today; 0 = none.
std::int32_t best_ordered_proposal_of_today(const RoundState& state, CandidateIndex candidate) {
  std::int32_t best = 0;
  for (const WishIndex wish : state.instance.wishes_of_candidate[candidate]) {
    if (!is_proposed_today(state.status[wish])) continue;
    const std::int32_t preference = state.instance.wishes.preference[wish];
    if (preference > 0 && (best == 0 || preference < best)) best = preference;
  }
  return best;
}

}  // namespace

bool ordered_wishes_concern(const Instance& instance, WishIndex proposed) {
  return instance.parameters.ordered_wishes_apply() &&
         !instance.has(proposed, wish_flag::responder) && instance.wishes.preference[proposed] > 0;
}

void apply_ordered_wishes(RoundState& state, CandidateIndex candidate,
                          std::vector<WishIndex>& given_up) {
  const Instance& instance = state.instance;
  const std::int32_t best = best_ordered_proposal_of_today(state, candidate);
  if (best == 0) return;
  for (const WishIndex wish : instance.wishes_of_candidate[candidate]) {
    if (instance.wishes.preference[wish] <= best) continue;
    const WishStatus status = state.status[wish];
    const bool unanswered = status == WishStatus::proposed_before_unanswered &&
                            !instance.has(wish, wish_flag::outside_main);
    if (is_waiting(status)) {
      state.set(wish, WishStatus::waiting_resigned_by_order);
    } else if (is_proposed_today(status) || unanswered) {
      state.set(wish, WishStatus::proposal_resigned_by_order);
    } else {
      continue;
    }
    given_up.push_back(wish);
  }
}

}  // namespace affecta
