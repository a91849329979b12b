// Section 3.2.

#include "tests/support/naive/steps.h"

namespace affecta::naive {

std::vector<Int> maxima(const Day& day, const Links& links, const Pass& pass) {
  std::vector<Int> result;
  for (std::size_t h = 0; h < day.boarding_houses.size(); ++h) {
    bool limited = day.parameters.day < day.parameters.reservation_end;
    for (const std::size_t w : pass.boarding_waiting[h]) {
      if (day.groups[links.group[w]].reservation_ended) limited = false;
    }
    if (!limited) {
      result.push_back(no_limit);
      continue;
    }
    Int counted = 0;
    Int last_counted_rank = 0;
    for (const std::size_t w : pass.boarding_waiting[h]) {
      if (counted == pass.boarding_vacancies[h]) break;
      const Wish& wish = day.wishes[w];
      if (wish.call_rank > day.groups[links.group[w]].estimate) continue;
      if (wish.boarding_rank == last_counted_rank) continue;
      if (pass.boarding_holders[h].contains(wish.key.candidate)) continue;
      ++counted;
      last_counted_rank = wish.boarding_rank;
    }
    result.push_back(last_counted_rank);
  }
  return result;
}

bool is_blocked(const Day& day, const Links& links, const Pass& pass,
                const std::vector<Int>& position, std::size_t wish) {
  const std::optional<std::size_t> house = links.boarding[wish];
  return house && day.wishes[wish].boarding_rank > position[*house] &&
         !pass.boarding_holders[*house].contains(day.wishes[wish].key.candidate);
}

std::vector<bool> proposals(const Day& day, const Links& links, const Pass& pass,
                            const std::vector<Int>& position) {
  std::vector<bool> proposed(day.wishes.size(), false);
  for (std::size_t g = 0; g < day.groups.size(); ++g) {
    const Group& group = day.groups[g];
    if (group.stopped) continue;
    Int vacancies = pass.group_vacancies[g];
    std::optional<Int> proposed_just_before;
    for (const std::size_t w : pass.group_waiting[g]) {
      if (is_blocked(day, links, pass, position, w)) continue;
      const Wish& wish = day.wishes[w];
      const Int candidate = wish.key.candidate;
      const bool costs_nothing =
          pass.group_holders[g].contains(candidate) || proposed_just_before == candidate;
      if (vacancies > 0 || wish.call_rank <= group.block_limit || costs_nothing) {
        proposed[w] = true;
        proposed_just_before = candidate;
        if (!costs_nothing) --vacancies;
      }
    }
  }
  return proposed;
}

Int lowered_position(const Day& day, const Pass& pass, const std::vector<bool>& proposed,
                     std::size_t house, Int position) {
  std::set<Int> newcomers;
  for (const std::size_t w : pass.boarding_waiting[house]) {
    const Wish& wish = day.wishes[w];
    if (wish.boarding_rank > position) break;
    if (!proposed[w] || pass.boarding_holders[house].contains(wish.key.candidate)) continue;
    newcomers.insert(wish.key.candidate);
    if (static_cast<Int>(newcomers.size()) > pass.boarding_vacancies[house]) {
      return wish.boarding_rank - 1;
    }
  }
  return position;
}

Positions greatest_positions(const Day& day, const Links& links, const Pass& pass) {
  Positions result;
  result.maximum = maxima(day, links, pass);
  result.position = result.maximum;
  for (bool lowered = true; lowered;) {
    lowered = false;
    const std::vector<bool> proposed = proposals(day, links, pass, result.position);
    for (std::size_t h = 0; h < day.boarding_houses.size(); ++h) {
      const Int position = lowered_position(day, pass, proposed, h, result.position[h]);
      if (position < result.position[h]) {
        result.position[h] = position;
        lowered = true;
      }
    }
  }
  return result;
}

}  // namespace affecta::naive
