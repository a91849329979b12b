#include "engine/model/input_checks.h"

#include <algorithm>
#include <string>

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

namespace affecta {

namespace {

using enum RefusalCode;

constexpr std::size_t group_grain = 64;
constexpr std::size_t candidate_grain = 4096;
constexpr std::size_t wish_grain = std::size_t{1} << 16;

template <class Body>
FirstFault first_fault(const Workers& workers, std::size_t count, std::size_t grain,
                       const Body& body) {
  FirstFault first;
  const auto chunks = workers.map_chunks(count, grain, [&](std::size_t begin, std::size_t end) {
    FirstFault faults;
    for (std::size_t i = begin; i < end; ++i) body(i, faults);
    return faults;
  });
  for (const FirstFault& chunk : chunks) first.merge(chunk);
  return first;
}

void check_not_negative(std::int32_t value, const char* name, const WishRow& wish, std::size_t row,
                        FirstFault& faults) {
  if (value >= 0) return;
  faults.offer(Subject::wish, row, negative_value, [&] {
    return std::string(name) + " " + std::to_string(value) + " of the wish " + to_text(wish.key) +
           ", the least is 0";
  });
}

// Waiting wishes that name one rank, or are one candidate's: `wishes` are sorted by rank.
// Offers a fault for each wish that contradicts one before it in the document.
struct RankCheck {
  RefusalCode shared;     // two candidates on one rank
  RefusalCode two_ranks;  // one candidate on two ranks
  const char* rank_name;
};

struct RankedWish {
  CandidateIndex candidate;
  std::int32_t rank;
  std::uint32_t row;
  WishIndex wish;
};

void offer_rank_fault(const Instance& instance, const RankedWish& wish, const RankedWish& earlier,
                      RefusalCode code, const char* rank_name, FirstFault& faults) {
  faults.offer(Subject::wish, wish.row, code, [&] {
    return std::string("the wish ") + to_text(instance.key(wish.wish)) + " has " + rank_name + " " +
           std::to_string(wish.rank) + "; the wish " + to_text(instance.key(earlier.wish)) +
           " has " + rank_name + " " + std::to_string(earlier.rank);
  });
}

// `same(a, b)`: the run to look at; `agree(a, b)`: what all wishes of a run must agree on.
template <class Same, class Agree>
void check_runs(const Instance& instance, std::vector<RankedWish>& wishes, const Same& same,
                const Agree& agree, RefusalCode code, const char* rank_name, FirstFault& faults) {
  for (std::size_t begin = 0; begin < wishes.size();) {
    std::size_t end = begin;
    const RankedWish* earliest = &wishes[begin];
    bool contradiction = false;
    for (; end < wishes.size() && same(wishes[begin], wishes[end]); ++end) {
      contradiction |= !agree(wishes[begin], wishes[end]);
      if (wishes[end].row < earliest->row) earliest = &wishes[end];
    }
    for (std::size_t i = begin; contradiction && i < end; ++i) {
      if (!agree(*earliest, wishes[i])) {
        offer_rank_fault(instance, wishes[i], *earliest, code, rank_name, faults);
      }
    }
    begin = end;
  }
}

// `wishes`: the waiting wishes of a group or boarding house, sorted by rank.
void check_ranks(const Instance& instance, std::vector<RankedWish>& wishes, const RankCheck& check,
                 FirstFault& faults) {
  const auto same_rank = [](const RankedWish& a, const RankedWish& b) { return a.rank == b.rank; };
  const auto same_candidate = [](const RankedWish& a, const RankedWish& b) {
    return a.candidate == b.candidate;
  };
  check_runs(instance, wishes, same_rank, same_candidate, check.shared, check.rank_name, faults);
  // Wishes of one candidate on one rank are neighbours; a candidate seen on two ranks shows in
  // the order by candidate.
  std::ranges::sort(wishes, {}, [](const RankedWish& wish) {
    return std::tie(wish.candidate, wish.rank, wish.row);
  });
  check_runs(instance, wishes, same_candidate, same_rank, check.two_ranks, check.rank_name, faults);
}

// Reads the wishes of one candidate with the responder, in document order, against those before.
class ResponderCheck {
 public:
  ResponderCheck(const Instance& instance, RowOfWish row_of, FirstFault& faults)
      : instance_(instance), row_of_(row_of), faults_(faults) {}

