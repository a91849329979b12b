#include "engine/model/wish_order.h"

#include <algorithm>
#include <atomic>
#include <numeric>

#include "engine/model/wish_arrays.h"

namespace affecta {

namespace {

constexpr std::size_t rows_a_chunk = std::size_t{1} << 16;
constexpr std::size_t groups_a_chunk = 16;
constexpr std::size_t candidates_a_chunk = 4096;

// Offsets of consecutive runs whose lengths are counted by `owner(i)` for i in [0, count).
template <class Owner>
std::vector<std::uint32_t> count_offsets(std::size_t runs, std::size_t count, const Owner& owner) {
  std::vector<std::uint32_t> offsets(runs + 1);
  for (std::size_t i = 0; i < count; ++i) ++offsets[owner(i) + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return offsets;
}

struct OrderedRow {
  std::int32_t call_rank;
  CandidateIndex candidate;
  std::uint32_t with_boarding;
  std::uint32_t row;
  friend auto operator<=>(const OrderedRow&, const OrderedRow&) = default;
};

// Rows by group, in call order within each.
std::vector<OrderedRow> sort_rows(std::span<const WishRow> rows, const SortedGroups& groups,
                                  const SortedCandidates& candidates, const Workers& workers,
                                  std::vector<std::uint32_t>& group_offsets) {
  std::vector<GroupIndex> group_of(rows.size());
  workers.for_each(rows.size(), rows_a_chunk,
                   [&](std::size_t row) { group_of[row] = groups.find(rows[row].group); });
  group_offsets = count_offsets(groups.row.size(), rows.size(),
                                [&](std::size_t row) { return group_of[row].value; });
  std::vector<OrderedRow> ordered(rows.size());
  std::vector<std::uint32_t> next(group_offsets);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    ordered[next[group_of[row].value]++].row = static_cast<std::uint32_t>(row);
  }
  workers.for_each(groups.row.size(), groups_a_chunk, [&](std::size_t group) {
    const std::span<OrderedRow> own{ordered.data() + group_offsets[group],
                                    ordered.data() + group_offsets[group + 1]};
    for (OrderedRow& item : own) {
      const WishRow& wish = rows[item.row];
      item.call_rank = wish.call_rank;
      item.candidate = candidates.find(wish.key.candidate);
      item.with_boarding = wish.key.with_boarding ? 1 : 0;
    }
    if (!std::ranges::is_sorted(own)) std::ranges::sort(own);
  });
  return ordered;
}

std::uint8_t flags_of(const WishRow& wish, bool responder) {
  const auto bit = [](bool set, std::uint8_t flag) { return set ? flag : std::uint8_t{0}; };
  return static_cast<std::uint8_t>(bit(wish.key.with_boarding, wish_flag::with_boarding) |
                                   bit(wish.boarding.has_value(), wish_flag::names_boarding) |
                                   bit(wish.outside_main, wish_flag::outside_main) |
                                   bit(wish.ignore_waiting_rank, wish_flag::ignore_waiting_rank) |
                                   bit(wish.ignore_boarding_bar, wish_flag::ignore_boarding_bar) |
                                   bit(responder, wish_flag::responder));
}

void write_wish(const WishRow& row, GroupIndex group, CandidateIndex candidate, bool responder,
                const SortedBoardings& boardings, WishIndex wish, WishArrays& columns) {
  columns.candidate[wish] = candidate;
  columns.group[wish] = group;
  columns.boarding[wish] = row.boarding ? boardings.find(*row.boarding) : BoardingIndex::none();
  columns.call_rank[wish] = row.call_rank;
  columns.displayed_call_rank[wish] = row.displayed_call_rank;
  columns.boarding_rank[wish] = row.boarding_rank;
  columns.preference[wish] = row.preference;
  columns.waiting_rank_yesterday[wish] = row.waiting_rank_yesterday;
  columns.status[wish] = row.status;
  columns.flags[wish] = flags_of(row, responder);
}

// Lists each candidate's wishes by (formation, with boarding, row), and marks siblings.
Lists<CandidateIndex, WishIndex> list_by_candidate(const Instance& instance,
                                                   const Array<WishIndex, std::uint32_t>& row_of,
                                                   WishArrays& columns, const Workers& workers,
                                                   std::atomic<bool>& has_duplicates) {
  std::vector<std::uint32_t> offsets =
      count_offsets(instance.candidate_count(), columns.candidate.size(),
                    [&](std::size_t wish) { return columns.candidate[WishIndex::at(wish)].value; });
  std::vector<WishIndex> values(columns.candidate.size());
  std::vector<std::uint32_t> next(offsets);
  for (const WishIndex wish : columns.candidate.indices()) {
    values[next[columns.candidate[wish].value]++] = wish;
  }
  const auto formation = [&](WishIndex wish) {
    return instance.groups.key[columns.group[wish]].formation;
  };
  const auto boards = [&](WishIndex wish) {
    return static_cast<int>(columns.flags[wish] & wish_flag::with_boarding);
  };
  const auto before = [&](WishIndex a, WishIndex b) {
    const std::int32_t formation_a = formation(a);
    const std::int32_t formation_b = formation(b);
    if (formation_a != formation_b) return formation_a < formation_b;
    if (boards(a) != boards(b)) return boards(a) < boards(b);
    return row_of[a] < row_of[b];
  };
  workers.for_each(instance.candidate_count(), candidates_a_chunk, [&](std::size_t candidate) {
    const std::span<WishIndex> own{values.data() + offsets[candidate],
                                   values.data() + offsets[candidate + 1]};
    if (!std::ranges::is_sorted(own, before)) std::ranges::sort(own, before);
    for (std::size_t i = 1; i < own.size(); ++i) {
      if (formation(own[i]) != formation(own[i - 1])) continue;
      if (boards(own[i]) == boards(own[i - 1])) {
        has_duplicates = true;
        continue;
      }
      columns.flags[own[i]] |= wish_flag::has_sibling;
      columns.flags[own[i - 1]] |= wish_flag::has_sibling;
    }
  });
  return {Column<CandidateIndex, std::uint32_t>(std::move(offsets)),
          Column<Index<struct ListPositionTag>, WishIndex>(std::move(values))};
}

// Lists the wishes of each boarding house by (boarding rank, wish).
Lists<BoardingIndex, WishIndex> list_by_boarding(const Instance& instance,
                                                 const WishArrays& columns,
                                                 const Workers& workers) {
  std::vector<WishIndex> named;
  for (const WishIndex wish : columns.flags.indices()) {
    if ((columns.flags[wish] & wish_flag::names_boarding) != 0) named.push_back(wish);
  }
  std::vector<std::uint32_t> offsets =
      count_offsets(instance.boarding_count(), named.size(),
                    [&](std::size_t i) { return columns.boarding[named[i]].value; });
  std::vector<WishIndex> values(named.size());
  std::vector<std::uint32_t> next(offsets);
  for (const WishIndex wish : named) values[next[columns.boarding[wish].value]++] = wish;
  workers.for_each(instance.boarding_count(), groups_a_chunk, [&](std::size_t boarding) {
    const std::span<WishIndex> own{values.data() + offsets[boarding],
                                   values.data() + offsets[boarding + 1]};
    std::ranges::stable_sort(own, {}, [&](WishIndex wish) { return columns.boarding_rank[wish]; });
  });
  return {Column<BoardingIndex, std::uint32_t>(std::move(offsets)),
          Column<Index<struct ListPositionTag>, WishIndex>(std::move(values))};
}

}  // namespace

OrderedWishes order_wishes(std::span<const WishRow> rows, const SortedGroups& groups,
                           const SortedBoardings& boardings, const SortedCandidates& candidates,
                           const Workers& workers, Instance& instance) {
  std::vector<std::uint32_t> group_offsets;
  Array<WishIndex, std::uint32_t> row_of(rows.size());
  WishArrays columns(rows.size(), workers);
  {
    const auto ordered = sort_rows(rows, groups, candidates, workers, group_offsets);
    workers.for_each(groups.row.size(), groups_a_chunk, [&](std::size_t group) {
      for (std::size_t i = group_offsets[group]; i < group_offsets[group + 1]; ++i) {
        const auto wish = WishIndex::at(i);
        const CandidateIndex candidate = ordered[i].candidate;
        row_of[wish] = ordered[i].row;
        write_wish(rows[ordered[i].row], GroupIndex::at(group), candidate,
                   instance.candidates.responder[candidate] != 0, boardings, wish, columns);
      }
    });
  }
  instance.wishes_of_group =
      Partition<GroupIndex, WishIndex>(Column<GroupIndex, std::uint32_t>(std::move(group_offsets)));
  std::atomic<bool> has_duplicates = false;
  instance.wishes_of_candidate =
      list_by_candidate(instance, row_of, columns, workers, has_duplicates);
  instance.wishes_of_boarding = list_by_boarding(instance, columns, workers);
  instance.wishes = std::move(columns).freeze();
  return {std::move(row_of), has_duplicates};
}

}  // namespace affecta
