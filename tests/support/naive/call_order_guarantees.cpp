// The guarantees P1–P5 of section 2, each in the words of the spec.

#include <algorithm>

#include "tests/support/naive/naive_call_order.h"

namespace affecta::naive {
namespace {

struct Checked {
  const RankingGroup& group;
  std::vector<RankedCandidate> called;  // in call order

  Int qB() const { return group.min_scholarship_percent; }
  Int qS() const { return group.min_sector_percent; }
};

// Those who are called before the one at `place` though ranked behind.
std::vector<RankedCandidate> overtakers(const Checked& c, std::size_t place) {
  std::vector<RankedCandidate> result;
  for (std::size_t i = 0; i < place; ++i) {
    if (c.called[i].rank > c.called[place].rank) result.push_back(c.called[i]);
  }
  return result;
}

bool p1_holds(const Checked& c, std::size_t place) {
  const Int k = static_cast<Int>(place) + 1;
  Int scholarships = 0;
  for (std::size_t i = 0; i <= place; ++i) scholarships += c.called[i].scholarship ? 1 : 0;
  if (100 * scholarships >= c.qB() * k) return true;
  return std::none_of(c.called.begin() + k, c.called.end(),
                      [](const RankedCandidate& later) { return later.scholarship; });
}

bool p2_holds(const Checked& c, std::size_t place) {
  const RankedCandidate& one = c.called[place];
  if (!one.scholarship || (!one.sector && c.qS() != 0)) return true;
  return overtakers(c, place).empty();
}

bool p3_holds(const Checked& c, std::size_t place) {
  const RankedCandidate& one = c.called[place];
  if (one.scholarship || (!one.sector && c.qS() != 0)) return true;
  for (const RankedCandidate& other : overtakers(c, place)) {
    if (!other.scholarship) return false;
  }
  const Int end = static_cast<Int>(place) + 1;
  return c.qB() >= 100 || end <= 1 + 100 * one.rank / (100 - c.qB());
}

bool p4_holds(const Checked& c, std::size_t place) {
  const RankedCandidate& one = c.called[place];
  if (c.qS() == 0 || !one.scholarship || one.sector) return true;
  for (const RankedCandidate& other : overtakers(c, place)) {
    if (!other.sector) return false;
  }
  const Int end = static_cast<Int>(place) + 1;
  return c.qS() >= 100 || end <= 1 + 100 * one.rank / (100 - c.qS());
}

bool p5_holds(const Checked& c, std::size_t place) {
  const RankedCandidate& one = c.called[place];
  if (one.scholarship || one.sector) return true;
  for (std::size_t i = place + 1; i < c.called.size(); ++i) {
    if (c.called[i].rank < one.rank) return false;
  }
  const Int end = static_cast<Int>(place) + 1;
  const Int rest = 100 - (c.qB() + c.qS());
  return rest <= 0 || end <= (100 * (one.rank + 1) + rest - 1) / rest;
}

}  // namespace

std::vector<CallOrderViolation> broken_guarantees(const RankingGroup& group,
                                                  const CallOrder& order) {
  std::map<Int, RankedCandidate> entries;
  for (const RankedCandidate& entry : group.candidates) entries[entry.candidate] = entry;
  Checked checked{group, {}};
  std::set<Int> seen;
  for (const Int candidate : order) {
    if (!entries.contains(candidate) || !seen.insert(candidate).second) {
      return {{"order", candidate}};
    }
    checked.called.push_back(entries.at(candidate));
  }
  for (const auto& [candidate, entry] : entries) {
    if (!seen.contains(candidate)) return {{"order", candidate}};
  }

  std::vector<CallOrderViolation> broken;
  for (std::size_t place = 0; place < checked.called.size(); ++place) {
    const Int candidate = checked.called[place].candidate;
    if (!p1_holds(checked, place)) broken.push_back({"P1", candidate});
    if (!p2_holds(checked, place)) broken.push_back({"P2", candidate});
    if (!p3_holds(checked, place)) broken.push_back({"P3", candidate});
    if (!p4_holds(checked, place)) broken.push_back({"P4", candidate});
    if (!p5_holds(checked, place)) broken.push_back({"P5", candidate});
  }
  return broken;
}

}  // namespace affecta::naive
