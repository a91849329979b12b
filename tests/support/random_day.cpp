#include "tests/support/random_day.h"

#include <algorithm>

#include "tests/support/naive/steps.h"
#include "tests/support/responder_repair.h"

namespace affecta::naive {
namespace {

enum class Orders { alike, opposite, unrelated };

// What this seed likes: every feature is strong in some days and absent in others.
struct Taste {
  Int candidates, formations, enrolments, wishes_each;
  Int second_group, shared_ranking;  // chances, in percent, here and below
  Int houses, with_boarding, names_house;
  Int house_capacity, group_capacity;  // at most
  Orders boarding_orders;
  Int responder, preferences;
  Int block_call, stopped, reservation_ended, estimated;
  Int held, outside_main, special, odd_status, displaced;
  Int full;  // groups and houses that have as many holders as places, so that one move frees
             // another
};

Taste taste_of(Random& random, Size size) {
  Taste t{};
  switch (size) {
    case Size::tiny:
      t.candidates = random.between(3, 10);
      break;
    case Size::small:
      t.candidates = random.between(10, 60);
      break;
    case Size::medium:
      t.candidates = random.between(200, 500);
      break;
  }
  t.formations = random.between(1, std::max<Int>(2, t.candidates / random.between(2, 8)));
  t.enrolments = random.between(1, t.formations);
  t.wishes_each = random.between(1, size == Size::tiny ? 4 : 6);
  t.second_group = random.pick<Int>({0, 30, 80});
  t.shared_ranking = random.pick<Int>({0, 0, 40});
  t.houses = random.pick<Int>({0, 1, 2, 1 + t.formations, 1 + t.formations / 2});
  t.with_boarding = random.pick<Int>({20, 50, 90});
  t.names_house = random.pick<Int>({60, 95, 100});
  t.house_capacity = random.pick<Int>({1, 2, 4, 1 + t.candidates / 3});
  t.group_capacity =
      random.pick<Int>({1, 2, 4, 1 + t.candidates / 2, 1 + t.candidates * 2 / t.formations});
  t.boarding_orders = random.pick<Orders>({Orders::alike, Orders::opposite, Orders::unrelated});
  t.responder = random.pick<Int>({0, 15, 50, 95});
  t.preferences = random.pick<Int>({0, 30, 100});
  t.block_call = random.pick<Int>({0, 0, 15, 60});
  t.stopped = random.pick<Int>({0, 0, 10, 40});
  t.reservation_ended = random.pick<Int>({0, 0, 10, 40});
  t.estimated = random.pick<Int>({0, 50, 100});
  t.held = random.pick<Int>({5, 25, 60, 85});
  t.outside_main = random.pick<Int>({0, 10, 40});
  t.special = random.pick<Int>({0, 5, 30});
  t.odd_status = random.pick<Int>({0, 0, 8});
  t.displaced = random.pick<Int>({0, 10, 60});
  t.full = random.pick<Int>({0, 0, 50, 90});
  if (random.percent(10)) {
    // Overbooked houses in which candidates move from one wish to another: P4 and P5 see them.
    t.formations = std::max<Int>(2, t.formations);
    t.wishes_each = std::max<Int>(3, t.wishes_each);
    if (size == Size::tiny) t.candidates = random.between(2, 4);
    t.houses = random.between(1, 2);
    t.house_capacity = 1;
    t.with_boarding = t.responder = 95;
    t.names_house = 100;
    t.held = random.pick<Int>({60, 95});
    t.outside_main = 0;
    t.full = 0;
  } else if (random.percent(10)) {
    // One free place, and everyone holds what the next one prefers: long cascades.
    t.formations = t.candidates;
    t.wishes_each = 4;
    t.second_group = t.shared_ranking = t.outside_main = t.block_call = t.stopped = 0;
    t.responder = 95;
    t.held = 60;
    t.full = 90;
  }
  return t;
}

class Builder {
 public:
  Builder(std::uint64_t seed, Size size) : random_(seed), t_(taste_of(random_, size)) {}

