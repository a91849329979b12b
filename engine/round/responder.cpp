#include "engine/round/responder.h"

#include <algorithm>
#include <optional>

namespace affecta {

namespace {

constexpr std::size_t candidates_a_chunk = 4096;

// The smallest preference rank among the candidate's proposals of today, 0 included.
std::optional<std::int32_t> best_proposal_of_today(const RoundState& state,
                                                   CandidateIndex candidate) {
  std::optional<std::int32_t> best;
  for (const WishIndex wish : state.instance.wishes_of_candidate[candidate]) {
    if (!is_proposed_today(state.status[wish])) continue;
    const std::int32_t preference = state.instance.wishes.preference[wish];
    best = std::min(best.value_or(preference), preference);
  }
  return best;
}

}  // namespace

void apply_responder(RoundState& state, CandidateIndex candidate,
                     std::vector<WishIndex>& given_up) {
  const Instance& instance = state.instance;
  const auto best = best_proposal_of_today(state, candidate);
  if (!best) return;
  for (const WishIndex wish : instance.wishes_of_candidate[candidate]) {
    if (instance.has(wish, wish_flag::outside_main)) continue;
    const WishStatus status = state.status[wish];
    const bool less_preferred = instance.wishes.preference[wish] > *best;
    if (is_held_before(status) || (is_proposed_today(status) && less_preferred)) {
      state.set(wish, WishStatus::proposal_refused_by_responder);
    } else if (is_waiting(status) && less_preferred) {
      state.set(wish, WishStatus::waiting_resigned_by_responder);
    } else {
      continue;
    }
    given_up.push_back(wish);
  }
}

WishIndex find_unordered_waiting_wish(const RoundState& state, const Workers& workers) {
  const Instance& instance = state.instance;
  const auto chunks = workers.map_chunks(
      instance.candidate_count(), candidates_a_chunk, [&](std::size_t begin, std::size_t end) {
        for (const CandidateIndex candidate : IndexRange<CandidateIndex>(begin, end)) {
          if (instance.candidates.responder[candidate] == 0) continue;
          for (const WishIndex wish : instance.wishes_of_candidate[candidate]) {
            if (is_waiting(state.status[wish]) && instance.wishes.preference[wish] == 0) {
              return wish;
            }
          }
        }
        return WishIndex::none();
      });
  const auto found = std::ranges::find_if(chunks, [](WishIndex wish) { return bool{wish}; });
  return found == chunks.end() ? WishIndex::none() : *found;
}

}  // namespace affecta
