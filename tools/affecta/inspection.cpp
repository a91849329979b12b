#include "tools/affecta/inspection.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <vector>

#include <fmt/format.h>

#include "tools/affecta/text_plot.h"

namespace affecta::cli {

namespace {

std::string day_of(std::int32_t day) { return day == never ? "never" : std::to_string(day); }

std::size_t count_wishes(const Instance& instance, std::uint8_t flag) {
  return static_cast<std::size_t>(std::ranges::count_if(
      instance.wishes.flags, [flag](std::uint8_t flags) { return (flags & flag) != 0; }));
}

// Distinct candidates who hold one of the wishes.
template <class Wishes>
std::int64_t count_holders(const Instance& instance, const Wishes& wishes) {
  std::vector<CandidateIndex> holders;
  for (const WishIndex wish : wishes) {
    if (is_held(instance.wishes.status[wish])) holders.push_back(instance.wishes.candidate[wish]);
  }
  std::ranges::sort(holders);
  return std::unique(holders.begin(), holders.end()) - holders.begin();
}

// ---------------------------------------------------------------- distributions

template <class I, class Lists>
std::vector<double> sizes_of(IndexRange<I> rows, const Lists& lists) {
  std::vector<double> sizes;
  for (const I row : rows) sizes.push_back(static_cast<double>(lists[row].size()));
  return sizes;
}

// Wishes a place, where there are places.
template <class I, class Lists>
std::vector<double> pressures(IndexRange<I> rows, const Lists& lists,
                              const Column<I, std::int32_t>& capacity) {
  std::vector<double> values;
  for (const I row : rows) {
    if (capacity[row] == 0) continue;
    values.push_back(static_cast<double>(lists[row].size()) / capacity[row]);
  }
  return values;
}

// The greatest rank of each group.
std::vector<double> greatest(const Instance& instance,
                             const Column<WishIndex, std::int32_t>& rank) {
  std::vector<double> values;
  for (const GroupIndex group : instance.groups.key.indices()) {
    std::int32_t last = 0;
    for (const WishIndex wish : instance.wishes_of_group[group]) last = std::max(last, rank[wish]);
    values.push_back(last);
  }
  return values;
}

std::string statuses_of(const Instance& instance) {
  std::array<std::size_t, status_count> counts{};
  for (const WishStatus status : instance.wishes.status) ++counts[static_cast<std::size_t>(status)];
  std::vector<std::pair<std::string, std::size_t>> bars;
  for (std::size_t i = 0; i < status_count; ++i) {
    if (counts[i] != 0) bars.emplace_back(status_names[i], counts[i]);
  }
  return "statuses\n" + bar_plot(bars);
}

// ---------------------------------------------------------------- oddities

constexpr std::size_t examples_shown = 3;

class Oddities {
 public:
  // `text(row)`: the row in words, empty when there is nothing odd about it.
  template <class I, class Text>
  void look(std::string_view what, IndexRange<I> rows, const Text& text) {
    std::size_t count = 0;
    std::string examples;
    for (const I row : rows) {
      const std::string found = text(row);
      if (found.empty()) continue;
      if (count++ < examples_shown) examples += "    " + found + "\n";
    }
    if (count == 0) return;
    if (count > examples_shown) examples += "    …\n";
    text_ += fmt::format("  {}: {}\n{}", what, count, examples);
  }
  std::string text() const { return text_; }

