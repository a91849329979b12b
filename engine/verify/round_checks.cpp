#include "engine/verify/round_checks.h"

#include <algorithm>
#include <tuple>

#include "engine/verify/exclusion.h"
#include "engine/verify/properties.h"

namespace affecta::verify {

namespace {

constexpr const char* last_pass_unknown =
    "the last pass: places were freed, so the day had several passes, and the result does not say "
    "which pass gave each status (passe)";

bool refuses_the_day(Property property) {
  return Property::p7_1 <= property && property <= Property::p8;
}

}  // namespace

void sort_violations(std::vector<Violation>& violations) {
  const auto key = [](const Violation& v) {
    return std::tie(v.property, v.group, v.boarding, v.first, v.second);
  };
  std::stable_sort(violations.begin(), violations.end(),
                   [&](const Violation& a, const Violation& b) { return key(a) < key(b); });
}

RoundChecks check_round(const CheckedDay& day, const Displays* displays, ProposeIn groups) {
  RoundChecks checks;
  Verdict& verdict = checks.verdict;
  const auto add = [&](Violations found) {
    verdict.violations.insert(verdict.violations.end(), std::make_move_iterator(found.begin()),
                              std::make_move_iterator(found.end()));
  };
  add(check_p1(day));
  if (day.last_pass_known()) add(check_p2(day));
  add(check_p3_position(day));
  add(check_p3_holder(day));
  add(check_p4(day));
  add(check_p5(day));
  if (day.last_pass_known()) {
    checks.last_pass = propose_last_pass_again(day, groups);
    add(check_p6(day, *checks.last_pass));
  } else {
    for (const char* property : {"P2", "P6", "the maximal positions"}) {
      verdict.unchecked.push_back(std::string(property) + " need" +
                                  (property[0] == 'P' ? "s " : " ") + last_pass_unknown);
    }
  }
  if (!day.instance.parameters.ordering()) {
    for (const auto check :
         {check_p7_1, check_p7_2, check_p7_3, check_p7_4, check_p7_5, check_p7_6, check_p8}) {
      add(check(day));
    }
  }
  if (displays != nullptr) add(check_waiting_rank_order(day, displays->waiting_rank));
  sort_violations(verdict.violations);
  exclude(day, verdict);
  verdict.refused = std::any_of(verdict.violations.begin(), verdict.violations.end(),
                                [](const Violation& v) { return refuses_the_day(v.property); });
  return checks;
}

}  // namespace affecta::verify
