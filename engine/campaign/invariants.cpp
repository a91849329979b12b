#include "engine/campaign/invariants.h"

namespace affecta::campaign {

namespace {

using Broken = std::optional<Refusal>;

Broken broken(std::string where, std::string what) {
  return Refusal{RefusalCode::invariant_broken, std::move(where), std::move(what),
                 Subject::document, 0};
}

Broken two_accepted(const Campaign& after, CandidateIndex candidate) {
  int accepted = 0;
  after.each_wish_of(candidate, [&](CampaignWish wish) {
    accepted += after.state_of(wish) == WishState::accepted ? 1 : 0;
  });
  after.each_contract_of(candidate, [&](ContractIndex each) {
    accepted += after.state.contracts[each.value].state == ContractState::accepted ? 1 : 0;
  });
  if (accepted <= 1) return {};
  return broken("gCnCod " + std::to_string(after.instance().candidates.key[candidate]),
                std::to_string(accepted) + " accepted proposals");
}

// Of a wish that is held.
Broken wrong_proposal(const Campaign& before, const Campaign& after, CampaignWish wish) {
  const State& state = after.state;
  const auto tell = [&](std::string what) {
    return broken(to_text(after.key(wish)), std::move(what));
  };
  const Day deadline = state.wishes.deadline[wish];
  if (deadline != 0 && deadline < state.day) {
    return tell("still unanswered on day " + std::to_string(state.day) +
                ", it was to be answered by day " + std::to_string(deadline));
  }
  if (!after.has(wish, placement_flag::proposed_once)) return tell("held, and never proposed");
  if (is_held(before.state_of(wish))) return {};
  if (before.has(wish, placement_flag::proposed_once)) return tell("proposed a second time");
  if (state.wishes.decided[wish] != state.day) return tell("held, and not proposed by this day");
  if (state.day <= (*after.calendar)[Mark::cutoff].day) return {};
  return tell("proposed on day " + std::to_string(state.day) + ", after the cutoff");
}

// Of a wish that waits.
Broken grown_rank(const Campaign& before, const Campaign& after, CampaignWish wish) {
  const std::int32_t was = before.state.wishes.waiting_rank[wish];
  const std::int32_t is = after.state.wishes.waiting_rank[wish];
  if (was == 0 || is <= was) return {};
  return broken(to_text(after.key(wish)), "its waiting-list rank grows from " +
                                              std::to_string(was) + " to " + std::to_string(is));
}

Broken shrunk_last_called(const Campaign& before, const Campaign& after) {
  for (const auto& [key, shown] : before.state.published.groups) {
    const auto now = after.state.published.groups.find(key);
    const std::int32_t is = now == after.state.published.groups.end() ? 0 : now->second.last_called;
    if (is >= shown.last_called) continue;
    return broken(to_text(key), "its last called rank shrinks from " +
                                    std::to_string(shown.last_called) + " to " +
                                    std::to_string(is));
  }
  return {};
}

// The first that find(index) tells, for indices in order.
template <class I, class Find>
Broken first_of(std::size_t count, const Workers& workers, const Find& find) {
  constexpr std::size_t grain = std::size_t{1} << 16;
  for (Broken& found : workers.map_chunks(count, grain, [&](std::size_t begin, std::size_t end) {
         Broken first;
         for (std::size_t i = begin; i < end && !first; ++i) first = find(I::at(i));
         return first;
       })) {
    if (found) return std::move(found);
  }
  return {};
}

Broken first_broken(const Campaign& before, const Campaign& after, const Workers& workers) {
  if (after.state.day != before.state.day + 1) {
    return broken("day " + std::to_string(before.state.day),
                  "it turned to day " + std::to_string(after.state.day));
  }
  const auto of_candidate = [&](CandidateIndex candidate) {
    return two_accepted(after, candidate);
  };
  const auto of_wish = [&](CampaignWish wish) {
    const WishState state = after.state_of(wish);
    if (is_held(state)) return wrong_proposal(before, after, wish);
    return state == WishState::waiting ? grown_rank(before, after, wish) : Broken{};
  };
  const std::size_t candidates = after.instance().candidate_count();
  if (Broken found = first_of<CandidateIndex>(candidates, workers, of_candidate)) return found;
  if (Broken found = first_of<CampaignWish>(after.wish_count(), workers, of_wish)) return found;
  return shrunk_last_called(before, after);
}

}  // namespace

Result<void> check_invariants(const Campaign& before, const Campaign& after,
                              const Workers& workers) {
  if (Broken found = first_broken(before, after, workers)) {
    return tl::make_unexpected(*std::move(found));
  }
  return {};
}

}  // namespace affecta::campaign
