// Statuses and passes that the round can give to a wish, whatever becomes of the others.
#include <algorithm>

#include <fmt/format.h>

#include "engine/verify/document_checks.h"

namespace affecta::verify {

namespace {

// Sections 3.2 to 3.4: where each status may lead.
bool leads_to(WishStatus began, WishStatus after) {
  if (began == after) return is_input_status(began);
  switch (began) {
    case WishStatus::waiting:
      return is_proposed_today(after) || is_given_up_automatically(after);
    case WishStatus::proposed_before_unanswered:
      return freed_a_place(after);
    case WishStatus::proposed_before_accepted:  // the ordered-wishes rule keeps it
      return after == WishStatus::proposal_refused_by_responder;
    default:
      return false;
  }
}

// Why the wish cannot have its status, empty if it can.
std::string_view fault(const CheckedDay& day, WishIndex wish) {
  const Instance& instance = day.instance;
  const WishStatus began = day.began(wish);
  const WishStatus after = day.after(wish);
  if (!leads_to(began, after)) return "no step of the round leads there";
  if (began == after) return {};
  const bool responder = instance.has(wish, wish_flag::responder);
  if (is_set_by_responder(after) && !responder) return "the candidate has no automatic responder";
  if (is_given_up_by_order(after)) {
    if (responder) return "the candidate has the automatic responder";
    if (!instance.parameters.ordered_wishes_apply()) return "the ordered-wishes rule has not begun";
  }
  const bool active = responder && instance.wishes.preference[wish] > 0;
  if (after == WishStatus::proposed_today && active) return "the wish's responder is active";
  if (after == WishStatus::proposed_today_accepted_by_responder && !active) {
    return "the wish has no preference rank";
  }
  const bool was_proposed_today =
      is_proposed_today(after) || (is_waiting(began) && freed_a_place(after));
  if (was_proposed_today && instance.has(instance.wishes.group[wish], group_flag::stopped)) {
    return "the group is stopped and proposes nothing";
  }
  return {};
}

std::optional<Violation> impossible_status(const CheckedDay& day, WishIndex wish) {
  const std::string_view reason = fault(day, wish);
  if (reason.empty()) return std::nullopt;
  return Violation{.property = Property::transition,
                   .group = day.instance.wishes.group[wish],
                   .boarding = {},
                   .first = wish,
                   .second = {},
                   .detail = fmt::format("from {} to {}: {}", to_text(day.began(wish)),
                                         to_text(day.after(wish)), reason)};
}

bool has_possible_pass(const CheckedDay& day, WishIndex wish) {
  const std::uint32_t pass = day.result.pass[wish];
  if (day.began(wish) == day.after(wish)) return pass == 0;
  return 1 <= pass && pass <= day.last_pass();
}

Violation impossible_pass(const CheckedDay& day, WishIndex wish) {
  const std::uint32_t pass = day.result.pass[wish];
  const bool changed = day.began(wish) != day.after(wish);
  return Violation{
      .property = Property::transition,
      .group = day.instance.wishes.group[wish],
      .boarding = {},
      .first = wish,
      .second = {},
      .detail = changed ? fmt::format("status changed in pass {}, the passes are 1 to {}: another "
                                      "one follows only where a place was freed",
                                      pass, day.last_pass())
                        : fmt::format("status unchanged, yet given in pass {}", pass)};
}

// The passes before the last one that freed no place.
Violations idle_passes(const CheckedDay& day) {
  std::vector<std::uint32_t> freeing;
  for (const WishIndex wish : day.result.status.indices()) {
    if (freed_a_place(day.after(wish))) freeing.push_back(day.result.pass[wish]);
  }
  std::sort(freeing.begin(), freeing.end());
  freeing.erase(std::unique(freeing.begin(), freeing.end()), freeing.end());
  std::uint32_t expected = 1;
  for (const std::uint32_t pass : freeing) {
    if (pass == 0) continue;  // a changed status without a pass: said of its wish
    if (pass != expected) {
      return {Violation{
          .property = Property::transition,
          .group = {},
          .boarding = {},
          .first = {},
          .second = {},
          .detail = fmt::format("pass {} freed no place, yet pass {} followed", expected, pass)}};
    }
    ++expected;
  }
  return {};
}

// The first suspect wish of each group at fault.
template <class IsSuspect, class Check>
Violations check_suspects(const CheckedDay& day, const IsSuspect& is_suspect, const Check& check) {
  return check_each_group(day, [&](GroupIndex group) -> std::optional<Violation> {
    for (const WishIndex wish : day.instance.wishes_of_group[group]) {
      if (!is_suspect(wish)) continue;
      if (std::optional<Violation> violation = check(wish)) return violation;
    }
    return std::nullopt;
  });
}

}  // namespace

Violations check_passes(const CheckedDay& day) {
  if (day.result.pass.size() == 0) return {};
  Violations all = check_suspects(
      day, [&](WishIndex wish) { return !has_possible_pass(day, wish); },
      [&](WishIndex wish) { return std::optional(impossible_pass(day, wish)); });
  for (auto& violation : idle_passes(day)) all.push_back(std::move(violation));
  return all;
}

Violations check_statuses(const CheckedDay& day) {
  return check_suspects(
      day,
      [&](WishIndex wish) {
        return day.began(wish) != day.after(wish) || !is_input_status(day.after(wish));
      },
      [&](WishIndex wish) { return impossible_status(day, wish); });
}

}  // namespace affecta::verify
