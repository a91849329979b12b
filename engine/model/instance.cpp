#include "engine/model/instance.h"

#include <algorithm>

#include "engine/base/check.h"

namespace affecta {

WishIndex Instance::sibling(WishIndex wish) const {
  if (!has(wish, wish_flag::has_sibling)) return WishIndex::none();
  const CandidateIndex candidate = wishes.candidate[wish];
  const std::int32_t formation = groups.key[wishes.group[wish]].formation;
  const auto is_sibling = [&](WishIndex other) {
    return wishes.candidate[other] == candidate &&
           groups.key[wishes.group[other]].formation == formation && other != wish &&
           has(other, wish_flag::with_boarding) != has(wish, wish_flag::with_boarding);
  };
  // Both wishes of a formation have one call rank: neighbours, but for exceptions.
  const WishIndex next{wish.value + 1};
  if (next.value < wish_count() && is_sibling(next)) return next;
  if (wish.value > 0 && is_sibling(WishIndex{wish.value - 1})) return WishIndex{wish.value - 1};
  const auto own = wishes_of_candidate[candidate];
  const auto of_formation = std::ranges::lower_bound(own, formation, {}, [&](WishIndex other) {
    return groups.key[wishes.group[other]].formation;
  });
  const auto found = std::find_if(of_formation, own.end(), is_sibling);
  AFFECTA_CHECK(found != own.end());
  return *found;
}

namespace {

template <class... Columns>
std::size_t bytes_of(const Columns&... columns) {
  return (columns.span().size_bytes() + ...);
}

}  // namespace

std::size_t Instance::bytes() const {
  return bytes_of(candidates.key, candidates.responder) +
         bytes_of(groups.key, groups.capacity, groups.block_call_limit, groups.estimate,
                  groups.last_called_displayed, groups.number_waiting, groups.flags) +
         bytes_of(boardings.key, boardings.capacity) +
         bytes_of(wishes.candidate, wishes.group, wishes.boarding, wishes.call_rank,
                  wishes.displayed_call_rank, wishes.boarding_rank, wishes.preference,
                  wishes.waiting_rank_yesterday, wishes.status, wishes.flags) +
         bytes_of(wishes_of_group.offsets(), wishes_of_candidate.offsets(),
                  wishes_of_candidate.values(), wishes_of_boarding.offsets(),
                  wishes_of_boarding.values());
}

}  // namespace affecta
