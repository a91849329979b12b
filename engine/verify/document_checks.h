// What a document states beyond the properties of its result: one function each.
//
// As in properties.h: at most one violation for each group, boarding house or candidate, the first;
// the same for any thread count.
#pragma once

#include "engine/verify/document.h"
#include "engine/verify/properties.h"

namespace affecta::verify {

// Transitions: is every status one that the round can give?
Violations check_passes(const CheckedDay& day);          // passe: consecutive, where places freed
Violations check_statuses(const CheckedDay& day);        // each wish, from its input status alone
Violations check_ordered_wishes(const CheckedDay& day);  // each candidate: section 3.3
Violations check_responder(const CheckedDay& day);       // each candidate: section 3.4
// Each group: the proposals of the first pass, which began with the input.
Violations check_first_proposals(const CheckedDay& day, const LastPass& first_pass);
// Each group: the proposals of the last pass.
Violations check_last_proposals(const CheckedDay& day, const LastPass& last_pass);

// Displays (section 5) of the groups and boarding houses that are published.
Violations check_waiting_ranks(const CheckedDay& day, const Displays& displays,
                               const Array<GroupIndex, std::uint8_t>& invalid);
Violations check_last_called(const CheckedDay& day, const Displays& displays,
                             const Array<GroupIndex, std::uint8_t>& invalid);
Violations check_bars(const CheckedDay& day, const Displays& displays,
                      const Array<GroupIndex, std::uint8_t>& invalid);

// The wishes that the displays look at: neither proposed before nor outside the main procedure.
inline bool is_displayed(const CheckedDay& day, WishIndex wish) {
  return !is_proposed_before(day.began(wish)) && !day.instance.has(wish, wish_flag::outside_main);
}

}  // namespace affecta::verify
