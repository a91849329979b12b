// One fault at a time, each kind of section 6.

#include <algorithm>

#include "tests/support/naive/steps.h"
#include "tests/support/random_day.h"

namespace affecta::naive {
namespace {

constexpr Int unused_id = 1'000'000'007;

class Mutation {
 public:
  Mutation(const Day& day, std::uint64_t seed) : random_(seed), day_(day) {}

  // False when this day offers no occasion.
  bool apply(Check kind);
  Day day() && { return std::move(day_); }

 private:
  template <class Accepted>
  Wish* any_wish(const Accepted& accepted) {
    std::vector<Wish*> wishes;
    for (Wish& wish : day_.wishes) {
      if (accepted(wish)) wishes.push_back(&wish);
    }
    return wishes.empty() ? nullptr : random_.pick(wishes);
  }
  Wish* any_wish() {
    return any_wish([](const Wish&) { return true; });
  }
  Wish* any_waiting() {
    return any_wish([](const Wish& wish) { return wish.status == Status::waiting; });
  }
  Wish* any_boarder() {
    return any_wish(
        [](const Wish& wish) { return wish.status == Status::waiting && wish.boarding; });
  }

  bool identity(Check kind);
  bool value(Check kind);
  bool rank(Check kind);
  bool responder(Check kind);

  bool duplicate(Check kind);
  bool negative_wish();
  bool result_status();
  bool house_of_another_formation();
  bool two_call_ranks();
  bool shared_call_rank();
  bool two_boarding_ranks();
  bool shared_boarding_rank();
  bool preference_missing_while_ordering();
  std::vector<Wish*> candidate_with_responder(std::size_t wishes);