  void operator()(CandidateIndex candidate) {
    const auto own = instance_.wishes_of_candidate[candidate];
    by_row_.assign(own.begin(), own.end());
    std::ranges::sort(by_row_, {}, [&](WishIndex wish) { return row_of_[wish]; });
    by_preference_.clear();
    held_ = worst_waiting_ = WishIndex::none();
    for (const WishIndex wish : by_row_) check(wish);
  }

 private:
  std::int32_t preference(WishIndex wish) const { return instance_.wishes.preference[wish]; }

  void check(WishIndex wish) {
    const WishStatus status = instance_.wishes.status[wish];
    if (preference(wish) == 0 && !is_proposed_before(status)) {
      offer(wish, responder_without_preference, [] { return "has no preference rank"; });
    }
    if (preference(wish) > 0) {
      const auto [same, first] = by_preference_.emplace(preference(wish), wish);
      if (!first) {
        offer(wish, responder_same_preference, [&] {
          return "has preference rank " + std::to_string(preference(wish)) + ", and so has " +
                 to_text(instance_.key(same->second));
        });
      }
    }
    if (is_held(status) && !instance_.has(wish, wish_flag::outside_main)) check_held(wish);
    if (is_waiting(status)) check_waiting(wish);
  }

  void check_held(WishIndex wish) {
    if (held_) {
      offer(wish, responder_two_held,
            [&] { return "is held, and so is " + to_text(instance_.key(held_)); });
    }
    held_ = wish;
    if (worst_waiting_) check_preferred(worst_waiting_, held_, wish);
  }

  void check_waiting(WishIndex wish) {
    if (held_) check_preferred(wish, held_, wish);
    if (!worst_waiting_ || preference(wish) > preference(worst_waiting_)) worst_waiting_ = wish;
  }

  // `later`: whichever of the two comes later in the document.
  void check_preferred(WishIndex waiting, WishIndex held, WishIndex later) {
    if (preference(held) == 0 || preference(waiting) < preference(held)) return;
    offer(later, responder_waiting_not_preferred, [&] {
      return "contradicts another: " + to_text(instance_.key(waiting)) +
             " waits with preference rank " + std::to_string(preference(waiting)) + ", " +
             to_text(instance_.key(held)) + " is held with " + std::to_string(preference(held));
    });
  }

  template <class Text>
  void offer(WishIndex wish, RefusalCode code, const Text& text) {
    faults_.offer(Subject::wish, row_of_[wish], code,
                  [&] { return "the wish " + to_text(instance_.key(wish)) + " " + text(); });
  }

