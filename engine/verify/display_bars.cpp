// Bars of boarding houses, recomputed as section 5 states them.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "engine/verify/document_checks.h"

namespace affecta::verify {

namespace {

// The wishes of one group with one boarding house, in call order.
using Wishes = std::span<const WishIndex>;

Bar bar_of(const CheckedDay& day, GroupIndex group, Wishes wishes) {
  Bar bar{.group = group};
  for (const WishIndex wish : wishes) {
    if (is_displayed(day, wish) && is_held(day.after(wish))) {
      bar.boarding_bar = std::max(bar.boarding_bar, day.instance.wishes.boarding_rank[wish]);
    }
  }
  for (const WishIndex wish : wishes) {
    if (!is_displayed(day, wish)) continue;
    if (is_held(day.after(wish))) {
      bar.call_bar = std::max(bar.call_bar, day.instance.wishes.displayed_call_rank[wish]);
    } else if (is_waiting(day.after(wish)) &&
               !day.instance.has(wish,
                                 wish_flag::ignore_waiting_rank | wish_flag::ignore_boarding_bar) &&
               day.instance.wishes.boarding_rank[wish] <= bar.boarding_bar) {
      break;
    }
  }
  return bar;
}

enum class Shown : std::uint8_t { no, yes, maybe };

// Whether a wish waited when the last pass began.
Shown shows_bar(const CheckedDay& day, Wishes wishes) {
  Shown shown = Shown::no;
  for (const WishIndex wish : wishes) {
    if (day.last_pass_known()) {
      if (is_waiting(day.at_last_pass(wish))) return Shown::yes;
    } else if (is_waiting(day.after(wish))) {
      return Shown::yes;
    } else if (is_waiting(day.began(wish)) && !freed_a_place(day.after(wish))) {
      shown = Shown::maybe;  // it waited until the pass that changed it, which may be the last
    }
  }
  return shown;
}

class BarsOfBoarding {
 public:
  BarsOfBoarding(const CheckedDay& day, std::span<const Bar> shown, BoardingIndex boarding)
      : day_(day), given_(shown.begin(), shown.end()), boarding_(boarding) {
    std::sort(given_.begin(), given_.end(),
              [](const Bar& a, const Bar& b) { return a.group < b.group; });
    const auto named = day.instance.wishes_of_boarding[boarding];
    wishes_.assign(named.begin(), named.end());
    std::sort(wishes_.begin(), wishes_.end());  // by group, in call order
  }

  std::optional<Violation> first_wrong() const {
    auto given = given_.begin();
    for (std::size_t begin = 0, end = 0; begin < wishes_.size(); begin = end) {
      const GroupIndex group = day_.instance.wishes.group[wishes_[begin]];
      while (end < wishes_.size() && day_.instance.wishes.group[wishes_[end]] == group) ++end;
      if (given != given_.end() && given->group < group) break;
      const Wishes of_group(wishes_.data() + begin, end - begin);
      const bool is_given = given != given_.end() && given->group == group;
      const Shown shown = shows_bar(day_, of_group);
      if (is_given && shown == Shown::no) {
        return wrong(group, "bars of a group where nobody waited in the last pass");
      }
      if (!is_given && shown == Shown::yes) return wrong(group, "bars are missing");
      if (!is_given) continue;
      const Bar right = bar_of(day_, group, of_group);
      if (*given != right) {
        return wrong(group, fmt::format("call bar {} and boarding bar {}, the rules give {} and {}",
                                        given->call_bar, given->boarding_bar, right.call_bar,
                                        right.boarding_bar));
      }
      ++given;
    }
    if (given == given_.end()) return std::nullopt;
    return wrong(given->group, "bars of a group given twice, or without a wish there");
  }

 private:
  Violation wrong(GroupIndex group, std::string detail) const {
    return {.property = Property::display,
            .group = group,
            .boarding = boarding_,
            .first = {},
            .second = {},
            .detail = std::move(detail)};
  }

  const CheckedDay& day_;
  std::vector<Bar> given_;  // by group
  std::vector<WishIndex> wishes_;
  BoardingIndex boarding_;
};

// A boarding house where somebody waits for a place in an invalid group publishes nothing; all its
// groups are invalid then, being tied together.
bool is_published(const CheckedDay& day, BoardingIndex boarding,
                  const Array<GroupIndex, std::uint8_t>& invalid) {
  const auto wishes = day.instance.wishes_of_boarding[boarding];
  return wishes.empty() || invalid[day.instance.wishes.group[wishes.front()]] == 0;
}

}  // namespace

Violations check_bars(const CheckedDay& day, const Displays& displays,
                      const Array<GroupIndex, std::uint8_t>& invalid) {
  return check_each_boarding(day, [&](BoardingIndex boarding) -> std::optional<Violation> {
    if (!is_published(day, boarding, invalid)) return std::nullopt;
    return BarsOfBoarding(day, displays.bars[boarding], boarding).first_wrong();
  });
}

}  // namespace affecta::verify