  Day build() {
    parameters();
    formations();
    houses();
    wishes();
    call_ranks();
    boarding_ranks();
    if (day_.parameters.day > 1) past();
    oddities();
    preferences();
    waiting_ranks_of_yesterday();
    group_values();
    if (day_.parameters.day > 1) full_houses();
    repair_responders(day_, random_);
    return std::move(day_);
  }

 private:
  void parameters() {
    Parameters& p = day_.parameters;
    p.day = random_.percent(35) ? 1 : random_.between(2, 60);
    p.reservation_end = random_.percent(30) ? random_.between(1, p.day) : p.day + random_.below(40);
    if (random_.percent(35)) {
      p.ordered_wishes = random_.between(1, p.day);
    } else if (random_.percent(50)) {
      p.ordered_wishes = p.day + random_.between(1, 20);
    }
    p.ordering_end = p.ordered_wishes;
    if (p.ordered_wishes != never && random_.percent(40)) {
      p.ordering_end = random_.percent(50) ? p.ordered_wishes + random_.below(10)
                                           : p.day + random_.between(1, 3);
    }
  }

  void formations() {
    Int ranking_group = 20000;
    for (Int f = 0; f < t_.formations; ++f) {
      const Int formation = 101 + f;
      const Int enrolment = 11 + f % t_.enrolments;
      for (Int g = 0; g == 0 || (g < 3 && random_.percent(t_.second_group)); ++g) {
        const bool shared = f > 0 && g == 0 && random_.percent(t_.shared_ranking);
        Group group;
        group.key = {shared ? random_.pick(day_.groups).key.ranking_group : ranking_group++,
                     enrolment, formation};
        groups_of_[formation].push_back(group.key);
        day_.groups.push_back(group);
      }
    }
  }

  void houses() {
    for (Int h = 0; h < t_.houses; ++h) {
      const GroupKey& near = random_.pick(day_.groups).key;
      BoardingKey key{5100 + h, 0, 0};
      const Int kind = random_.below(3);
      if (kind > 0) key.enrolment_formation = near.enrolment_formation;
      if (kind > 1) key.formation = near.formation;
      day_.boarding_houses.push_back({key, random_.between(0, t_.house_capacity)});
      for (const auto& [formation, groups] : groups_of_) {
        const bool fits = kind == 0   ? random_.percent(70)
                          : kind == 1 ? groups[0].enrolment_formation == near.enrolment_formation
                                      : formation == near.formation;
        if (fits) houses_of_[formation].push_back(key);
      }
    }
  }

  void wishes() {
    for (Int c = 0; c < t_.candidates; ++c) {
      const Int candidate = 1000 + c;
      merit_[candidate] = random_.below(1'000'000);
      if (random_.percent(t_.responder)) day_.responders.push_back(candidate);
      std::set<Int> chosen;
      for (Int i = random_.between(1, t_.wishes_each); i > 0; --i) {
        const Int formation = 101 + random_.below(t_.formations);
        if (chosen.insert(formation).second) wishes_for(candidate, formation);
      }
    }
    random_.shuffle(day_.wishes);
  }

  void wishes_for(Int candidate, Int formation) {
    Wish wish;
    wish.key = {candidate, formation, false};
    wish.group = random_.pick(groups_of_[formation]);
    const bool with = random_.percent(t_.with_boarding);
    if (!with || random_.percent(60)) day_.wishes.push_back(wish);
    if (!with) return;
    wish.key.with_boarding = true;
    if (random_.percent(6)) wish.group = random_.pick(groups_of_[formation]);
    const std::vector<BoardingKey>& houses = houses_of_[formation];
    if (!houses.empty() && random_.percent(t_.names_house)) wish.boarding = random_.pick(houses);
    day_.wishes.push_back(wish);
  }

  // 1, 2, 3, ... in the order given, with holes now and then.
  std::map<Int, Int> ranks_of(const std::vector<Int>& candidates) {
    const bool holes = random_.percent(20);
    std::map<Int, Int> result;
    Int rank = 0;
    for (const Int candidate : candidates) {
      rank += holes ? random_.between(1, 3) : 1;
      result[candidate] = rank;
    }
    return result;
  }

