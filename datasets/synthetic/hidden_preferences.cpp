#include "datasets/synthetic/hidden_preferences.h"

#include <algorithm>
#include <vector>

#include "datasets/synthetic/draws.h"
#include "engine/base/check.h"

namespace affecta::synthetic {

namespace {

// Weights in thousandths of the standard deviation of a candidate's own reasons (assumed).
constexpr std::int64_t attraction_weight = 600;
constexpr std::int64_t near_bonus = 700;
constexpr std::int64_t boarding_bonus = 200;

constexpr std::size_t candidates_a_chunk = 4096;

}  // namespace

std::int64_t liking(std::uint64_t seed, const Liking& wish) {
  Draws draws(seed, Purpose::preference, static_cast<std::uint64_t>(wish.candidate),
              static_cast<std::uint64_t>(wish.formation));
  std::int64_t value = normal_milli(draws.bits());
  value += attraction_weight * wish.attraction_milli / 1000;
  if (wish.near) value += near_bonus;
  // Twice, and one more, so that the two wishes for a formation are never liked the same.
  value *= 2;
  if (wish.with_boarding) value += 2 * (wish.near ? -boarding_bonus : boarding_bonus) + 1;
  return value;
}

std::vector<std::int32_t> attractions(const std::vector<std::int64_t>& wishes,
                                      const std::vector<std::int64_t>& places) {
  std::vector<std::pair<std::int64_t, std::size_t>> order;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    order.emplace_back(wishes[i] * 1000 / std::max<std::int64_t>(1, places[i]), i);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::int32_t> attraction(wishes.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    attraction[order[rank].second] =
        quantile_of_rank(calibration::calibration().standard_normal_milli, rank, order.size());
  }
  return attraction;
}

namespace {

// By formation of the country, what its groups and wishes say.
std::vector<std::int32_t> attractions_of(const Country& country) {
  const Instance& instance = country.instance;
  const auto keys = country.formations.key.span();
  std::vector<std::int64_t> wishes(keys.size());
  std::vector<std::int64_t> places(keys.size());
  for (const GroupIndex group : instance.groups.key.indices()) {
    const auto found =
        std::lower_bound(keys.begin(), keys.end(), instance.groups.key[group].formation);
    const auto formation = static_cast<std::size_t>(found - keys.begin());
    places[formation] += instance.groups.capacity[group];
    for (const WishIndex wish : instance.wishes_of_group[group]) {
      const bool second = instance.has(wish, wish_flag::has_sibling) &&
                          instance.has(wish, wish_flag::with_boarding);
      wishes[formation] += second ? 0 : 1;
    }
  }
  return attractions(wishes, places);
}

}  // namespace

Array<WishIndex, std::int32_t> hidden_preferences(const Country& country, const Workers& workers) {
  AFFECTA_CHECK(country.holds_files());
  const Instance& instance = country.instance;
  const std::vector<std::int32_t> attraction = attractions_of(country);
  const auto keys = country.formations.key.span();
  Array<WishIndex, std::int32_t> preferences(instance.wish_count());
  workers.for_each(instance.candidate_count(), candidates_a_chunk, [&](std::size_t i) {
    const CandidateIndex candidate = CandidateIndex::at(i);
    std::vector<std::pair<std::int64_t, WishIndex>> order;
    for (const WishIndex wish : instance.wishes_of_candidate[candidate]) {
      const std::int32_t key = instance.groups.key[instance.wishes.group[wish]].formation;
      const auto found = std::lower_bound(keys.begin(), keys.end(), key);
      const auto formation = FormationIndex::at(static_cast<std::size_t>(found - keys.begin()));
      const bool near =
          country.candidates.academy[candidate] == country.formations.academy[formation];
      const std::int64_t value = liking(country.seed, {instance.candidates.key[candidate], key,
                                                       instance.has(wish, wish_flag::with_boarding),
                                                       near, attraction[formation.value]});
      order.emplace_back(-value, wish);
    }
    // Equal likings keep the order of the candidate's list (by formation, without boarding first).
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
      preferences[order[rank].second] = static_cast<std::int32_t>(rank + 1);
    }
  });
  return preferences;
}

}  // namespace affecta::synthetic
