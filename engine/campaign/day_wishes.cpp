#include "engine/campaign/day_wishes.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <tuple>

#include "engine/model/wish_arrays.h"

namespace affecta::campaign {

namespace {

constexpr std::size_t group_grain = 16;
constexpr std::size_t candidate_grain = 4096;

WishStatus status_of(WishState state) {
  if (state == WishState::accepted) return WishStatus::proposed_before_accepted;
  if (state == WishState::proposed) return WishStatus::proposed_before_unanswered;
  return WishStatus::waiting;
}

// The flags that both have are the same bits, two places apart.
std::uint8_t wish_flags(std::uint8_t placement_flags) {
  constexpr unsigned places = 2;
  static_assert(placement_flag::outside_main << places == wish_flag::outside_main);
  static_assert(placement_flag::ignore_waiting_rank << places == wish_flag::ignore_waiting_rank);
  static_assert(placement_flag::ignore_boarding_bar << places == wish_flag::ignore_boarding_bar);
  constexpr unsigned both = placement_flag::outside_main | placement_flag::ignore_waiting_rank |
                            placement_flag::ignore_boarding_bar;
  return static_cast<std::uint8_t>((placement_flags & both) << places);
}

std::vector<std::uint32_t> offsets_of(std::vector<std::uint32_t> counts) {
  std::exclusive_scan(counts.begin(), counts.end(), counts.begin(), 0U);
  return counts;
}

// What the state says of a wish, side by side: a wish's place in the columns of the state and its
// place in the day are far apart, and the way between them is gone once, not once for each column.
struct Gathered {
  std::int32_t call_rank;
  std::int32_t displayed_call_rank;
  std::int32_t preference;
  std::int32_t waiting_rank;
  WishState state;
  std::uint8_t flags;  // wish_flag bits that the state knows
};

// A wish that goes in, and what orders it in its group.
struct Entry {
  std::int32_t call_rank;
  CandidateIndex candidate;
  bool with_boarding;
  CampaignWish wish;
  WishIndex row;  // of the opening; none: added
};
bool comes_before(const Entry& a, const Entry& b) {
  return std::tie(a.call_rank, a.candidate, a.with_boarding) <
         std::tie(b.call_rank, b.candidate, b.with_boarding);
}

class Filter {
 public:
  Filter(const Campaign& campaign, const Workers& workers)
      : campaign_(campaign), opened_(campaign.instance()), workers_(workers) {}

  DayWishes make() {
    gather();
    std::vector<std::uint32_t> offsets = count_by_group();
    allocate(offsets.back());
    workers_.for_each(opened_.group_count(), group_grain, [&](std::size_t i) {
      const GroupIndex group = GroupIndex::at(i);
      WishIndex to{offsets[i]};
      for (const Entry& entry : entries_of(group, offsets[i + 1] - offsets[i])) {
        write(entry, group, to);
        ++to.value;
      }
    });
    DayWishes day;
    day.of_group =
        Partition<GroupIndex, WishIndex>(Column<GroupIndex, std::uint32_t>(std::move(offsets)));
    day.of_candidate = list_by_candidate();
    day.of_boarding = list_by_boarding();
    day.columns = std::move(columns_).freeze();
    day.id = std::move(id_);
    return day;
  }

 private:
  static bool goes_in(WishState state, bool apprenticeship) {
    return is_held(state) || (state == WishState::waiting && !apprenticeship);
  }
  bool is_apprenticeship(GroupIndex group) const {
    const Opening& opening = *campaign_.opening;
    return opening.formations.apprenticeship[opening.formation_of[group]] != 0;
  }

  Gathered gathered_of(CampaignWish wish, CandidateIndex candidate) const {
    const WishTable& wishes = campaign_.state.wishes;
    const bool responder = campaign_.state.candidates.responder[candidate] != 0;
    const unsigned flags = wish_flags(wishes.flags[wish]) | (responder ? wish_flag::responder : 0U);
    return {wishes.call_rank[wish],  wishes.displayed_call_rank[wish],
            wishes.preference[wish], wishes.waiting_rank[wish],
            wishes.state[wish],      static_cast<std::uint8_t>(flags)};
  }

  void gather() {
    gathered_ = std::make_unique_for_overwrite<Gathered[]>(opened_.wish_count());
    const auto offsets = opened_.wishes_of_candidate.offsets().span();
    workers_.for_each(opened_.candidate_count(), candidate_grain, [&](std::size_t i) {
      for (CampaignWish wish{offsets[i]}; wish.value < offsets[i + 1]; ++wish.value) {
        gathered_[campaign_.opening->row[wish].value] = gathered_of(wish, CandidateIndex::at(i));
      }
    });
  }

