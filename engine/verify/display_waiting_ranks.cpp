// Waiting-list ranks and numbers waiting, recomputed as section 5 states them.
#include <algorithm>

#include <fmt/format.h>

#include "engine/verify/document_checks.h"

namespace affecta::verify {

namespace {

// Walks down the call order of one group, wish by wish.
class WaitingList {
 public:
  WaitingList(const CheckedDay& day, IndexRange<WishIndex> wishes)
      : day_(day), end_(wishes.empty() ? 0 : wishes.back().value + 1) {}

  // The rank shown for the next wish that waits and names no boarding house.
  std::int32_t rank_of_next(WishIndex wish) {
    const CandidateIndex candidate = day_.instance.wishes.candidate[wish];
    if (candidate != last_counted_ && !sibling_proposed_today(wish)) {
      ++running_;
      ++number_waiting_;
      last_counted_ = candidate;
    }
    if (day_.instance.parameters.day == 1) return std::max(1, running_);
    const std::int32_t yesterday = day_.instance.wishes.waiting_rank_yesterday[wish];
    running_ = std::min(running_, yesterday > 0 ? yesterday : rank_further_down(wish));
    return running_;
  }

  std::int32_t number_waiting() const { return number_waiting_; }

 private:
  // In whatever group: the formation is what counts.
  bool sibling_proposed_today(WishIndex wish) const {
    const WishIndex sibling = day_.instance.sibling(wish);
    return sibling && is_proposed_today(day_.after(sibling));
  }

  // Yesterday's rank of the first wish further down, of another candidate, that has one; no limit
  // if none. The place where the search stood is kept: it only moves on.
  std::int32_t rank_further_down(WishIndex wish) {
    const auto& candidate = day_.instance.wishes.candidate;
    const auto has_rank = [&](std::uint32_t at) {
      const WishIndex other{at};
      return day_.instance.wishes.waiting_rank_yesterday[other] > 0 && is_displayed(day_, other);
    };
    ranked_ = std::max(ranked_, wish.value + 1);
    while (ranked_ < end_ && !has_rank(ranked_)) ++ranked_;
    // The candidate's own other wish is passed over, for this wish only.
    std::uint32_t at = ranked_;
    while (at < end_ && (candidate[WishIndex{at}] == candidate[wish] || !has_rank(at))) ++at;
    return at < end_ ? day_.instance.wishes.waiting_rank_yesterday[WishIndex{at}] : no_limit;
  }

  const CheckedDay& day_;
  std::uint32_t end_;
  std::uint32_t ranked_ = 0;
  std::int32_t running_ = 0;
  std::int32_t number_waiting_ = 0;
  CandidateIndex last_counted_ = CandidateIndex::none();
};

std::optional<Violation> wrong_rank(const CheckedDay& day, const Displays& displays,
                                    GroupIndex group) {
  const IndexRange<WishIndex> wishes = day.instance.wishes_of_group[group];
  WaitingList list(day, wishes);
  Violation violation{.property = Property::display,
                      .group = group,
                      .boarding = {},
                      .first = {},
                      .second = {},
                      .detail = {}};
  for (const WishIndex wish : wishes) {
    const bool listed = is_waiting(day.after(wish)) && is_displayed(day, wish) &&
                        !day.instance.names_boarding(wish);
    const std::int32_t right = listed ? list.rank_of_next(wish) : 0;
    if (displays.waiting_rank[wish] == right || violation.first) continue;
    violation.first = wish;
    violation.detail =
        fmt::format("waiting-list rank {}, the rules give {}", displays.waiting_rank[wish], right);
  }
  if (violation.first) return violation;
  if (displays.number_waiting[group] == list.number_waiting()) return std::nullopt;
  violation.detail = fmt::format("number waiting {}, the rules give {}",
                                 displays.number_waiting[group], list.number_waiting());
  return violation;
}

}  // namespace

Violations check_waiting_ranks(const CheckedDay& day, const Displays& displays,
                               const Array<GroupIndex, std::uint8_t>& invalid) {
  return check_each_group(day, [&](GroupIndex group) -> std::optional<Violation> {
    if (invalid[group] != 0) return std::nullopt;
    return wrong_rank(day, displays, group);
  });
}

}  // namespace affecta::verify
