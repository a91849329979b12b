// Section 5.

#include <algorithm>

#include "tests/support/naive/steps.h"

namespace affecta::naive {
namespace {

using Wishes = std::vector<std::size_t>;

// The wishes the displays look at: neither proposed before the day nor outside the main procedure.
Wishes displayed_wishes(const Finished& f, std::size_t group) {
  Wishes result;
  for (std::size_t w = 0; w < f.day.wishes.size(); ++w) {
    const Wish& wish = f.day.wishes[w];
    if (f.links.group[w] == group && !is_proposed_before(wish.status) && !wish.outside_main) {
      result.push_back(w);
    }
  }
  std::sort(result.begin(), result.end(), [&](std::size_t a, std::size_t b) {
    return calls_before(f.day.wishes[a], f.day.wishes[b]);
  });
  return result;
}

// The candidate's other wish for the formation, maybe in another group, was proposed today.
bool sibling_proposed_today(const Finished& f, const std::map<WishKey, std::size_t>& index,
                            const Wish& wish) {
  WishKey sibling = wish.key;
  sibling.with_boarding = !sibling.with_boarding;
  const auto found = index.find(sibling);
  return found != index.end() && is_proposed_today(f.status[found->second]);
}

// For a wish without a rank of yesterday: the smaller of n and the rank that the next one had.
Int put_back_rank(const Finished& f, const Wishes& wishes, std::size_t at, Int n) {
  const Wish& wish = f.day.wishes[wishes[at]];
  for (std::size_t i = at + 1; i < wishes.size(); ++i) {
    const Wish& next = f.day.wishes[wishes[i]];
    if (next.key.candidate != wish.key.candidate && next.waiting_rank_yesterday > 0) {
      return std::min(n, next.waiting_rank_yesterday);
    }
  }
  return n;
}

void display_waiting_ranks(const Finished& f, const std::map<WishKey, std::size_t>& index,
                           const Wishes& wishes, GroupOutcome& group, Outcome& outcome) {
  Int n = 0;
  std::optional<Int> last_counted;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const std::size_t w = wishes[i];
    const Wish& wish = f.day.wishes[w];
    if (f.status[w] != Status::waiting || f.links.boarding[w]) continue;
    if (!sibling_proposed_today(f, index, wish) && last_counted != wish.key.candidate) {
      ++n;
      ++group.waiting_count;
      last_counted = wish.key.candidate;
    }
    Int& rank = outcome.wishes.at(wish.key).waiting_rank;
    if (f.day.parameters.day == 1) {
      rank = std::max<Int>(1, n);
      continue;
    }
    const Int yesterday = wish.waiting_rank_yesterday > 0 ? wish.waiting_rank_yesterday
                                                          : put_back_rank(f, wishes, i, n);
    n = std::min(n, yesterday);
    rank = n;
  }
}

Int last_called_rank(const Finished& f, const Wishes& wishes) {
  Int rank = 0;
  for (const std::size_t w : wishes) {
    const Wish& wish = f.day.wishes[w];
    if (is_held(f.status[w])) {
      rank = std::max(rank, wish.call_rank_displayed);
    } else if (f.status[w] == Status::waiting && !wish.ignore_waiting_rank &&
               !is_blocked(f.day, f.links, f.last_pass, f.positions.position, w)) {
      break;
    }
  }
  return rank;
}

Bars bars_of(const Finished& f, const Wishes& wishes, std::size_t house) {
  Bars bars;
  for (const std::size_t w : wishes) {
    if (f.links.boarding[w] == house && is_held(f.status[w])) {
      bars.boarding = std::max(bars.boarding, f.day.wishes[w].boarding_rank);
    }
  }
  if (bars.boarding == 0) return Bars{};
  for (const std::size_t w : wishes) {
    const Wish& wish = f.day.wishes[w];
    if (f.links.boarding[w] != house) continue;
    if (is_held(f.status[w])) {
      bars.call = std::max(bars.call, wish.call_rank_displayed);
    } else if (f.status[w] == Status::waiting && !wish.ignore_waiting_rank &&
               !wish.ignore_boarding_bar && wish.boarding_rank <= bars.boarding) {
      break;
    }
  }
  return bars;
}

}  // namespace

void display(const Finished& f, Outcome& outcome) {
  std::map<WishKey, std::size_t> index;
  for (std::size_t w = 0; w < f.day.wishes.size(); ++w) index[f.day.wishes[w].key] = w;

  for (std::size_t g = 0; g < f.day.groups.size(); ++g) {
    const Wishes wishes = displayed_wishes(f, g);
    const GroupKey& key = f.day.groups[g].key;
    GroupOutcome& group = outcome.groups.at(key);
    display_waiting_ranks(f, index, wishes, group, outcome);
    group.last_called_displayed = last_called_rank(f, wishes);
    for (std::size_t h = 0; h < f.day.boarding_houses.size(); ++h) {
      const Wishes& waited = f.last_pass.boarding_waiting[h];
      const bool waited_here = std::any_of(waited.begin(), waited.end(),
                                           [&](std::size_t w) { return f.links.group[w] == g; });
      if (!waited_here) continue;
      outcome.boarding_houses.at(f.day.boarding_houses[h].key).bars[key] = bars_of(f, wishes, h);
    }
  }
}

}  // namespace affecta::naive