  // visit(wish, row) for the wishes of the group that go in; the row is none for added ones.
  template <class Visit>
  void each_that_goes_in(GroupIndex group, const Visit& visit) const {
    const bool apprenticeship = is_apprenticeship(group);
    for (const WishIndex row : opened_.wishes_of_group[group]) {
      if (goes_in(gathered_[row.value].state, apprenticeship)) {
        visit(campaign_.opening->id[row], row);
      }
    }
    for (CampaignWish wish = campaign_.state.groups.last_added[group]; wish;
         wish = campaign_.added(wish).previous_of_group) {
      if (goes_in(campaign_.state_of(wish), apprenticeship)) visit(wish, WishIndex::none());
    }
  }

  std::vector<std::uint32_t> count_by_group() const {
    std::vector<std::uint32_t> counts(opened_.group_count() + 1);
    workers_.for_each(opened_.group_count(), group_grain, [&](std::size_t i) {
      std::uint32_t count = 0;
      each_that_goes_in(GroupIndex::at(i), [&](CampaignWish, WishIndex) { ++count; });
      counts[i] = count;
    });
    return offsets_of(std::move(counts));
  }

  void allocate(std::size_t wishes) {
    columns_ = WishArrays(wishes, workers_);
    workers_.for_each(2, 1, [&](std::size_t i) {
      if (i == 0) id_ = Array<WishIndex, CampaignWish>(wishes);
      if (i == 1) day_of_ = Array<CampaignWish, WishIndex>(campaign_.wish_count());
    });
  }

  // In call order.
  std::vector<Entry> entries_of(GroupIndex group, std::size_t count) const {
    std::vector<Entry> entries;
    entries.reserve(count);
    each_that_goes_in(group, [&](CampaignWish wish, WishIndex row) {
      if (row) {
        entries.push_back({gathered_[row.value].call_rank, opened_.wishes.candidate[row],
                           opened_.has(row, wish_flag::with_boarding), wish, row});
      } else {
        const AddedWish& added = campaign_.added(wish);
        entries.push_back({campaign_.state.wishes.call_rank[wish], added.candidate,
                           added.with_boarding, wish, row});
      }
    });
    if (!std::ranges::is_sorted(entries, comes_before)) std::ranges::sort(entries, comes_before);
    return entries;
  }

  void write(const Entry& entry, GroupIndex group, WishIndex to) {
    const Gathered from =
        entry.row ? gathered_[entry.row.value] : gathered_of(entry.wish, entry.candidate);
    std::uint8_t flags = from.flags;
    if (entry.row) {
      columns_.boarding[to] = opened_.wishes.boarding[entry.row];
      columns_.boarding_rank[to] = opened_.wishes.boarding_rank[entry.row];
      if (has_opening_sibling(entry, group)) flags |= wish_flag::has_sibling;
    } else {
      columns_.boarding[to] = campaign_.added(entry.wish).boarding;
    }
    if (entry.with_boarding) flags |= wish_flag::with_boarding;
    if (columns_.boarding[to]) flags |= wish_flag::names_boarding;
    columns_.candidate[to] = entry.candidate;
    columns_.group[to] = group;
    columns_.call_rank[to] = from.call_rank;
    columns_.displayed_call_rank[to] = from.displayed_call_rank;
    columns_.preference[to] = from.preference;
    columns_.waiting_rank_yesterday[to] = from.waiting_rank;
    columns_.status[to] = status_of(from.state);
    columns_.flags[to] = flags;
    id_[to] = entry.wish;
    day_of_[entry.wish] = to;
  }

  // Without boarding comes first among the candidate's wishes, with boarding next.
  bool has_opening_sibling(const Entry& entry, GroupIndex group) const {
    if (!opened_.has(entry.row, wish_flag::has_sibling)) return false;
    const CampaignWish sibling{entry.with_boarding ? entry.wish.value - 1 : entry.wish.value + 1};
    return goes_in(campaign_.state_of(sibling), is_apprenticeship(group));
  }

  template <class Visit>
  void each_of_day(CandidateIndex candidate, const Visit& visit) const {
    campaign_.each_wish_of(candidate, [&](CampaignWish wish) {
      if (day_of_[wish]) visit(day_of_[wish]);
    });
  }

