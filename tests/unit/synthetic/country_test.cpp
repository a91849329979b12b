// A synthetic country: the promised bytes, and that it is what it says.
#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "datasets/synthetic/hidden_preferences.h"
#include "datasets/synthetic/synthetic_country.h"
#include "engine/call_order/guarantees.h"
#include "tests/unit/synthetic/hash_of_country.h"

using namespace affecta;

namespace {

Country make(std::int32_t candidates, std::uint64_t seed = 1, unsigned threads = 2,
             std::int32_t responders = 3) {
  NoProgress progress;
  CountryOptions options;
  options.candidates = candidates;
  options.seed = seed;
  options.responder_permille = responders;
  auto country = make_country(options, Workers(threads), progress);
  REQUIRE(country.has_value());
  return *country;
}

const Country& small() {
  static const Country country = make(5'000, 3, 2, 50);
  return country;
}

}  // namespace

TEST_CASE("the same seed gives the same bytes, the same for ever") {
  // Changes only when the generator or its tables do, and then on every machine alike.
  CHECK(test::hash_of(make(1'000)) == 0x4a9631e8540381c1U);
}

TEST_CASE("the number of threads does not count, the seed does") {
  const std::uint64_t one = test::hash_of(make(3'000, 7, 1));
  CHECK(test::hash_of(make(3'000, 7, 2)) == one);
  CHECK(test::hash_of(make(3'000, 7, 8)) == one);
  CHECK(test::hash_of(make(3'000, 8, 2)) != one);
}

TEST_CASE("every candidate has a wish, an address and a school") {
  const Country& country = small();
  const Instance& instance = country.instance;
  REQUIRE(instance.candidate_count() == 5'000);
  std::set<std::string_view> emails;
  for (const CandidateIndex candidate : instance.candidates.key.indices()) {
    CHECK_FALSE(instance.wishes_of_candidate[candidate].empty());
    CHECK_FALSE(country.candidates.name[candidate].empty());
    CHECK_FALSE(country.candidates.first_name[candidate].empty());
    CHECK_FALSE(country.candidates.school[candidate].empty());
    emails.insert(country.candidates.email[candidate]);
  }
  CHECK(emails.size() == 5'000);
  for (const std::string_view email : emails) {
    CHECK(email.ends_with("@candidat.example"));
    CHECK(std::all_of(email.begin(), email.end(), [](char c) { return c > ' ' && c < 127; }));
  }
}

TEST_CASE("formations of every kind, in apprenticeship without a group") {
  const Country& country = small();
  std::set<std::string_view> kinds;
  std::set<std::int32_t> apprenticeships;
  for (const FormationIndex formation : country.formations.key.indices()) {
    kinds.insert(country.formations.kind[formation]);
    if (country.formations.apprenticeship[formation] != 0) {
      apprenticeships.insert(country.formations.key[formation]);
    }
  }
  CHECK(kinds.size() == 11);
  CHECK_FALSE(apprenticeships.empty());
  std::set<std::int32_t> formations_with_groups;
  for (const GroupKey& key : country.instance.groups.key) {
    formations_with_groups.insert(key.formation);
    CHECK(apprenticeships.count(key.formation) == 0);
  }
  CHECK(formations_with_groups.size() + apprenticeships.size() == country.formations.key.size());
}

TEST_CASE("rankings shared by formations, formations with several groups, all three sharings") {
  const Country country = make(20'000);
  std::map<std::int32_t, std::set<std::int32_t>> formations;
  std::map<std::int32_t, int> groups;
  for (const GroupKey& key : country.instance.groups.key) {
    formations[key.ranking_group].insert(key.formation);
    ++groups[key.formation];
  }
  CHECK(std::any_of(formations.begin(), formations.end(),
                    [](const auto& ranking) { return ranking.second.size() > 1; }));
  CHECK(std::any_of(groups.begin(), groups.end(),
                    [](const auto& formation) { return formation.second > 1; }));
  std::set<BoardingKey::Sharing> sharings;
  for (const BoardingKey& key : country.instance.boardings.key) sharings.insert(key.sharing());
  CHECK(sharings.size() == 3);
}

TEST_CASE("wishes with and without boarding, with boarding that names no house") {
  const Instance instance = make(20'000).instance;
  std::size_t both = 0;
  std::size_t names_house = 0;
  std::size_t names_none = 0;
  for (std::size_t i = 0; i < instance.wish_count(); ++i) {
    const WishIndex wish = WishIndex::at(i);
    if (!instance.has(wish, wish_flag::with_boarding)) continue;
    both += instance.has(wish, wish_flag::has_sibling) ? 1U : 0U;
    ++(instance.names_boarding(wish) ? names_house : names_none);
  }
  CHECK(both > 0);
  CHECK(both < names_house + names_none);
  CHECK(names_house > 0);
  CHECK(names_none > 0);
}

TEST_CASE("call ranks are those of the rankings and the rates") {
  const Country& country = small();
  const Instance& instance = country.instance;
  std::map<std::int32_t, std::map<CandidateKey, std::pair<RankedCandidate, std::int32_t>>> rankings;
  std::map<std::int32_t, RankingGroup> groups;
  for (const GroupIndex group : instance.groups.key.indices()) {
    const std::int32_t key = instance.groups.key[group].ranking_group;
    groups[key].key = key;
    groups[key].min_scholarship_percent = country.groups.min_scholarship_percent[group];
    groups[key].min_sector_percent = country.groups.min_sector_percent[group];
    for (const WishIndex wish : instance.wishes_of_group[group]) {
      if (instance.wishes.status[wish] == WishStatus::not_ranked) {
        CHECK(country.wishes.rank[wish] == 0);
        CHECK(instance.wishes.call_rank[wish] == 0);
        continue;
      }
      const CandidateIndex candidate = instance.wishes.candidate[wish];
      unsigned type = country.candidates.scholarship[candidate];
      if ((country.wishes.flags[wish] & wish_file_flag::sector) != 0) type += 2;
      const RankedCandidate row = {instance.candidates.key[candidate], country.wishes.rank[wish],
                                   static_cast<CandidateType>(type)};
      const auto [entry, first] =
          rankings[key].try_emplace(row.candidate, std::pair(row, instance.wishes.call_rank[wish]));
      // A ranking shared by several formations gives one rank and one call rank.
      CHECK(entry->second.first.rank == row.rank);
      CHECK(entry->second.second == instance.wishes.call_rank[wish]);
    }
  }
  for (auto& [key, group] : groups) {
    CallOrder order(rankings[key].size());
    for (const auto& [candidate, entry] : rankings[key]) {
      order[static_cast<std::size_t>(entry.second - 1)] = RankedIndex::at(group.size());
      group.add(entry.first);
    }
    CHECK(verify_call_order(group, order).empty());
    const auto computed = compute_call_order(group);
    REQUIRE(computed.has_value());
    CHECK(*computed == order);
  }
}

TEST_CASE("boards rank by merit: two boards of one candidate agree more than chance") {
  // Candidates of a third merit are ranked better in every selective formation, so the ranks of one
  // candidate at two boards correlate. Counted on pairs of the candidate's first two wishes.
  const Country& country = small();
  const Instance& instance = country.instance;
  int agree = 0;
  int pairs = 0;
  const auto upper_half = [&](WishIndex wish) {
    const auto in_group = instance.wishes_of_group[instance.wishes.group[wish]];
    return instance.wishes.call_rank[wish] * 2 < static_cast<std::int32_t>(in_group.size());
  };
  for (const CandidateIndex candidate : instance.candidates.key.indices()) {
    const auto wishes = instance.wishes_of_candidate[candidate];
    if (wishes.size() < 2) continue;
    ++pairs;
    agree += upper_half(wishes[0]) == upper_half(wishes[wishes.size() - 1]) ? 1 : 0;
  }
  CHECK(agree * 100 > pairs * 53);
}

TEST_CASE("responders, and they alone, have preference ranks: their hidden order") {
  const Country& country = small();
  const Instance& instance = country.instance;
  const auto hidden = synthetic::hidden_preferences(country, Workers(2));
  std::size_t responders = 0;
  for (const CandidateIndex candidate : instance.candidates.key.indices()) {
    const bool responder = instance.candidates.responder[candidate] != 0;
    responders += responder ? 1 : 0;
    std::set<std::int32_t> ranks;
    for (const WishIndex wish : instance.wishes_of_candidate[candidate]) {
      CHECK(instance.wishes.preference[wish] == (responder ? hidden[wish] : 0));
      ranks.insert(hidden[wish]);
    }
    const std::size_t wishes = instance.wishes_of_candidate[candidate].size();
    CHECK(ranks.size() == wishes);
    CHECK(*ranks.begin() == 1);
    CHECK(*ranks.rbegin() == static_cast<std::int32_t>(wishes));
  }
  CHECK(responders > 150);
  CHECK(responders < 350);
}

TEST_CASE("the day is the first of the calendar of 2024") {
  const DayParameters& day = small().instance.parameters;
  CHECK(day.day == 1);
  CHECK(day.reservation_end == 30);
  CHECK(day.ordered_wishes_start == 33);
  CHECK(day.ordering_end == 36);
}

TEST_CASE("numbers of candidates outside the bounds are refused, with the bounds") {
  NoProgress progress;
  for (const std::int32_t candidates : {0, -5, 999, 2'000'001}) {
    CountryOptions options;
    options.candidates = candidates;
    const auto country = make_country(options, Workers(1), progress);
    REQUIRE_FALSE(country.has_value());
    CHECK(country.error().code == RefusalCode::integer_out_of_range);
    CHECK(country.error().what.find("1000") != std::string::npos);
  }
}
