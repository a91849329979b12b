#include "engine/verify/checked_day.h"

#include <algorithm>

namespace affecta::verify {

namespace {

constexpr std::size_t groups_per_chunk = 64;
constexpr std::size_t boardings_per_chunk = 8;

// The rows that one chunk of a parallel loop fills, one after the other.
template <class T>
struct ChunkRows {
  std::vector<std::uint32_t> sizes;
  std::vector<T> values;

  void end_row(std::size_t begin) {
    sizes.push_back(static_cast<std::uint32_t>(values.size() - begin));
  }
};

template <class I, class T>
Lists<I, T> join(const std::vector<ChunkRows<T>>& chunks) {
  std::vector<std::uint32_t> offsets{0};
  std::vector<T> values;
  for (const auto& chunk : chunks) {
    for (const std::uint32_t size : chunk.sizes) offsets.push_back(offsets.back() + size);
    values.insert(values.end(), chunk.values.begin(), chunk.values.end());
  }
  return Lists<I, T>(Column<I, std::uint32_t>(std::move(offsets)),
                     Column<Index<struct ListPositionTag>, T>(std::move(values)));
}

bool any_names_boarding(std::span<const std::uint8_t> flags) {
  std::uint8_t any = 0;
  for (const std::uint8_t wish : flags) any |= wish;
  return (any & wish_flag::names_boarding) != 0;
}

void append_boarding_wishes(const Instance& instance, GroupIndex group,
                            ChunkRows<WishIndex>& rows) {
  const std::size_t begin = rows.values.size();
  const IndexRange<WishIndex> wishes = instance.wishes_of_group[group];
  const auto flags = instance.wishes.flags.span();
  if (!wishes.empty() && any_names_boarding(flags.subspan(wishes.front().value, wishes.size()))) {
    // Written whether it counts or not: who asks for boarding cannot be predicted.
    rows.values.resize(begin + wishes.size());
    std::size_t next = begin;
    for (const WishIndex wish : wishes) {
      rows.values[next] = wish;
      next += instance.names_boarding(wish) ? 1U : 0U;
    }
    rows.values.resize(next);
  }
  rows.end_row(begin);
}

void append_boardings(const CheckedDay& day, GroupIndex group, ChunkRows<BoardingIndex>& rows) {
  const std::size_t begin = rows.values.size();
  const auto first = static_cast<std::ptrdiff_t>(begin);
  // Nearly every group has a few boarding houses: look among those, leave the rest to the sort.
  constexpr std::size_t looked_at = 8;
  for (const WishIndex wish : day.boarding_wishes(group)) {
    const BoardingIndex boarding = day.instance.wishes.boarding[wish];
    const std::size_t known = std::min(rows.values.size() - begin, looked_at);
    const auto from = rows.values.begin() + first;
    const auto to = from + static_cast<std::ptrdiff_t>(known);
    if (std::find(from, to, boarding) == to) rows.values.push_back(boarding);
  }
  std::sort(rows.values.begin() + first, rows.values.end());
  rows.values.erase(std::unique(rows.values.begin() + first, rows.values.end()), rows.values.end());
  rows.end_row(begin);
}

void append_holders(const CheckedDay& day, BoardingIndex boarding, ChunkRows<Holder>& rows) {
  const std::size_t begin = rows.values.size();
  for (const WishIndex wish : day.instance.wishes_of_boarding[boarding]) {
    const WishStatus after = day.after(wish);
    std::uint8_t bits = 0;
    if (is_held_before(after)) bits |= holds::initially;
    if (is_held(after)) bits |= holds::currently;
    if (day.last_pass_known() && is_held(day.at_last_pass(wish))) bits |= holds::last_pass;
    if (bits != 0) rows.values.push_back({day.instance.wishes.candidate[wish], bits});
  }
  // One entry for each candidate.
  const auto first = rows.values.begin() + static_cast<std::ptrdiff_t>(begin);
  std::sort(first, rows.values.end(),
            [](const Holder& a, const Holder& b) { return a.candidate < b.candidate; });
  auto last = first;
  for (auto holder = first; holder != rows.values.end(); ++holder) {
    if (last != first && std::prev(last)->candidate == holder->candidate) {
      std::prev(last)->bits |= holder->bits;
    } else {
      *last++ = *holder;
    }
  }
  rows.values.erase(last, rows.values.end());
  rows.end_row(begin);
}

template <class I, class T, class Append>
Lists<I, T> collect(const Workers& workers, std::size_t count, std::size_t grain,
                    const Append& append) {
  return join<I>(workers.map_chunks(count, grain, [&](std::size_t begin, std::size_t end) {
    ChunkRows<T> rows;
    for (const I row : IndexRange<I>(begin, end)) append(row, rows);
    return rows;
  }));
}

// How many candidates hold a wish of the range by `status_of`, each counted once.
template <class StatusOf, class Holds>
std::int64_t count_holders(const CheckedDay& day, IndexRange<WishIndex> wishes,
                           const StatusOf& status_of, const Holds& holds_by) {
  std::int64_t holders = 0;
  for (const WishIndex wish : wishes) {
    if (!holds_by(status_of(wish))) continue;
    ++holders;
    // The wish with boarding is not counted when the candidate holds the other one too.
    if (!day.instance.has(wish, wish_flag::with_boarding)) continue;
    const WishIndex sibling = day.sibling_in_group(wish);
    if (sibling && holds_by(status_of(sibling))) --holders;
  }
  return holders;
}

}  // namespace

CheckedDay::CheckedDay(const Instance& checked_instance, const RoundResult& checked_result,
                       Passes passes, const Workers& all_workers)
    : instance(checked_instance), result(checked_result), workers(all_workers), passes_(passes) {
  AFFECTA_CHECK(result.status.size() == instance.wish_count());
  AFFECTA_CHECK(result.pass.size() == 0 || result.pass.size() == instance.wish_count());
  AFFECTA_CHECK(result.pass.size() != 0 || passes.last <= 1);
  AFFECTA_CHECK(result.position.size() == instance.boarding_count());
  AFFECTA_CHECK(result.maximum.size() == instance.boarding_count());
  boarding_wishes_ = collect<GroupIndex, WishIndex>(
      workers, instance.group_count(), groups_per_chunk,
      [&](GroupIndex group, auto& rows) { append_boarding_wishes(instance, group, rows); });
  boardings_ = collect<GroupIndex, BoardingIndex>(
      workers, instance.group_count(), groups_per_chunk,
      [&](GroupIndex group, auto& rows) { append_boardings(*this, group, rows); });
  boarding_holders_ = collect<BoardingIndex, Holder>(
      workers, instance.boarding_count(), boardings_per_chunk,
      [&](BoardingIndex boarding, auto& rows) { append_holders(*this, boarding, rows); });
}

bool CheckedDay::holds_boarding(BoardingIndex boarding, CandidateIndex candidate,
                                std::uint8_t bit) const {
  const auto holders = boarding_holders(boarding);
  const auto found =
      std::lower_bound(holders.begin(), holders.end(), candidate,
                       [](const Holder& a, CandidateIndex b) { return a.candidate < b; });
  return found != holders.end() && found->candidate == candidate && (found->bits & bit) != 0;
}

std::int64_t CheckedDay::count_boarding_holders(BoardingIndex boarding, std::uint8_t bit) const {
  const auto holders = boarding_holders(boarding);
  return std::count_if(holders.begin(), holders.end(),
                       [&](const Holder& holder) { return (holder.bits & bit) != 0; });
}

std::int64_t CheckedDay::current_group_holders(GroupIndex group) const {
  IndexRange<WishIndex> wishes = instance.wishes_of_group[group];
  // Most holders are at the head of the call order: the tail is left out without a look at each.
  constexpr std::size_t block = 256;
  while (wishes.size() > block) {
    const std::uint32_t end = wishes.back().value + 1;
    const IndexRange<WishIndex> tail(end - block, end);
    if (any_status(after(tail), [](WishStatus status) { return is_held(status); })) break;
    wishes = IndexRange<WishIndex>(wishes.front().value, end - block);
  }
  return count_holders(
      *this, wishes, [&](WishIndex wish) { return after(wish); }, is_held);
}

std::int64_t CheckedDay::initial_group_holders(GroupIndex group) const {
  const IndexRange<WishIndex> wishes = instance.wishes_of_group[group];
  return count_holders(
      *this, wishes, [&](WishIndex wish) { return after(wish); }, is_held_before);
}

std::int64_t CheckedDay::group_holders_at_last_pass(GroupIndex group) const {
  const IndexRange<WishIndex> wishes = instance.wishes_of_group[group];
  return count_holders(
      *this, wishes, [&](WishIndex wish) { return at_last_pass(wish); }, is_held);
}

}  // namespace affecta::verify