 private:
  std::string text_;
};

void look_at_groups(const Instance& instance, Oddities& odd) {
  const auto groups = instance.groups.key.indices();
  const auto named = [&](bool is_odd, GroupIndex group) {
    return is_odd ? to_text(instance.groups.key[group]) : std::string();
  };
  odd.look("groups without wishes", groups,
           [&](GroupIndex group) { return named(instance.wishes_of_group[group].empty(), group); });
  odd.look("groups with wishes and no capacity", groups, [&](GroupIndex group) {
    return named(!instance.wishes_of_group[group].empty() && instance.groups.capacity[group] == 0,
                 group);
  });
  odd.look("groups with more holders than capacity", groups, [&](GroupIndex group) {
    const std::int64_t holders = count_holders(instance, instance.wishes_of_group[group]);
    const std::int32_t capacity = instance.groups.capacity[group];
    if (holders <= capacity) return std::string();
    return fmt::format("{}: {} holders, capacity {}", to_text(instance.groups.key[group]), holders,
                       capacity);
  });
}

void look_at_boardings(const Instance& instance, Oddities& odd) {
  const auto boardings = instance.boardings.key.indices();
  odd.look("boarding houses that no wish names", boardings, [&](BoardingIndex boarding) {
    const bool is_odd = instance.wishes_of_boarding[boarding].empty();
    return is_odd ? to_text(instance.boardings.key[boarding]) : std::string();
  });
  odd.look("boarding houses with more holders than beds", boardings, [&](BoardingIndex boarding) {
    const std::int64_t holders = count_holders(instance, instance.wishes_of_boarding[boarding]);
    const std::int32_t beds = instance.boardings.capacity[boarding];
    if (holders <= beds) return std::string();
    return fmt::format("{}: {} holders, {} beds", to_text(instance.boardings.key[boarding]),
                       holders, beds);
  });
}

void look_at_candidates(const Instance& instance, Oddities& odd) {
  const auto candidates = instance.candidates.key.indices();
  const auto key = [&](CandidateIndex candidate) {
    return "gCnCod " + std::to_string(instance.candidates.key[candidate]);
  };
  odd.look("candidates without wishes", candidates, [&](CandidateIndex candidate) {
    const bool is_odd = instance.wishes_of_candidate[candidate].empty();
    return is_odd ? key(candidate) : std::string();
  });
  odd.look("candidates who accepted several proposals", candidates, [&](CandidateIndex candidate) {
    std::size_t accepted = 0;
    for (const WishIndex wish : instance.wishes_of_candidate[candidate]) {
      accepted += instance.wishes.status[wish] == WishStatus::proposed_before_accepted;
    }
    return accepted < 2 ? std::string() : fmt::format("{}: {}", key(candidate), accepted);
  });
}

void look_at_formations(const Country& country, Oddities& odd) {
  std::vector<std::int32_t> with_group;
  for (const GroupKey& key : country.instance.groups.key) with_group.push_back(key.formation);
  std::ranges::sort(with_group);
  odd.look("formations without a group", country.formations.key.indices(),
           [&](FormationIndex formation) {
             const std::int32_t key = country.formations.key[formation];
             const bool is_odd = !std::ranges::binary_search(with_group, key);
             return is_odd ? "gTaCod " + std::to_string(key) : std::string();
           });
}

}  // namespace

std::string counts_of(const Country& country) {
  const Instance& instance = country.instance;
  const DayParameters& day = instance.parameters;
  std::string text = fmt::format(
      "day {}; the reservation of beds ends on day {}, ordered wishes apply from day {}, ordering "
      "ends on day {}\n",
      day.day, day.reservation_end, day_of(day.ordered_wishes_start), day_of(day.ordering_end));
  const auto out = std::back_inserter(text);
  if (!country.calendar.empty()) fmt::format_to(out, "calendar {}\n", country.calendar);
  if (country.seed != 0) fmt::format_to(out, "synthetic, seed {}\n", country.seed);

  std::int64_t places = 0;
  for (const std::int32_t capacity : instance.groups.capacity) places += capacity;
  std::int64_t beds = 0;
  for (const std::int32_t capacity : instance.boardings.capacity) beds += capacity;
  fmt::format_to(out, "{:>10} candidates, {} with the automatic responder\n",
                 instance.candidate_count(), std::ranges::count(instance.candidates.responder, 1));
  fmt::format_to(out, "{:>10} groups, {} places\n", instance.group_count(), places);
  fmt::format_to(out, "{:>10} boarding houses, {} beds\n", instance.boarding_count(), beds);
  fmt::format_to(out,
                 "{:>10} wishes, {} with boarding, {} in a boarding house with its own ranking\n",
                 instance.wish_count(), count_wishes(instance, wish_flag::with_boarding),
                 count_wishes(instance, wish_flag::names_boarding));
  fmt::format_to(out, "{:>10} formations with names and kinds\n", country.formations.key.size());
  fmt::format_to(out, "{:>10.1f} bytes a wish in memory, names apart\n",
                 static_cast<double>(instance.bytes()) /
                     static_cast<double>(std::max<std::size_t>(1, instance.wish_count())));
  return text;
}

std::string distributions_of(const Country& country) {
  const Instance& instance = country.instance;
  const auto groups = instance.groups.key.indices();
  const auto boardings = instance.boardings.key.indices();
  std::string text = statuses_of(instance);
  text += distribution("wishes a candidate",
                       sizes_of(instance.candidates.key.indices(), instance.wishes_of_candidate));
  text += distribution("wishes a group", sizes_of(groups, instance.wishes_of_group));
  text += distribution("pressure (wishes a place) of groups",
                       pressures(groups, instance.wishes_of_group, instance.groups.capacity));
  text +=
      distribution("greatest call rank of groups", greatest(instance, instance.wishes.call_rank));
  if (country.wishes.rank.size() != 0) {
    text += distribution("greatest pedagogical rank of groups",
                         greatest(instance, country.wishes.rank));
  }
  text +=
      distribution("boarding demand (wishes a bed) of boarding houses",
                   pressures(boardings, instance.wishes_of_boarding, instance.boardings.capacity));
  return text;
}

std::string oddities_of(const Country& country) {
  Oddities odd;
  look_at_groups(country.instance, odd);
  look_at_boardings(country.instance, odd);
  look_at_candidates(country.instance, odd);
  look_at_formations(country, odd);
  const std::string text = odd.text();
  return text.empty() ? "nothing odd\n" : "worth a look:\n" + text;
}

}  // namespace affecta::cli