  Random random_;
  Day day_;
};

template <class T>
bool push_copy(std::vector<T>& items, Random& random) {
  if (items.empty()) return false;
  const T copy = random.pick(items);
  items.push_back(copy);
  return true;
}

bool Mutation::duplicate(Check kind) {
  if (kind == Check::duplicate_group) return push_copy(day_.groups, random_);
  if (kind == Check::duplicate_boarding) return push_copy(day_.boarding_houses, random_);
  return push_copy(day_.wishes, random_);
}

bool Mutation::house_of_another_formation() {
  Wish* wish = any_wish();
  if (!wish) return false;
  wish->boarding = BoardingKey{unused_id, wish->group.enrolment_formation, unused_id};
  day_.boarding_houses.push_back({*wish->boarding, 1});
  return true;
}

bool Mutation::identity(Check kind) {
  Wish* wish = any_wish();
  switch (kind) {
    case Check::day_not_positive:
      day_.parameters.day = -random_.below(3);
      return true;
    case Check::mixed_sharing: {
      if (day_.boarding_houses.empty()) return false;
      Boarding other = random_.pick(day_.boarding_houses);
      other.key = sharing_of(other.key) == Sharing::establishment
                      ? BoardingKey{other.key.boarding, unused_id, 0}
                      : BoardingKey{other.key.boarding, 0, 0};
      day_.boarding_houses.push_back(other);
      return true;
    }
    case Check::unknown_group:
      if (wish) wish->group.ranking_group = unused_id;
      return wish != nullptr;
    case Check::unknown_boarding:
      if (wish) wish->boarding = BoardingKey{unused_id, 0, 0};
      return wish != nullptr;
    case Check::wrong_formation:
      if (wish) wish->key.formation = unused_id;
      return wish != nullptr;
    case Check::wrong_boarding_formation:
      return house_of_another_formation();
    default:
      return duplicate(kind);
  }
}

bool Mutation::negative_wish() {
  Wish* wish = any_wish();
  if (!wish) return false;
  *random_.pick<Int*>({&wish->call_rank, &wish->call_rank_displayed, &wish->boarding_rank,
                       &wish->preference, &wish->waiting_rank_yesterday}) = -1;
  return true;
}

bool Mutation::result_status() {
  Wish* wish = any_wish();
  if (!wish) return false;
  wish->status =
      random_.pick<Status>({Status::proposed_today, Status::accepted_by_responder,
                            Status::responder_gave_up_held, Status::responder_gave_up_waiting,
                            Status::ordered_gave_up_held, Status::ordered_gave_up_waiting});
  return true;
}

bool Mutation::value(Check kind) {
  switch (kind) {
    case Check::negative_group_value: {
      if (day_.groups.empty()) return false;
      Group& group = day_.groups[static_cast<std::size_t>(
          random_.below(static_cast<Int>(day_.groups.size())))];
      *random_.pick<Int*>({&group.capacity, &group.block_limit, &group.estimate}) = -1;
      return true;
    }
    case Check::negative_boarding_value:
      if (day_.boarding_houses.empty()) return false;
      day_.boarding_houses.back().capacity = -1;
      return true;
    case Check::negative_wish_value:
      return negative_wish();
    case Check::result_status:
      return result_status();
    default: {  // outside_main_not_proposed_before
      Wish* wish = any_wish([](const Wish& w) { return !is_proposed_before(w.status); });
      if (wish) wish->outside_main = true;
      return wish != nullptr;
    }
  }
}

bool Mutation::two_call_ranks() {
  Wish* wish = any_waiting();
  if (!wish) return false;
  WishKey sibling = wish->key;
  sibling.with_boarding = !sibling.with_boarding;
  Wish other = *wish;
  other.key = sibling;
  other.boarding.reset();
  other.call_rank = unused_id;
  std::erase_if(day_.wishes, [&](const Wish& w) { return w.key == sibling; });
  day_.wishes.push_back(other);
  return true;
}

bool Mutation::shared_call_rank() {
  const Wish* wish = any_waiting();
  if (!wish) return false;
  Wish* other = any_wish([&](const Wish& w) {
    return w.status == Status::waiting && w.group == wish->group &&
           w.key.candidate != wish->key.candidate;
  });
  if (!other) return false;
  const Int rank = wish->call_rank;
  const GroupKey group = other->group;
  const Int candidate = other->key.candidate;
  for (Wish& w : day_.wishes) {
    if (w.group == group && w.key.candidate == candidate) w.call_rank = rank;
  }
  return true;
}

bool Mutation::two_boarding_ranks() {
  const Wish* wish = any_boarder();
  if (!wish) return false;
  Wish* other = any_wish([&](const Wish& w) {
    return w.status == Status::waiting && w.key.candidate == wish->key.candidate &&
           w.key != wish->key &&
           (sharing_of(*wish->boarding) != Sharing::single_formation ||
            w.key.formation == wish->key.formation);
  });
  if (!other) return false;
  other->boarding = wish->boarding;
  other->boarding_rank = unused_id;
  return true;
}

bool Mutation::shared_boarding_rank() {
  const Wish* wish = any_boarder();
  if (!wish) return false;
  const BoardingKey house = *wish->boarding;
  const Wish* other = any_wish([&](const Wish& w) {
    return w.status == Status::waiting && w.boarding == house &&
           w.key.candidate != wish->key.candidate;
  });
  if (!other) return false;
  const Int rank = wish->boarding_rank;
  const Int candidate = other->key.candidate;
  for (Wish& w : day_.wishes) {
    if (w.boarding == house && w.key.candidate == candidate) w.boarding_rank = rank;
  }
  return true;
}

bool Mutation::rank(Check kind) {
  switch (kind) {
    case Check::call_rank_missing: {
      Wish* wish = any_wish([](const Wish& w) {
        return w.status == Status::waiting || w.status == Status::refused_or_resigned;
      });
      if (wish) wish->call_rank = 0;
      return wish != nullptr;
    }
    case Check::boarding_rank_missing: {
      Wish* wish = any_boarder();
      if (wish) wish->boarding_rank = 0;
      return wish != nullptr;
    }
    case Check::two_call_ranks:
      return two_call_ranks();
    case Check::shared_call_rank:
      return shared_call_rank();
    case Check::two_boarding_ranks:
      return two_boarding_ranks();
    default:
      return shared_boarding_rank();
  }
}

// The wishes of a candidate who has at least so many, with the responder on and everything right:
// the first held (where two are asked for), the others waiting as far as their ranks allow.
std::vector<Wish*> Mutation::candidate_with_responder(std::size_t wishes) {
  std::map<Int, std::vector<Wish*>> wishes_of;
  for (Wish& wish : day_.wishes) wishes_of[wish.key.candidate].push_back(&wish);
  std::vector<std::vector<Wish*>> fit;
  for (const auto& [candidate, all] : wishes_of) {
    const bool ranked = std::all_of(all.begin(), all.end(), [](const Wish* wish) {
      return wish->call_rank > 0 && (!wish->boarding || wish->boarding_rank > 0);
    });
    if (ranked && all.size() >= wishes) fit.push_back(all);
  }
  if (fit.empty()) return {};
  std::vector<Wish*> chosen = random_.pick(fit);
  random_.shuffle(chosen);
  Int preference = 0;
  for (Wish* wish : chosen) {
    wish->preference = ++preference;
    wish->outside_main = false;
    if (is_held(wish->status)) wish->status = Status::refused;
  }
  const Int candidate = chosen[0]->key.candidate;
  if (std::find(day_.responders.begin(), day_.responders.end(), candidate) ==
      day_.responders.end()) {
    day_.responders.push_back(candidate);
  }
  return chosen;
}

bool Mutation::preference_missing_while_ordering() {
  const std::vector<Wish*> wishes = candidate_with_responder(1);
  if (wishes.empty() || wishes[0]->status != Status::waiting) return false;
  wishes[0]->preference = 0;
  day_.parameters.ordered_wishes = day_.parameters.day;
  day_.parameters.ordering_end = day_.parameters.day + 1;
  for (Group& group : day_.groups) {
    if (group.key == wishes[0]->group) group.stopped = true;
  }
  return true;
}

bool Mutation::responder(Check kind) {
  if (kind == Check::responder_preference_missing) return preference_missing_while_ordering();
  if (ordering_window(day_.parameters)) return false;  // P7 is not checked
  const std::vector<Wish*> wishes =
      candidate_with_responder(kind == Check::p7_4_preference_missing ? 1 : 2);
  if (wishes.empty()) return false;
  switch (kind) {
    case Check::p7_2_two_held:
      wishes[0]->status = Status::accepted;
      wishes[1]->status = Status::unanswered;
      return true;
    case Check::p7_4_preference_missing:
      wishes[0]->preference = 0;
      return !is_proposed_before(wishes[0]->status);
    case Check::p7_5_same_preference:
      wishes[1]->preference = wishes[0]->preference;
      return true;
    default:  // p7_6_waiting_less_preferred
      wishes[0]->status = Status::accepted;
      return wishes[1]->status == Status::waiting;
  }
}

bool Mutation::apply(Check kind) {
  if (kind >= Check::p7_2_two_held) return responder(kind);
  switch (kind) {
    case Check::negative_group_value:
    case Check::negative_boarding_value:
    case Check::result_status:
    case Check::negative_wish_value:
    case Check::outside_main_not_proposed_before:
      return value(kind);
    case Check::call_rank_missing:
    case Check::two_call_ranks:
    case Check::shared_call_rank:
    case Check::boarding_rank_missing:
    case Check::two_boarding_ranks:
    case Check::shared_boarding_rank:
      return rank(kind);
    default:
      return identity(kind);
  }
}

}  // namespace

const std::vector<Check>& refusable_checks() {
  static const std::vector<Check> checks{
      Check::day_not_positive,
      Check::duplicate_group,
      Check::duplicate_boarding,
      Check::duplicate_wish,
      Check::negative_group_value,
      Check::negative_boarding_value,
      Check::mixed_sharing,
      Check::result_status,
      Check::unknown_group,
      Check::unknown_boarding,
      Check::wrong_formation,
      Check::wrong_boarding_formation,
      Check::negative_wish_value,
      Check::outside_main_not_proposed_before,
      Check::call_rank_missing,
      Check::two_call_ranks,
      Check::shared_call_rank,
      Check::boarding_rank_missing,
      Check::two_boarding_ranks,
      Check::shared_boarding_rank,
      Check::p7_2_two_held,
      Check::p7_4_preference_missing,
      Check::p7_5_same_preference,
      Check::p7_6_waiting_less_preferred,
      Check::responder_preference_missing,
  };
  return checks;
}

std::optional<Day> mutate_into_refusal(const Day& day, Check kind, std::uint64_t seed) {
  Mutation mutation(day, seed);
  if (!mutation.apply(kind)) return std::nullopt;
  return std::move(mutation).day();
}

}  // namespace affecta::naive
