#include <algorithm>
#include <tuple>

#include "tests/support/naive/steps.h"

namespace affecta::naive {

Links links_of(const Day& day) {
  std::map<GroupKey, std::size_t> groups;
  for (std::size_t g = 0; g < day.groups.size(); ++g) groups[day.groups[g].key] = g;
  std::map<BoardingKey, std::size_t> houses;
  for (std::size_t h = 0; h < day.boarding_houses.size(); ++h) {
    houses[day.boarding_houses[h].key] = h;
  }
  const std::set<Int> responders(day.responders.begin(), day.responders.end());

  Links links;
  for (const Wish& wish : day.wishes) {
    links.group.push_back(groups.at(wish.group));
    links.boarding.push_back(wish.boarding ? std::optional(houses.at(*wish.boarding))
                                           : std::nullopt);
    links.responder.push_back(responders.contains(wish.key.candidate));
  }
  return links;
}

bool calls_before(const Wish& a, const Wish& b) {
  return std::tuple(a.call_rank, a.key.candidate, a.key.with_boarding) <
         std::tuple(b.call_rank, b.key.candidate, b.key.with_boarding);
}

Pass prepare(const Day& day, const Links& links, const Statuses& status) {
  Pass pass;
  pass.status = status;
  pass.group_holders.resize(day.groups.size());
  pass.group_waiting.resize(day.groups.size());
  pass.boarding_holders.resize(day.boarding_houses.size());
  pass.boarding_waiting.resize(day.boarding_houses.size());

  for (std::size_t w = 0; w < day.wishes.size(); ++w) {
    const std::size_t group = links.group[w];
    const std::optional<std::size_t> house = links.boarding[w];
    const Int candidate = day.wishes[w].key.candidate;
    if (is_held(status[w])) {
      pass.group_holders[group].insert(candidate);
      if (house) pass.boarding_holders[*house].insert(candidate);
    } else if (status[w] == Status::waiting) {
      pass.group_waiting[group].push_back(w);
      if (house) pass.boarding_waiting[*house].push_back(w);
    }
  }
  for (auto& waiting : pass.group_waiting) {
    std::sort(waiting.begin(), waiting.end(), [&](std::size_t a, std::size_t b) {
      return calls_before(day.wishes[a], day.wishes[b]);
    });
  }
  for (auto& waiting : pass.boarding_waiting) {
    std::sort(waiting.begin(), waiting.end(), [&](std::size_t a, std::size_t b) {
      return std::tuple(day.wishes[a].boarding_rank, day.wishes[a].key) <
             std::tuple(day.wishes[b].boarding_rank, day.wishes[b].key);
    });
  }

  for (std::size_t g = 0; g < day.groups.size(); ++g) {
    const Int holders = static_cast<Int>(pass.group_holders[g].size());
    pass.group_vacancies.push_back(std::max<Int>(0, day.groups[g].capacity - holders));
  }
  for (std::size_t h = 0; h < day.boarding_houses.size(); ++h) {
    const Int holders = static_cast<Int>(pass.boarding_holders[h].size());
    pass.boarding_vacancies.push_back(std::max<Int>(0, day.boarding_houses[h].capacity - holders));
  }
  return pass;
}

}  // namespace affecta::naive