  std::vector<Int> ordered(const std::set<Int>& of, Orders orders) {
    std::vector<Int> candidates(of.begin(), of.end());
    random_.shuffle(candidates);
    if (orders == Orders::unrelated) return candidates;
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](Int a, Int b) { return merit_[a] > merit_[b]; });
    if (orders == Orders::opposite) std::reverse(candidates.begin(), candidates.end());
    return candidates;
  }

  void call_ranks() {
    std::map<Int, std::set<Int>> candidates;
    for (const Wish& w : day_.wishes) candidates[w.group.ranking_group].insert(w.key.candidate);
    std::map<Int, std::map<Int, Int>> ranks;
    for (const auto& [group, of] : candidates) {
      const Orders orders = random_.percent(70) ? Orders::alike : Orders::unrelated;
      ranks[group] = ranks_of(ordered(of, orders));
    }
    for (Wish& wish : day_.wishes) {
      wish.call_rank = ranks[wish.group.ranking_group][wish.key.candidate];
      wish.call_rank_displayed = wish.call_rank;
      if (random_.percent(t_.displaced)) {
        wish.call_rank_displayed = std::max<Int>(1, wish.call_rank - random_.below(4));
      }
    }
  }

  void boarding_ranks() {
    std::map<BoardingKey, std::set<Int>> candidates;
    for (const Wish& wish : day_.wishes) {
      if (wish.boarding) candidates[*wish.boarding].insert(wish.key.candidate);
    }
    for (const auto& [house, of] : candidates) {
      std::map<Int, Int> ranks = ranks_of(ordered(of, t_.boarding_orders));
      for (Wish& wish : day_.wishes) {
        if (wish.boarding == house) wish.boarding_rank = ranks[wish.key.candidate];
      }
    }
  }

  // Days have been played: the best called hold proposals, answered or not.
  void past() {
    std::map<GroupKey, Int> worst;
    for (const Wish& w : day_.wishes) worst[w.group] = std::max(worst[w.group], w.call_rank);
    for (Wish& wish : day_.wishes) {
      const bool near_the_top = 2 * wish.call_rank <= worst[wish.group] + 1;
      if (!random_.percent(near_the_top ? t_.held : t_.held / 5)) continue;
      wish.status = random_.pick<Status>({Status::accepted, Status::accepted, Status::unanswered,
                                          Status::unanswered, Status::refused});
      wish.outside_main = random_.percent(t_.outside_main);
      if (random_.percent(wish.outside_main ? 40 : 3)) {
        wish.call_rank = wish.call_rank_displayed = 0;
      }
      if (random_.percent(3)) wish.boarding_rank = 0;
    }
  }

  void oddities() {
    for (Wish& wish : day_.wishes) {
      wish.ignore_waiting_rank = random_.percent(t_.special);
      wish.ignore_boarding_bar = random_.percent(t_.special);
      if (wish.status != Status::waiting || !random_.percent(t_.odd_status)) continue;
      wish.status = random_.percent(50) ? Status::refused_or_resigned : Status::not_ranked;
      if (wish.status == Status::not_ranked && random_.percent(70)) {
        wish.call_rank = wish.call_rank_displayed = wish.boarding_rank = 0;
      }
    }
  }

