// A campaign goes on: what candidates, formations and operators do between two days.

#include <algorithm>

#include "tests/support/random_day.h"
#include "tests/support/responder_repair.h"

namespace affecta::naive {
namespace {

class Overnight {
 public:
  enum class Wishes { come_and_go, stay };
  Overnight(const Day& day, const Outcome& outcome, std::uint64_t seed, Wishes wishes)
      : random_(seed), day_(day), outcome_(outcome), wishes_(wishes) {}

  NextDay pass() {
    calendar();
    results();
    answers();
    resignations_and_returns();
    if (random_.percent(30)) placements_outside_main();
    if (random_.percent(30)) ranking_error();
    if (random_.percent(20) && wishes_ == Wishes::come_and_go) late_dossier();
    if (random_.percent(30)) preferences();
    capacities_and_flags();
    responders();
    repair_responders(day_, random_,
                      wishes_ == Wishes::stay ? LessPreferred::stay : LessPreferred::leave);
    return {std::move(day_), std::move(insertions_)};
  }

 private:
  void calendar() {
    Parameters& p = day_.parameters;
    ++p.day;
    if (p.ordered_wishes == never && random_.percent(10)) {
      p.ordered_wishes = p.day + random_.below(3);
      p.ordering_end = p.ordered_wishes + random_.below(3);
    }
  }

  bool withdrawn(const Wish& wish) const { return outcome_.excluded_groups.contains(wish.group); }

  // The statuses of a result become those of an input; given up while waiting leaves the day.
  void results() {
    std::set<WishKey> gone;
    for (Wish& wish : day_.wishes) {
      const WishOutcome& result = outcome_.wishes.at(wish.key);
      wish.waiting_rank_yesterday = result.waiting_rank;
      switch (result.status) {
        case Status::proposed_today:
          wish.status = withdrawn(wish) ? Status::waiting : Status::unanswered;
          break;
        case Status::accepted_by_responder:
          wish.status = withdrawn(wish) ? Status::waiting : Status::accepted;
          break;
        case Status::responder_gave_up_held:
        case Status::ordered_gave_up_held:
          wish.status = Status::refused;
          break;
        case Status::responder_gave_up_waiting:
        case Status::ordered_gave_up_waiting:
          wish.status = Status::refused_or_resigned;
          if (random_.percent(80)) gone.insert(wish.key);
          break;
        default:
          wish.status = result.status;
      }
    }
    forget(gone);
  }

  void answers() {
    const Int accepts = random_.pick<Int>({10, 40, 70});
    const Int refuses = random_.pick<Int>({5, 20, 50});
    for (Wish& wish : day_.wishes) {
      if (wish.status == Status::unanswered && random_.percent(accepts)) {
        wish.status = Status::accepted;
      } else if (is_held(wish.status) && random_.percent(refuses)) {
        wish.status = Status::refused;
      }
    }
  }

  void resignations_and_returns() {
    const Int resigns = random_.pick<Int>({0, 3, 20});
    const Int returns = random_.pick<Int>({0, 0, 5, 30});
    std::set<WishKey> gone;
    for (Wish& wish : day_.wishes) {
      if (wish.status == Status::waiting && random_.percent(resigns)) {
        wish.status = Status::refused_or_resigned;
        if (random_.percent(70)) gone.insert(wish.key);
      } else if (!is_held(wish.status) && wish.status != Status::waiting &&
                 random_.percent(returns)) {
        give_back(wish);
      }
    }
    forget(gone);
  }

  void forget(const std::set<WishKey>& gone) {
    if (wishes_ == Wishes::stay) return;
    std::erase_if(day_.wishes, [&](const Wish& wish) { return gone.contains(wish.key); });
  }

  // A withdrawn resignation, a refusal that was a mistake.
  void give_back(Wish& wish) {
    if (wish.call_rank == 0 || (wish.boarding && wish.boarding_rank == 0)) return;
    wish.status = Status::waiting;
    wish.outside_main = false;
    wish.ignore_waiting_rank = true;
    wish.waiting_rank_yesterday = 0;
  }

  void placements_outside_main() {
    for (Wish& wish : day_.wishes) {
      if (is_held(wish.status) || !random_.percent(5)) continue;
      wish.status = random_.percent(70) ? Status::accepted : Status::unanswered;
      wish.outside_main = true;
      wish.ignore_boarding_bar = random_.percent(50);
    }
  }

