#include "engine/verify/round_checks.h"

#include <algorithm>
#include <tuple>

#include "engine/verify/exclusion.h"

namespace affecta::verify {

namespace {

constexpr const char* last_pass_unknown =
    "the last pass: places were freed, so the day had several passes, and the result does not say "
    "which pass gave each status (passe)";

}  // namespace

void sort_violations(Violations& violations) {
  const auto key = [](const Violation& v) {
    return std::tie(v.property, v.group, v.boarding, v.first, v.second);
  };
  std::stable_sort(violations.begin(), violations.end(),
                   [&](const Violation& a, const Violation& b) { return key(a) < key(b); });
}

Violations check_properties(const CheckedDay& day, const Displays* displays, ProposeIn groups,
                            LastPass& last_pass) {
  Violations all;
  const auto add = [&](Violations found) {
    all.insert(all.end(), std::make_move_iterator(found.begin()),
               std::make_move_iterator(found.end()));
  };
  add(check_p1(day));
  if (day.last_pass_known()) add(check_p2(day));
  add(check_p3_position(day));
  add(check_p3_holder(day));
  add(check_p4(day));
  add(check_p5(day));
  if (day.last_pass_known()) {
    propose_last_pass_again(day, groups, last_pass);
    add(check_p6(day, last_pass));
  }
  if (!day.instance.parameters.ordering()) {
    for (const auto check :
         {check_p7_1, check_p7_2, check_p7_3, check_p7_4, check_p7_5, check_p7_6, check_p8}) {
      add(check(day));
    }
  }
  if (displays != nullptr) add(check_waiting_rank_order(day, displays->waiting_rank));
  return all;
}

Verdict judge(const CheckedDay& day, Violations violations) {
  Verdict verdict;
  sort_violations(violations);
  verdict.violations = std::move(violations);
  if (!day.last_pass_known()) {
    for (const char* property : {"P2 needs", "P6 needs", "the maximal positions need"}) {
      verdict.unchecked.push_back(std::string(property) + " " + last_pass_unknown);
    }
  }
  exclude(day, verdict);
  verdict.refused = std::any_of(verdict.violations.begin(), verdict.violations.end(),
                                [](const Violation& v) { return refuses_day(v.property); });
  return verdict;
}

}  // namespace affecta::verify
