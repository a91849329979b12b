// The proposals of a pass are those that the rules make: no more, no fewer (section 3.2).
//
// The first pass began with the input, whatever the day had besides; the last one with what the
// passes tell. Passes in between leave no full trace: a proposal that was given up later shows only
// the pass in which it was given up.
#include "engine/verify/document_checks.h"

namespace affecta::verify {

namespace {

Violation wrong(const CheckedDay& day, WishIndex wish, const char* detail) {
  return {.property = Property::transition,
          .group = day.instance.wishes.group[wish],
          .boarding = {},
          .first = wish,
          .second = {},
          .detail = detail};
}

std::optional<Violation> first_proposals(const CheckedDay& day, const LastPass& first_pass,
                                         GroupIndex group) {
  const bool passes_given = day.result.pass.size() != 0;
  for (const WishIndex wish : day.instance.wishes_of_group[group]) {
    if (!is_waiting(day.began(wish))) continue;
    const WishStatus after = day.after(wish);
    const bool was_proposed = is_proposed_today(after) || freed_a_place(after);
    if (first_pass.proposed[wish] != 0) {
      if (!was_proposed) return wrong(day, wish, "not proposed in pass 1, though the rules do");
      if (passes_given && is_proposed_today(after) && day.result.pass[wish] != 1) {
        return wrong(day, wish, "proposed after pass 1, though the rules do it in pass 1");
      }
    } else if (was_proposed && passes_given && day.result.pass[wish] == 1) {
      return wrong(day, wish, "proposed in pass 1, though the rules do not");
    }
  }
  return std::nullopt;
}

std::optional<Violation> last_proposals(const CheckedDay& day, const LastPass& last_pass,
                                        GroupIndex group) {
  for (const WishIndex wish : day.instance.wishes_of_group[group]) {
    if (!is_waiting(day.at_last_pass(wish))) continue;
    const bool proposed = is_proposed_today(day.after(wish));
    if (proposed == (last_pass.proposed[wish] != 0)) continue;
    return wrong(day, wish,
                 proposed ? "proposed in the last pass, though the rules do not"
                          : "not proposed in the last pass, though the rules do");
  }
  return std::nullopt;
}

}  // namespace

Violations check_first_proposals(const CheckedDay& day, const LastPass& first_pass) {
  return check_each_group(
      day, [&](GroupIndex group) { return first_proposals(day, first_pass, group); });
}

Violations check_last_proposals(const CheckedDay& day, const LastPass& last_pass) {
  return check_each_group(day,
                          [&](GroupIndex group) { return last_proposals(day, last_pass, group); });
}

}  // namespace affecta::verify
