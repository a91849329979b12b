#include "engine/verify/verify.h"

#include <algorithm>

#include "engine/verify/round_checks.h"

namespace affecta {

using namespace verify;

Verdict verify_round(const Instance& instance, const RoundResult& result, const Displays* displays,
                     const Workers& workers) {
  const Part whole = Part::whole(instance);
  BoardingLists boarding(instance, workers);
  const CheckedDay day(instance, result, derive_passes(instance, result, whole, workers), whole,
                       boarding, workers);
  LastPass last_pass(instance);
  return judge(day, check_properties(day, displays, ProposeIn::boarding_components, last_pass));
}

struct DailyVerification::Kept {
  BoardingLists boarding;
  LastPass last_pass;
  Violations violations;  // of the day before
};

DailyVerification::DailyVerification(const Instance& instance, const Workers& workers)
    : instance_(instance),
      workers_(workers),
      kept_(new Kept{BoardingLists(instance, workers), LastPass(instance), {}}) {}

DailyVerification::~DailyVerification() = default;

namespace {

// Whether the violation is about the part: one of its groups, boarding houses, or candidates (P7
// and P8: such a day is refused, and the next one is verified whole).
bool is_in(const Part& part, const Violation& violation) {
  if (violation.group) return std::ranges::binary_search(part.groups, violation.group);
  const bool hangs_on_ties =
      violation.property == Property::p3_position || violation.property == Property::p6;
  return std::ranges::binary_search(hangs_on_ties ? part.tied_boardings : part.boardings,
                                    violation.boarding);
}

}  // namespace

Verdict DailyVerification::verify(const RoundResult& result, const Displays& displays, Part part) {
  // One fall of the ranks is told for each group: where it was told of, what comes before what
  // changed is looked at again.
  for (const Violation& violation : kept_->violations) {
    if (violation.property != Property::waiting_rank_order) continue;
    const auto group = std::ranges::lower_bound(part.groups, violation.group);
    if (group == part.groups.end() || *group != violation.group) continue;
    part.first_changed[static_cast<std::size_t>(group - part.groups.begin())] =
        instance_.wishes_of_group[*group].front();
  }
  const CheckedDay day(instance_, result, derive_passes(instance_, result, part, workers_), part,
                       kept_->boarding, workers_);
  Violations& violations = kept_->violations;
  std::erase_if(violations, [&](const Violation& v) { return is_in(part, v); });
  Violations found =
      check_properties(day, &displays, ProposeIn::boarding_components, kept_->last_pass);
  violations.insert(violations.end(), found.begin(), found.end());
  return judge(day, violations);
}

void DailyVerification::reorder(GroupIndex group) { kept_->boarding.list_again(instance_, group); }

}  // namespace affecta
