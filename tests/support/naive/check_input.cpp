// Section 6, input.

#include <algorithm>

#include "tests/support/naive/steps.h"

namespace affecta::naive {
namespace {

std::string text_of(const WishKey& key) {
  return "wish (" + std::to_string(key.candidate) + ", " + std::to_string(key.formation) + ", " +
         (key.with_boarding ? "with" : "without") + " boarding)";
}

Refusal refuse(Check check, const std::string& reason) {
  return Refusal{.check = check, .reason = std::string(name_of(check)) + ": " + reason};
}

Refusal refuse(Check check, const Wish& wish) { return refuse(check, text_of(wish.key)); }

std::optional<Refusal> check_formations(const Wish& wish, const std::set<GroupKey>& groups,
                                        const std::set<BoardingKey>& houses) {
  if (!groups.contains(wish.group)) return refuse(Check::unknown_group, wish);
  if (wish.boarding && !houses.contains(*wish.boarding)) {
    return refuse(Check::unknown_boarding, wish);
  }
  if (wish.group.formation != wish.key.formation) return refuse(Check::wrong_formation, wish);
  if (wish.boarding && sharing_of(*wish.boarding) == Sharing::single_formation &&
      wish.boarding->formation != wish.key.formation) {
    return refuse(Check::wrong_boarding_formation, wish);
  }
  return std::nullopt;
}

// Among the waiting wishes of one list: every rank > 0, one rank a candidate, one candidate a rank.
struct RankList {
  std::map<Int, Int> rank_of, candidate_of;

  std::optional<Refusal> add(const Wish& wish, Int rank, Check missing, Check two, Check shared) {
    if (rank <= 0) return refuse(missing, wish);
    const Int candidate = wish.key.candidate;
    if (rank_of.emplace(candidate, rank).first->second != rank) return refuse(two, wish);
    if (candidate_of.emplace(rank, candidate).first->second != candidate) {
      return refuse(shared, wish);
    }
    return std::nullopt;
  }
};

}  // namespace

bool ordering_window(const Parameters& parameters) {
  return parameters.ordered_wishes <= parameters.day && parameters.day < parameters.ordering_end;
}

std::optional<Refusal> check_identities(const Day& day) {
  if (day.parameters.day <= 0) return refuse(Check::day_not_positive, "the day of the campaign");
  std::set<GroupKey> groups;
  for (const Group& group : day.groups) {
    if (!groups.insert(group.key).second) return refuse(Check::duplicate_group, "a group");
  }
  std::set<BoardingKey> houses;
  std::map<Int, Sharing> sharing;
  for (const Boarding& house : day.boarding_houses) {
    if (!houses.insert(house.key).second) {
      return refuse(Check::duplicate_boarding, "a boarding house");
    }
    const Sharing kind = sharing_of(house.key);
    if (sharing.emplace(house.key.boarding, kind).first->second != kind) {
      return refuse(Check::mixed_sharing, "cGiCod " + std::to_string(house.key.boarding));
    }
  }
  std::set<WishKey> wishes;
  for (const Wish& wish : day.wishes) {
    if (!wishes.insert(wish.key).second) return refuse(Check::duplicate_wish, wish);
    if (auto refusal = check_formations(wish, groups, houses)) return refusal;
  }
  return std::nullopt;
}

std::optional<Refusal> check_values(const Day& day) {
  for (const Group& group : day.groups) {
    if (std::min({group.capacity, group.block_limit, group.estimate, group.last_called_displayed}) <
        0) {
      return refuse(Check::negative_group_value,
                    "group " + std::to_string(group.key.ranking_group));
    }
  }
  for (const Boarding& house : day.boarding_houses) {
    if (house.capacity < 0) {
      return refuse(Check::negative_boarding_value,
                    "boarding house " + std::to_string(house.key.boarding));
    }
  }
  for (const Wish& wish : day.wishes) {
    if (!may_open_a_day(wish.status)) return refuse(Check::result_status, wish);
    if (std::min({wish.call_rank, wish.call_rank_displayed, wish.boarding_rank, wish.preference,
                  wish.waiting_rank_yesterday}) < 0) {
      return refuse(Check::negative_wish_value, wish);
    }
    if (wish.outside_main && !is_proposed_before(wish.status)) {
      return refuse(Check::outside_main_not_proposed_before, wish);
    }
    if (wish.call_rank == 0 && !is_proposed_before(wish.status) &&
        wish.status != Status::not_ranked) {
      return refuse(Check::call_rank_missing, wish);
    }
  }
  return std::nullopt;
}

std::optional<Refusal> check_waiting_ranks(const Day& day, const Links& links,
                                           const Statuses& status) {
  std::map<std::size_t, RankList> groups, houses;
  for (std::size_t w = 0; w < day.wishes.size(); ++w) {
    if (status[w] != Status::waiting) continue;
    const Wish& wish = day.wishes[w];
    if (auto refusal = groups[links.group[w]].add(wish, wish.call_rank, Check::call_rank_missing,
                                                  Check::two_call_ranks, Check::shared_call_rank)) {
      return refusal;
    }
    if (!links.boarding[w]) continue;
    if (auto refusal = houses[*links.boarding[w]].add(
            wish, wish.boarding_rank, Check::boarding_rank_missing, Check::two_boarding_ranks,
            Check::shared_boarding_rank)) {
      return refusal;
    }
  }
  return std::nullopt;
}

namespace {

// P7.2, P7.5 and P7.6, of the wishes of one candidate with the responder on.
std::optional<Refusal> check_preferences(const Day& day, const std::vector<std::size_t>& wishes,
                                         const Statuses& status) {
  const Wish* held = nullptr;
  std::set<Int> preferences;
  for (const std::size_t w : wishes) {
    const Wish& wish = day.wishes[w];
    if (is_held(status[w]) && !wish.outside_main) {
      if (held) return refuse(Check::p7_2_two_held, wish);
      held = &wish;
    }
    if (wish.preference > 0 && !preferences.insert(wish.preference).second) {
      return refuse(Check::p7_5_same_preference, wish);
    }
  }
  if (!held || held->preference <= 0) return std::nullopt;
  for (const std::size_t w : wishes) {
    if (status[w] == Status::waiting && day.wishes[w].preference >= held->preference) {
      return refuse(Check::p7_6_waiting_less_preferred, day.wishes[w]);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> check_responder(const Day& day, const Links& links, const Statuses& status) {
  if (ordering_window(day.parameters)) return std::nullopt;
  std::map<Int, std::vector<std::size_t>> wishes_of;
  for (std::size_t w = 0; w < day.wishes.size(); ++w) {
    const Wish& wish = day.wishes[w];
    if (!links.responder[w]) {
      if (status[w] == Status::accepted_by_responder ||
          status[w] == Status::responder_gave_up_held ||
          status[w] == Status::responder_gave_up_waiting) {
        return refuse(Check::p7_1_responder_off, wish);
      }
      continue;
    }
    wishes_of[wish.key.candidate].push_back(w);
    if (wish.preference <= 0 && !is_proposed_before(wish.status)) {
      return refuse(Check::p7_4_preference_missing, wish);
    }
  }
  for (const auto& [candidate, wishes] : wishes_of) {
    if (auto refusal = check_preferences(day, wishes, status)) return refusal;
  }
  return std::nullopt;
}

}  // namespace affecta::naive