  // Waiting wishes before the held one, which a candidate with the responder on must have.
  void preferences() {
    // Nothing is asked of preference ranks while candidates order, even with the responder on.
    const bool ordering = ordering_window(day_.parameters);
    const std::set<Int> responders(day_.responders.begin(), day_.responders.end());
    std::map<Int, std::vector<Wish*>> wishes_of;
    for (Wish& wish : day_.wishes) wishes_of[wish.key.candidate].push_back(&wish);
    for (auto& [candidate, wishes] : wishes_of) {
      const bool responder = responders.contains(candidate);
      if (!responder && !random_.percent(t_.preferences)) continue;
      random_.shuffle(wishes);
      if (responder) {
        std::stable_partition(wishes.begin(), wishes.end(),
                              [](const Wish* wish) { return !is_held(wish->status); });
      }
      Int preference = 0;
      for (Wish* wish : wishes) {
        preference += random_.percent(10) ? 2 : 1;
        const bool none = responder ? is_proposed_before(wish->status) && random_.percent(20)
                                    : random_.percent(15);
        wish->preference = none ? 0 : preference;
        if (!responder && random_.percent(3)) wish->preference = 1;
        if (ordering && random_.percent(8)) wish->preference = random_.below(4);
      }
    }
  }

  void waiting_ranks_of_yesterday() {
    std::vector<Wish*> waiting;
    for (Wish& wish : day_.wishes) {
      if (random_.percent(1)) wish.waiting_rank_yesterday = random_.between(1, 9);  // noise
      if (wish.status == Status::waiting && !wish.boarding) waiting.push_back(&wish);
    }
    if (day_.parameters.day == 1 && !random_.percent(5)) return;
    std::sort(waiting.begin(), waiting.end(), [](const Wish* a, const Wish* b) {
      return std::pair(a->call_rank, a->key) < std::pair(b->call_rank, b->key);
    });
    std::map<GroupKey, Int> last;
    for (Wish* wish : waiting) {
      Int& rank = last[wish->group];
      rank += random_.pick<Int>({0, 1, 1, 1, 2});
      wish->waiting_rank_yesterday = random_.percent(12) ? 0 : std::max<Int>(1, rank);
      if (random_.percent(2)) wish->waiting_rank_yesterday = random_.between(1, rank + 1);
    }
  }

  void group_values() {
    std::map<GroupKey, Int> size;
    std::map<GroupKey, std::set<Int>> holders;
    for (const Wish& wish : day_.wishes) {
      ++size[wish.group];
      if (is_held(wish.status)) holders[wish.group].insert(wish.key.candidate);
    }
    for (Group& group : day_.groups) {
      const Int candidates = size[group.key];
      group.capacity = random_.between(0, t_.group_capacity);
      if (day_.parameters.day > 1 && random_.percent(t_.full)) {
        group.capacity =
            static_cast<Int>(holders[group.key].size()) + (random_.percent(10) ? 1 : 0);
      }
      if (random_.percent(t_.block_call)) group.block_limit = random_.between(1, candidates + 1);
      group.stopped = random_.percent(t_.stopped);
      group.reservation_ended = random_.percent(t_.reservation_ended);
      group.estimate =
          random_.percent(t_.estimated) ? random_.between(0, candidates + 2) : no_limit;
      if (day_.parameters.day > 1) {
        group.last_called_displayed = random_.between(0, candidates);
        group.waiting_count = random_.between(0, candidates);
      }
    }
  }

  void full_houses() {
    std::map<BoardingKey, std::set<Int>> holders;
    for (const Wish& wish : day_.wishes) {
      if (wish.boarding && is_held(wish.status)) {
        holders[*wish.boarding].insert(wish.key.candidate);
      }
    }
    for (Boarding& house : day_.boarding_houses) {
      if (!random_.percent(t_.full)) continue;
      house.capacity = static_cast<Int>(holders[house.key].size()) + (random_.percent(20) ? 1 : 0);
    }
  }

  Random random_;
  Taste t_;
  Day day_;
  std::map<Int, std::vector<GroupKey>> groups_of_;     // by formation
  std::map<Int, std::vector<BoardingKey>> houses_of_;  // by formation
  std::map<Int, Int> merit_;                           // by candidate
};

}  // namespace

Day random_day(std::uint64_t seed, Size size) { return valid(Builder(seed, size).build(), seed); }

Day random_day(std::uint64_t seed) {
  Random random(seed ^ 0x5349'5a45U);
  return random_day(seed, random.percent(90) ? Size::tiny : Size::small);
}

}  // namespace affecta::naive