  Lists<CandidateIndex, WishIndex> list_by_candidate() {
    std::vector<std::uint32_t> counts(opened_.candidate_count() + 1);
    workers_.for_each(opened_.candidate_count(), candidate_grain, [&](std::size_t i) {
      std::uint32_t count = 0;
      each_of_day(CandidateIndex::at(i), [&](WishIndex) { ++count; });
      counts[i] = count;
    });
    std::vector<std::uint32_t> offsets = offsets_of(std::move(counts));
    std::vector<WishIndex> values(offsets.back());
    workers_.for_each(opened_.candidate_count(), candidate_grain, [&](std::size_t i) {
      const CandidateIndex candidate = CandidateIndex::at(i);
      std::uint32_t to = offsets[i];
      each_of_day(candidate, [&](WishIndex wish) { values[to++] = wish; });
      if (!campaign_.state.candidates.last_added[candidate]) return;
      put_in_order({values.data() + offsets[i], values.data() + to});
    });
    return {Column<CandidateIndex, std::uint32_t>(std::move(offsets)),
            Column<Index<struct ListPositionTag>, WishIndex>(std::move(values))};
  }

  // The wishes of a candidate who has added some: by formation, siblings marked.
  void put_in_order(std::span<WishIndex> own) {
    const auto formation = [&](WishIndex wish) {
      return opened_.groups.key[columns_.group[wish]].formation;
    };
    std::ranges::sort(own, {}, [&](WishIndex wish) {
      return std::pair(formation(wish), (columns_.flags[wish] & wish_flag::with_boarding) != 0);
    });
    for (std::size_t i = 1; i < own.size(); ++i) {
      if (formation(own[i]) != formation(own[i - 1])) continue;
      columns_.flags[own[i]] |= wish_flag::has_sibling;
      columns_.flags[own[i - 1]] |= wish_flag::has_sibling;
    }
  }

  // The added wishes of the day that name a house, by house.
  std::vector<std::pair<BoardingIndex, WishIndex>> added_boarders() const {
    std::vector<std::pair<BoardingIndex, WishIndex>> boarders;
    const std::size_t opening = campaign_.opening->row.size();
    for (std::size_t i = 0; i < campaign_.state.added.size(); ++i) {
      const WishIndex wish = day_of_[CampaignWish::at(opening + i)];
      if (wish && columns_.boarding[wish]) boarders.emplace_back(columns_.boarding[wish], wish);
    }
    std::ranges::sort(boarders);
    return boarders;
  }

  Lists<BoardingIndex, WishIndex> list_by_boarding() const {
    const auto added = added_boarders();
    const std::size_t count = opened_.boarding_count();
    std::vector<std::vector<WishIndex>> lists(count);
    workers_.for_each(count, 1, [&](std::size_t i) {
      const BoardingIndex boarding = BoardingIndex::at(i);
      std::vector<WishIndex>& own = lists[i];
      for (const WishIndex row : opened_.wishes_of_boarding[boarding]) {
        const WishIndex wish = day_of_[campaign_.opening->id[row]];
        if (wish) own.push_back(wish);
      }
      for (const auto& each :
           std::ranges::equal_range(added, boarding, {}, &decltype(added)::value_type::first)) {
        own.push_back(each.second);
      }
      const auto order = [&](WishIndex wish) {
        return std::pair(columns_.boarding_rank[wish], wish);
      };
      if (!std::ranges::is_sorted(own, {}, order)) std::ranges::sort(own, {}, order);
    });
    std::vector<std::uint32_t> counts(count + 1);
    std::ranges::transform(lists, counts.begin(),
                           [](const auto& own) { return static_cast<std::uint32_t>(own.size()); });
    std::vector<WishIndex> values;
    for (const auto& own : lists) values.insert(values.end(), own.begin(), own.end());
    return {Column<BoardingIndex, std::uint32_t>(offsets_of(std::move(counts))),
            Column<Index<struct ListPositionTag>, WishIndex>(std::move(values))};
  }

  const Campaign& campaign_;
  const Instance& opened_;
  const Workers& workers_;
  std::unique_ptr<Gathered[]> gathered_;  // by row of the opening
  WishArrays columns_;
  Array<WishIndex, CampaignWish> id_;
  Array<CampaignWish, WishIndex> day_of_;  // none: does not go in
};

}  // namespace

DayWishes wishes_of_day(const Campaign& campaign, const Workers& workers) {
  return Filter(campaign, workers).make();
}

}  // namespace affecta::campaign