  void ranking_error() {
    std::vector<Wish*> waiting;
    for (Wish& wish : day_.wishes) {
      if (wish.status == Status::waiting) waiting.push_back(&wish);
    }
    if (waiting.empty()) return;
    const Wish mended = *random_.pick(waiting);
    const Int rank = random_.between(1, mended.call_rank + 1);
    insert_at_call_rank(day_, mended.group.ranking_group, mended.key.candidate, rank);
    insertions_.push_back({mended.group.ranking_group, mended.key.candidate, rank});
    for (Wish& wish : day_.wishes) {
      if (wish.key.candidate == mended.key.candidate && wish.group == mended.group) {
        wish.ignore_waiting_rank = true;
        wish.waiting_rank_yesterday = 0;
      }
    }
  }

  // A newcomer, or a candidate who has not been in this group yet.
  void late_dossier() {
    const Group group = random_.pick(day_.groups);
    std::set<Int> known, in_group;
    for (const Wish& wish : day_.wishes) {
      known.insert(wish.key.candidate);
      if (wish.group.ranking_group == group.key.ranking_group ||
          wish.key.formation == group.key.formation) {
        in_group.insert(wish.key.candidate);
      }
    }
    std::vector<Int> others{known.empty() ? 1000 : *known.rbegin() + 1};
    std::set_difference(known.begin(), known.end(), in_group.begin(), in_group.end(),
                        std::back_inserter(others));
    Wish wish;
    wish.key = {random_.pick(others), group.key.formation, random_.percent(20)};
    wish.group = group.key;
    wish.ignore_waiting_rank = true;
    day_.wishes.push_back(wish);
    insert_at_call_rank(day_, group.key.ranking_group, wish.key.candidate,
                        random_.between(1, 1 + static_cast<Int>(in_group.size())));
  }

  void preferences() {
    std::map<Int, std::vector<Wish*>> wishes_of;
    for (Wish& wish : day_.wishes) wishes_of[wish.key.candidate].push_back(&wish);
    for (auto& [candidate, wishes] : wishes_of) {
      if (!random_.percent(50)) continue;
      random_.shuffle(wishes);
      Int preference = 0;
      for (Wish* wish : wishes) wish->preference = ++preference;
    }
  }

  void capacities_and_flags() {
    for (Group& group : day_.groups) {
      const GroupOutcome& result = outcome_.groups.at(group.key);
      group.waiting_count = result.waiting_count;
      group.last_called_displayed =
          std::max(group.last_called_displayed, result.last_called_displayed);
      if (random_.percent(10)) group.capacity += random_.between(1, 3);
      if (random_.percent(5)) group.capacity = std::max<Int>(0, group.capacity - 1);
      if (random_.percent(5)) group.block_limit += random_.between(1, 4);
      if (random_.percent(5)) group.stopped = !group.stopped;
      if (random_.percent(3)) group.reservation_ended = true;
      if (random_.percent(15)) group.estimate = random_.between(0, 12);
      if (random_.percent(3)) group.estimate = no_limit;
    }
    for (Boarding& house : day_.boarding_houses) {
      if (random_.percent(10)) ++house.capacity;
      if (random_.percent(5)) house.capacity = std::max<Int>(0, house.capacity - 1);
    }
  }

  void responders() {
    const Int turns = random_.pick<Int>({0, 3, 20});
    const std::set<Int> on(day_.responders.begin(), day_.responders.end());
    std::set<Int> candidates = on;
    for (const Wish& wish : day_.wishes) candidates.insert(wish.key.candidate);
    day_.responders.clear();
    for (const Int candidate : candidates) {
      if (on.contains(candidate) != random_.percent(turns)) day_.responders.push_back(candidate);
    }
  }

  Random random_;
  Day day_;
  const Outcome& outcome_;
  Wishes wishes_;
  std::vector<CallRankInsertion> insertions_;
};

}  // namespace

Day next_day(const Day& day, const Outcome& outcome, std::uint64_t seed) {
  return valid(Overnight(day, outcome, seed, Overnight::Wishes::come_and_go).pass().day, seed);
}

NextDay next_day_of_the_same_wishes(const Day& day, const Outcome& outcome, std::uint64_t seed) {
  NextDay next = Overnight(day, outcome, seed, Overnight::Wishes::stay).pass();
  next.day = valid(std::move(next.day), seed);
  return next;
}

}  // namespace affecta::naive
