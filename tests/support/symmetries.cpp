// What must not matter: the names of things and their order in the document.

#include <algorithm>

#include "tests/support/random_day.h"

namespace affecta::naive {
namespace {

using Names = std::map<Int, Int>;

Names inverted(const Names& names) {
  Names result;
  for (const auto& [from, to] : names) result[to] = from;
  return result;
}

GroupKey renamed(const Renaming& r, const GroupKey& key) {
  return {r.ranking_groups.at(key.ranking_group),
          r.enrolment_formations.at(key.enrolment_formation), r.formations.at(key.formation)};
}

BoardingKey renamed(const Renaming& r, const BoardingKey& key) {
  return {r.boarding.at(key.boarding), r.enrolment_formations.at(key.enrolment_formation),
          r.formations.at(key.formation)};
}

WishKey renamed(const Renaming& r, const WishKey& key) {
  return {r.candidates.at(key.candidate), r.formations.at(key.formation), key.with_boarding};
}

Violation renamed(const Renaming& r, Violation violation) {
  for (GroupKey& key : violation.groups) key = renamed(r, key);
  std::sort(violation.groups.begin(), violation.groups.end());
  if (violation.boarding) violation.boarding = renamed(r, *violation.boarding);
  for (WishKey& key : violation.wishes) key = renamed(r, key);
  return violation;
}

void give_names(Names& names, Random& random) {
  std::set<Int> taken{0};
  for (auto& [from, to] : names) {
    if (from == 0) continue;
    do {
      to = random.between(1, 999'999'999);
    } while (!taken.insert(to).second);
  }
}

}  // namespace

Renaming Renaming::inverse() const {
  return {inverted(candidates), inverted(formations), inverted(enrolment_formations),
          inverted(ranking_groups), inverted(boarding)};
}

Day Renaming::operator()(Day day) const {
  for (Wish& wish : day.wishes) {
    wish.key = renamed(*this, wish.key);
    wish.group = renamed(*this, wish.group);
    if (wish.boarding) wish.boarding = renamed(*this, *wish.boarding);
  }
  for (Group& group : day.groups) group.key = renamed(*this, group.key);
  for (Boarding& house : day.boarding_houses) house.key = renamed(*this, house.key);
  for (Int& candidate : day.responders) candidate = candidates.at(candidate);
  return day;
}

Outcome Renaming::operator()(const Outcome& outcome) const {
  Outcome result;
  result.alert = outcome.alert;
  result.warning = outcome.warning;
  result.passes = outcome.passes;
  for (const auto& [key, wish] : outcome.wishes) result.wishes[renamed(*this, key)] = wish;
  for (const auto& [key, group] : outcome.groups) result.groups[renamed(*this, key)] = group;
  for (const auto& [key, house] : outcome.boarding_houses) {
    BoardingOutcome& to = result.boarding_houses[renamed(*this, key)];
    to.position = house.position;
    to.maximum = house.maximum;
    for (const auto& [group, bars] : house.bars) to.bars[renamed(*this, group)] = bars;
  }
  for (const GroupKey& key : outcome.excluded_groups) {
    result.excluded_groups.insert(renamed(*this, key));
  }
  for (const GroupKey& key : outcome.invalid_groups) {
    result.invalid_groups.insert(renamed(*this, key));
  }
  for (const Violation& violation : outcome.violations) {
    result.violations.push_back(renamed(*this, violation));
  }
  return result;
}

Renaming renaming_of(const Day& day, std::uint64_t seed) {
  Renaming r;
  r.formations[0] = r.enrolment_formations[0] = 0;
  for (const Int candidate : day.responders) r.candidates[candidate];
  for (const Wish& wish : day.wishes) {
    r.candidates[wish.key.candidate];
    r.formations[wish.key.formation];
  }
  for (const Group& group : day.groups) {
    r.ranking_groups[group.key.ranking_group];
    r.enrolment_formations[group.key.enrolment_formation];
    r.formations[group.key.formation];
  }
  for (const Boarding& house : day.boarding_houses) {
    r.boarding[house.key.boarding];
    r.enrolment_formations[house.key.enrolment_formation];
    r.formations[house.key.formation];
  }
  Random random(seed);
  for (Names* names :
       {&r.candidates, &r.formations, &r.enrolment_formations, &r.ranking_groups, &r.boarding}) {
    give_names(*names, random);
  }
  return r;
}

Day rename_ids(const Day& day, std::uint64_t seed) { return renaming_of(day, seed)(day); }

Day shuffle(Day day, std::uint64_t seed) {
  Random random(seed);
  random.shuffle(day.wishes);
  random.shuffle(day.groups);
  random.shuffle(day.boarding_houses);
  random.shuffle(day.responders);
  return day;
}

}  // namespace affecta::naive
