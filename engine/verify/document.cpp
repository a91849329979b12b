#include "engine/verify/document.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/base/sorted.h"
#include "engine/verify/document_checks.h"
#include "engine/verify/round_checks.h"

namespace affecta {

namespace verify {

namespace {

void add(Verdict& verdict, Violations found) {
  verdict.violations.insert(verdict.violations.end(), std::make_move_iterator(found.begin()),
                            std::make_move_iterator(found.end()));
}

// The round from the input, whatever the day had besides.
void check_first_pass(const CheckedDay& day, Verdict& verdict) {
  BoardingLists boarding(day.instance, day.workers);
  const CheckedDay first(day.instance, day.result, Passes{.last = 1, .automatic = {}}, day.part,
                         boarding, day.workers);
  LastPass first_pass(day.instance);
  propose_last_pass_again(first, ProposeIn::every_group, first_pass);
  add(verdict, check_first_proposals(day, first_pass));
}

void check_transitions(const CheckedDay& day, const LastPass& last_pass, Verdict& verdict) {
  add(verdict, check_passes(day));
  add(verdict, check_statuses(day));
  add(verdict, check_ordered_wishes(day));
  add(verdict, check_responder(day));
  if (day.last_pass_known()) add(verdict, check_last_proposals(day, last_pass));
  if (day.last_pass() == 1) return;  // the last pass is the first one
  check_first_pass(day, verdict);
  if (!day.last_pass_known()) {
    verdict.unchecked.emplace_back(
        "the proposals of the passes after the first one, beyond the properties: the result does "
        "not say which pass gave each status (passe)");
    verdict.unchecked.emplace_back(
        "last called ranks and lists of bars where they hang on the last pass (passe)");
  } else if (day.last_pass() > 2) {
    verdict.unchecked.push_back(
        fmt::format("the proposals of passes 2 to {}, beyond the properties: a proposal given up "
                    "later shows only the pass in which it was given up",
                    day.last_pass() - 1));
  }
}

void check_displays(const CheckedDay& day, const Displays& displays, Verdict& verdict) {
  add(verdict, check_waiting_ranks(day, displays, verdict.invalid));
  add(verdict, check_last_called(day, displays, verdict.invalid));
  add(verdict, check_bars(day, displays, verdict.invalid));
  const auto invalid = std::count(verdict.invalid.begin(), verdict.invalid.end(), 1);
  if (invalid != 0) {
    verdict.unchecked.push_back(fmt::format(
        "the displays of {} invalid group(s) and of their boarding houses: not published",
        invalid));
  }
}

Violation declaration(GroupIndex group, std::string detail) {
  return {.property = Property::declaration,
          .group = group,
          .boarding = {},
          .first = {},
          .second = {},
          .detail = std::move(detail)};
}

// The groups of one list and not of the other, each named.
void check_excluded(const ResultClaim& claim, Verdict& verdict) {
  std::vector<GroupIndex> claimed = claim.excluded;
  sort_unique(claimed);
  const auto& right = verdict.withdrawn;
  std::vector<GroupIndex> differing;
  std::set_symmetric_difference(claimed.begin(), claimed.end(), right.begin(), right.end(),
                                std::back_inserter(differing));
  for (const GroupIndex group : differing) {
    const bool declared = std::binary_search(claimed.begin(), claimed.end(), group);
    verdict.violations.push_back(declaration(
        group, declared ? "groupesExclus names the group, which loses no proposal of today"
                        : "groupesExclus leaves out the group, whose proposals are withdrawn"));
  }
}

// Where P2 and P6 could not be checked, the document may know more than we do.
bool may_hang_on_unchecked(const CheckedDay& day, const ResultClaim& claim,
                           const Verdict& verdict) {
  return !day.last_pass_known() && ((claim.alert && !verdict.alert) ||
                                    (claim.warning && !verdict.warning && !verdict.alert) ||
                                    claim.excluded.size() > verdict.withdrawn.size());
}

void check_declaration(const CheckedDay& day, const ResultClaim& claim, Verdict& verdict) {
  if (may_hang_on_unchecked(day, claim, verdict)) {
    verdict.unchecked.emplace_back(
        "alerte, avertissement and groupesExclus: they go beyond what was found, and may come from "
        "what could not be checked");
    return;
  }
  const auto compare = [&](const char* name, bool claimed, bool right) {
    if (claimed == right) return;
    verdict.violations.push_back(declaration(
        GroupIndex::none(), fmt::format("{} is {}, the rules give {}", name, claimed, right)));
  };
  compare("alerte", claim.alert, verdict.alert);
  compare("avertissement", claim.warning, verdict.warning);
  check_excluded(claim, verdict);
}

void check_shapes(const Instance& instance, const Displays& displays) {
  AFFECTA_CHECK(displays.waiting_rank.size() == instance.wish_count());
  AFFECTA_CHECK(displays.last_called.size() == instance.group_count());
  AFFECTA_CHECK(displays.number_waiting.size() == instance.group_count());
  AFFECTA_CHECK(displays.bars.size() == instance.boarding_count());
}

}  // namespace

}  // namespace verify

Verdict verify_document(const Instance& instance, const ResultClaim& claim,
                        const Workers& workers) {
  using namespace verify;
  check_shapes(instance, claim.displays);
  const Part whole = Part::whole(instance);
  BoardingLists boarding(instance, workers);
  const CheckedDay day(instance, claim.round, derive_passes(instance, claim.round, whole, workers),
                       whole, boarding, workers);
  LastPass last_pass(instance);
  Verdict verdict =
      judge(day, check_properties(day, &claim.displays, ProposeIn::every_group, last_pass));
  check_transitions(day, last_pass, verdict);
  check_displays(day, claim.displays, verdict);
  check_declaration(day, claim, verdict);
  sort_violations(verdict.violations);
  return verdict;
}

}  // namespace affecta
