#pragma once
// Whether two instances hold the same, column by column.

#include <algorithm>

#include "engine/model/instance.h"

namespace affecta::test {

template <class... Columns>
bool same_columns(const Columns&... pairs) {
  return (std::ranges::equal(pairs.first.span(), pairs.second.span()) && ...);
}

inline bool same_instance(const Instance& a, const Instance& b) {
  const auto pair = [](const auto& left, const auto& right) { return std::pair(left, right); };
  return a.parameters == b.parameters &&
         same_columns(pair(a.candidates.key, b.candidates.key),
                      pair(a.candidates.responder, b.candidates.responder),
                      pair(a.groups.key, b.groups.key), pair(a.groups.capacity, b.groups.capacity),
                      pair(a.groups.block_call_limit, b.groups.block_call_limit),
                      pair(a.groups.estimate, b.groups.estimate),
                      pair(a.groups.last_called_displayed, b.groups.last_called_displayed),
                      pair(a.groups.number_waiting, b.groups.number_waiting),
                      pair(a.groups.flags, b.groups.flags), pair(a.boardings.key, b.boardings.key),
                      pair(a.boardings.capacity, b.boardings.capacity)) &&
         same_columns(pair(a.wishes.candidate, b.wishes.candidate),
                      pair(a.wishes.group, b.wishes.group),
                      pair(a.wishes.boarding, b.wishes.boarding),
                      pair(a.wishes.call_rank, b.wishes.call_rank),
                      pair(a.wishes.displayed_call_rank, b.wishes.displayed_call_rank),
                      pair(a.wishes.boarding_rank, b.wishes.boarding_rank),
                      pair(a.wishes.preference, b.wishes.preference),
                      pair(a.wishes.waiting_rank_yesterday, b.wishes.waiting_rank_yesterday),
                      pair(a.wishes.status, b.wishes.status), pair(a.wishes.flags, b.wishes.flags),
                      pair(a.wishes_of_group.offsets(), b.wishes_of_group.offsets()),
                      pair(a.wishes_of_candidate.offsets(), b.wishes_of_candidate.offsets()),
                      pair(a.wishes_of_candidate.values(), b.wishes_of_candidate.values()),
                      pair(a.wishes_of_boarding.offsets(), b.wishes_of_boarding.offsets()),
                      pair(a.wishes_of_boarding.values(), b.wishes_of_boarding.values()));
}

}  // namespace affecta::test
