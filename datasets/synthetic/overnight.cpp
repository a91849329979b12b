#include "datasets/synthetic/overnight.h"

#include <algorithm>
#include <optional>

#include "datasets/synthetic/draws.h"

namespace affecta::synthetic {

namespace {

class Overnight {
 public:
  Overnight(const DayAfterDay& days, std::uint64_t seed)
      : days_(days),
        today_(days.instance()),
        draws_(seed, Purpose::overnight, static_cast<std::uint64_t>(today_.parameters.day)) {}

  DayChanges draw(std::size_t wishes) {
    // Many wishes are not ranked, or are over: the tries are bounded.
    for (std::size_t tries = 0; changes_.wishes.size() < wishes && tries < 8 * wishes; ++tries) {
      change_wish(WishIndex{draws_.below(static_cast<std::uint32_t>(today_.wish_count()))});
    }
    keep_one_change_a_wish();
    for (std::size_t i = 0; i < 2 + wishes / 250; ++i) change_group();
    for (std::size_t i = 0; i < 1 + wishes / 20'000; ++i) rank_anew();
    return std::move(changes_);
  }

 private:
  void change_wish(WishIndex wish) {
    if (today_.has(wish, wish_flag::responder)) return;
    WishState state = days_.state_of(wish);
    const auto status = changed_status(state.status);
    if (!status || (is_waiting(*status) && !may_wait(wish))) return;
    if (is_waiting(*status)) {
      state.ignore_waiting_rank = true;
      state.waiting_rank_yesterday = 0;
    }
    state.status = *status;
    changes_.wishes.push_back(state);
  }

  bool may_wait(WishIndex wish) const {
    const bool ranked_there = !today_.names_boarding(wish) || today_.wishes.boarding_rank[wish] > 0;
    return today_.wishes.call_rank[wish] > 0 && ranked_there;
  }

  // None: this one stays as it is.
  std::optional<WishStatus> changed_status(WishStatus status) {
    switch (status) {
      case WishStatus::waiting:
        return WishStatus::refused_or_resigned;
      case WishStatus::proposed_before_unanswered:
        return draws_.below(100) < 60 ? WishStatus::proposed_before_accepted
                                      : WishStatus::proposed_before_refused;
      case WishStatus::proposed_before_accepted:
        return draws_.below(100) < 10 ? std::optional(WishStatus::proposed_before_refused)
                                      : std::nullopt;
      case WishStatus::proposed_before_refused:
      case WishStatus::refused_or_resigned:
        return draws_.below(100) < 5 ? std::optional(WishStatus::waiting) : std::nullopt;
      default:
        return std::nullopt;
    }
  }

  void keep_one_change_a_wish() {
    auto& wishes = changes_.wishes;
    std::ranges::stable_sort(wishes, {}, &WishState::wish);
    const auto twice = std::ranges::unique(wishes, {}, &WishState::wish);
    wishes.erase(twice.begin(), twice.end());
  }

  void change_group() {
    GroupState state =
        days_.state_of(GroupIndex{draws_.below(static_cast<std::uint32_t>(today_.group_count()))});
    switch (draws_.below(4)) {
      case 0:
        state.capacity += 1;
        break;
      case 1:
        state.capacity = std::max(0, state.capacity - 1);
        break;
      case 2:
        state.block_call_limit += 1;
        break;
      default:
        state.stopped = !state.stopped;
    }
    changes_.groups.push_back(state);
  }

  // A candidate who waits moves up in the ranking group.
  void rank_anew() {
    const WishIndex wish{draws_.below(static_cast<std::uint32_t>(today_.wish_count()))};
    const std::int32_t call_rank = today_.wishes.call_rank[wish];
    if (!is_waiting(today_.wishes.status[wish]) || call_rank <= 1) return;
    const std::int32_t ranking_group = today_.groups.key[today_.wishes.group[wish]].ranking_group;
    changes_.late_rankings.push_back(
        {ranking_group, today_.wishes.candidate[wish],
         1 + static_cast<std::int32_t>(draws_.below(static_cast<std::uint32_t>(call_rank)))});
  }

  const DayAfterDay& days_;
  const Instance& today_;
  Draws draws_;
  DayChanges changes_;
};

}  // namespace

DayChanges draw_overnight(const DayAfterDay& days, std::size_t wishes, std::uint64_t seed) {
  return Overnight(days, seed).draw(wishes);
}

}  // namespace affecta::synthetic
