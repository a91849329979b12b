#include "tests/support/responder_repair.h"

#include <algorithm>
#include <stdexcept>

#include "tests/support/naive/naive_round.h"
#include "tests/support/naive/steps.h"

namespace affecta::naive {
namespace {

bool held_in_main(const Wish& wish) { return is_held(wish.status) && !wish.outside_main; }

// P7.4 and P7.5: distinct preference ranks; those of wishes proposed before may stay 0.
void give_preferences(std::vector<Wish*>& wishes) {
  std::set<Int> used;
  for (Wish* wish : wishes) {
    const bool may_have_none = is_proposed_before(wish->status);
    if (wish->preference == 0 && may_have_none) continue;
    if (wish->preference == 0 || used.contains(wish->preference)) {
      wish->preference = used.empty() ? 1 : *used.rbegin() + 1;
    }
    used.insert(wish->preference);
  }
}

// P7.2: the first held wish stays, the others are refused.
void keep_one_held(std::vector<Wish*>& wishes) {
  bool found = false;
  for (Wish* wish : wishes) {
    if (!held_in_main(*wish)) continue;
    if (found) wish->status = Status::refused;
    found = true;
  }
}

// P7.6: the keys of the waiting wishes that the held one makes pointless.
std::set<WishKey> pointless(const std::vector<Wish*>& wishes) {
  std::set<WishKey> result;
  for (const Wish* held : wishes) {
    if (!held_in_main(*held) || held->preference <= 0) continue;
    for (const Wish* wish : wishes) {
      if (wish->status == Status::waiting && wish->preference >= held->preference) {
        result.insert(wish->key);
      }
    }
  }
  return result;
}

}  // namespace

void repair_responders(Day& day, Random& random, LessPreferred less_preferred) {
  const bool left_alone = ordering_window(day.parameters) && random.percent(30);
  if (left_alone) return;
  std::map<Int, std::vector<Wish*>> wishes_of;
  for (Wish& wish : day.wishes) wishes_of[wish.key.candidate].push_back(&wish);

  std::set<WishKey> dropped;
  std::set<Int> turned_off;
  for (const Int candidate : day.responders) {
    std::vector<Wish*>& wishes = wishes_of[candidate];
    keep_one_held(wishes);
    give_preferences(wishes);
    const std::set<WishKey> useless = pointless(wishes);
    if (useless.empty()) continue;
    if (random.percent(20)) {
      turned_off.insert(candidate);
    } else {
      dropped.insert(useless.begin(), useless.end());
    }
  }
  std::erase_if(day.responders, [&](Int candidate) { return turned_off.contains(candidate); });
  if (less_preferred == LessPreferred::leave) {
    std::erase_if(day.wishes, [&](const Wish& wish) { return dropped.contains(wish.key); });
    return;
  }
  for (Wish& wish : day.wishes) {
    if (dropped.contains(wish.key)) wish.status = Status::refused_or_resigned;
  }
}

Day valid(Day day, std::uint64_t seed) {
  if (const auto refusal = check_input(day)) {
    throw std::logic_error("random day of seed " + std::to_string(seed) +
                           " is not valid: " + refusal->reason);
  }
  return day;
}

}  // namespace affecta::naive