  const Instance& instance_;
  RowOfWish row_of_;
  FirstFault& faults_;
  std::vector<WishIndex> by_row_;
  boost::unordered_flat_map<std::int32_t, WishIndex> by_preference_;
  WishIndex held_;           // the last one held so far, within the main procedure
  WishIndex worst_waiting_;  // the waiting wish with the greatest preference rank so far
};

}  // namespace

void check_parameters(const DayParameters& parameters, FirstFault& faults) {
  if (parameters.day > 0) return;
  faults.offer(Subject::parameters, 0, day_not_positive,
               [&] { return "day " + std::to_string(parameters.day) + ", the least is 1"; });
}

void check_responders(const std::vector<CandidateKey>& responders, FirstFault& faults) {
  boost::unordered_flat_set<CandidateKey> seen(responders.size());
  for (std::size_t row = 0; row < responders.size(); ++row) {
    if (seen.insert(responders[row]).second) continue;
    faults.offer(Subject::responder, row, duplicate_candidate, [&] {
      return "gCnCod " + std::to_string(responders[row]) + " appears a second time";
    });
  }
}

void check_wish_row(const WishRow& wish, std::size_t row, const SortedGroups& groups,
                    const SortedBoardings& boardings, FirstFault& faults) {
  const auto offer = [&](RefusalCode code, const auto& text) {
    faults.offer(Subject::wish, row, code,
                 [&] { return "the wish " + to_text(wish.key) + " " + text(); });
  };
  if (!groups.find(wish.group)) {
    offer(unknown_group, [&] { return "names an unknown group, " + to_text(wish.group); });
  }
  if (wish.group.formation != wish.key.formation) {
    offer(wrong_formation, [&] { return "names the group " + to_text(wish.group); });
  }
  if (wish.boarding) {
    if (!boardings.find(*wish.boarding)) {
      offer(unknown_boarding,
            [&] { return "names an unknown boarding house, " + to_text(*wish.boarding); });
    }
    if (wish.boarding->sharing() == BoardingKey::Sharing::formation &&
        wish.boarding->formation != wish.key.formation) {
      offer(wrong_boarding_formation,
            [&] { return "names the boarding house " + to_text(*wish.boarding); });
    }
  }
  check_wish_values(wish, row, faults);
}

void check_wish_values(const WishRow& wish, std::size_t row, FirstFault& faults) {
  const auto offer = [&](RefusalCode code, const auto& text) {
    faults.offer(Subject::wish, row, code,
                 [&] { return "the wish " + to_text(wish.key) + " " + text(); });
  };
  if (!is_input_status(wish.status)) {
    offer(status_of_a_result,
          [&] { return "has the status " + std::string(to_text(wish.status)); });
  }
  check_not_negative(wish.call_rank, "call rank", wish, row, faults);
  check_not_negative(wish.displayed_call_rank, "displayed call rank", wish, row, faults);
  check_not_negative(wish.boarding_rank, "boarding rank", wish, row, faults);
  check_not_negative(wish.preference, "preference rank", wish, row, faults);
  check_not_negative(wish.waiting_rank_yesterday, "yesterday's waiting-list rank", wish, row,
                     faults);
  if (wish.call_rank == 0 && !is_proposed_before(wish.status) &&
      wish.status != WishStatus::not_ranked) {
    offer(missing_call_rank, [] { return std::string("has no call rank"); });
  }
  if (wish.boarding && wish.boarding_rank == 0 && is_waiting(wish.status)) {
    offer(missing_boarding_rank, [] { return std::string("waits and has no boarding rank"); });
  }
  if (wish.outside_main && !is_proposed_before(wish.status)) {
    offer(outside_main_not_proposed_before, [&] {
      return "is outside the main procedure with the status " + std::string(to_text(wish.status));
    });
  }
}

WishRow row_of(const Instance& instance, WishIndex wish) {
  const WishColumns& wishes = instance.wishes;
  WishRow row;
  row.key = instance.key(wish);
  row.group = instance.groups.key[wishes.group[wish]];
  if (const BoardingIndex boarding = wishes.boarding[wish]) {
    row.boarding = instance.boardings.key[boarding];
  }
  row.call_rank = wishes.call_rank[wish];
  row.displayed_call_rank = wishes.displayed_call_rank[wish];
  row.boarding_rank = wishes.boarding_rank[wish];
  row.preference = wishes.preference[wish];
  row.waiting_rank_yesterday = wishes.waiting_rank_yesterday[wish];
  row.status = wishes.status[wish];
  row.outside_main = instance.has(wish, wish_flag::outside_main);
  row.ignore_waiting_rank = instance.has(wish, wish_flag::ignore_waiting_rank);
  row.ignore_boarding_bar = instance.has(wish, wish_flag::ignore_boarding_bar);
  return row;
}

FirstFault check_values(const Instance& instance, const Workers& workers) {
  const WishColumns& wishes = instance.wishes;
  // Most wishes wait, with their ranks, or are held: those need no row.
  const auto is_plain = [&](WishIndex wish) {
    const WishStatus status = wishes.status[wish];
    const bool known = is_waiting(status) || is_held_before(status);
    const bool ranked = wishes.call_rank[wish] > 0 &&
                        (!instance.names_boarding(wish) || wishes.boarding_rank[wish] > 0);
    const bool negative = (wishes.displayed_call_rank[wish] | wishes.boarding_rank[wish] |
                           wishes.preference[wish] | wishes.waiting_rank_yesterday[wish]) < 0;
    return known && ranked && !negative && !instance.has(wish, wish_flag::outside_main);
  };
  return first_fault(workers, instance.wish_count(), wish_grain,
                     [&](std::size_t i, FirstFault& faults) {
                       const WishIndex wish = WishIndex::at(i);
                       if (is_plain(wish)) return;
                       check_wish_values(row_of(instance, wish), i, faults);
                     });
}

FirstFault check_duplicates(const Instance& instance, RowOfWish row_of, const Workers& workers) {
  const auto body = [&](std::size_t candidate, FirstFault& faults) {
    // Equal wishes are neighbours; the one first in the document is not at fault, the others are.
    const auto own = instance.wishes_of_candidate[CandidateIndex::at(candidate)];
    for (std::size_t i = 1; i < own.size(); ++i) {
      const WishKey key = instance.key(own[i]);
      if (key != instance.key(own[i - 1])) continue;
      faults.offer(Subject::wish, std::max(row_of[own[i]], row_of[own[i - 1]]), duplicate_wish,
                   [&] { return "the wish " + to_text(key) + " appears a second time"; });
    }
  };
  return first_fault(workers, instance.candidate_count(), candidate_grain, body);
}

FirstFault check_call_ranks(const Instance& instance, std::span<const GroupIndex> groups,
                            RowOfWish row_of, const Workers& workers) {
  const RankCheck check{call_rank_shared, two_call_ranks, "call rank"};
  const auto body = [&](std::size_t i, FirstFault& faults) {
    const GroupIndex group = groups[i];
    // In call order, waiting wishes whose ranks rise strictly between candidates need a second
    // look only where a candidate comes back: their sibling is not a neighbour.
    const WishColumns& wishes = instance.wishes;
    std::vector<RankedWish> waiting;
    bool suspicious = false;
    RankedWish last{};
    for (const WishIndex wish : instance.wishes_of_group[group]) {
      if (!is_waiting(wishes.status[wish])) continue;
      const RankedWish next{wishes.candidate[wish], wishes.call_rank[wish], row_of[wish], wish};
      suspicious |= last.candidate && next.rank == last.rank && next.candidate != last.candidate;
      if (instance.has(wish, wish_flag::has_sibling)) {
        const WishIndex sibling = instance.sibling(wish);
        suspicious |= wishes.group[sibling] == group && is_waiting(wishes.status[sibling]) &&
                      wishes.call_rank[sibling] != next.rank;
      }
      last = next;
    }
    if (!suspicious) return;
    for (const WishIndex wish : instance.wishes_of_group[group]) {
      if (!is_waiting(wishes.status[wish])) continue;
      waiting.push_back({wishes.candidate[wish], wishes.call_rank[wish], row_of[wish], wish});
    }
    check_ranks(instance, waiting, check, faults);
  };
  return first_fault(workers, groups.size(), group_grain, body);
}

FirstFault check_boarding_ranks(const Instance& instance, std::span<const BoardingIndex> boardings,
                                RowOfWish row_of, const Workers& workers) {
  const RankCheck check{boarding_rank_shared, two_boarding_ranks, "boarding rank"};
  const auto body = [&](std::size_t i, FirstFault& faults) {
    const WishColumns& wishes = instance.wishes;
    std::vector<RankedWish> waiting;
    for (const WishIndex wish : instance.wishes_of_boarding[boardings[i]]) {
      if (!is_waiting(wishes.status[wish])) continue;
      waiting.push_back({wishes.candidate[wish], wishes.boarding_rank[wish], row_of[wish], wish});
    }
    check_ranks(instance, waiting, check, faults);
  };
  return first_fault(workers, boardings.size(), 1, body);
}

FirstFault check_responder_wishes(const Instance& instance,
                                  std::span<const CandidateIndex> responders, RowOfWish row_of,
                                  const Workers& workers) {
  if (instance.parameters.ordering()) return {};
  FirstFault first;
  const auto chunks = workers.map_chunks(
      responders.size(), candidate_grain, [&](std::size_t begin, std::size_t end) {
        FirstFault faults;
        ResponderCheck check(instance, row_of, faults);
        for (const CandidateIndex candidate : responders.subspan(begin, end - begin)) {
          check(candidate);
        }
        return faults;
      });
  for (const FirstFault& chunk : chunks) first.merge(chunk);
  return first;
}

}  // namespace affecta
