// Last called ranks, recomputed as section 5 states them.
#include <algorithm>

#include <fmt/format.h>

#include "engine/verify/document_checks.h"

namespace affecta::verify {

namespace {

enum class Blocked : std::uint8_t { no, yes, unknown };

Blocked blocked_by_boarding(const CheckedDay& day, WishIndex wish) {
  const WishColumns& wishes = day.instance.wishes;
  if (!day.instance.names_boarding(wish)) return Blocked::no;
  const BoardingIndex boarding = wishes.boarding[wish];
  if (wishes.boarding_rank[wish] <= day.result.position[boarding]) return Blocked::no;
  const CandidateIndex candidate = wishes.candidate[wish];
  if (day.last_pass_known()) {
    return day.holds_boarding(boarding, candidate, holds::last_pass) ? Blocked::no : Blocked::yes;
  }
  // Who held it before the day still did; who holds it now may have it from the last pass.
  if (day.holds_boarding(boarding, candidate, holds::initially)) return Blocked::no;
  return day.holds_boarding(boarding, candidate, holds::currently) ? Blocked::unknown
                                                                   : Blocked::yes;
}

// None where it hangs on a last pass that is not known.
std::optional<std::int32_t> last_called(const CheckedDay& day, GroupIndex group) {
  std::int32_t rank = 0;
  for (const WishIndex wish : day.instance.wishes_of_group[group]) {
    if (!is_displayed(day, wish)) continue;
    if (is_held(day.after(wish))) {
      rank = std::max(rank, day.instance.wishes.displayed_call_rank[wish]);
    } else if (is_waiting(day.after(wish)) &&
               !day.instance.has(wish, wish_flag::ignore_waiting_rank)) {
      const Blocked blocked = blocked_by_boarding(day, wish);
      if (blocked == Blocked::unknown) return std::nullopt;
      if (blocked == Blocked::no) break;
    }
  }
  return rank;
}

}  // namespace

Violations check_last_called(const CheckedDay& day, const Displays& displays,
                             const Array<GroupIndex, std::uint8_t>& invalid) {
  return check_each_group(day, [&](GroupIndex group) -> std::optional<Violation> {
    if (invalid[group] != 0) return std::nullopt;
    const auto right = last_called(day, group);
    if (!right || displays.last_called[group] == *right) return std::nullopt;
    return Violation{.property = Property::display,
                     .group = group,
                     .boarding = {},
                     .first = {},
                     .second = {},
                     .detail = fmt::format("last called rank {}, the rules give {}",
                                           displays.last_called[group], *right)};
  });
}

}  // namespace affecta::verify
