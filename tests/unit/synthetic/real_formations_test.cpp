// Countries on given formations, and countries beside the real figures.
#include <filesystem>
#include <iostream>
#include <map>

#include <catch2/catch.hpp>

#include "datasets/synthetic/comparison.h"
#include "datasets/synthetic/synthetic_country.h"

using namespace affecta;

namespace {

Country make(const CountryOptions& options) {
  NoProgress progress;
  auto country = make_country(options, Workers(), progress);
  REQUIRE(country.has_value());
  return *country;
}

// Distinct candidates and places of each formation, by position in the file.
struct Seen {
  std::int64_t candidates = 0;
  std::int64_t places = 0;
};
std::vector<Seen> see(const Country& country) {
  const auto keys = country.formations.key.span();
  std::vector<Seen> seen(keys.size());
  for (const GroupIndex group : country.instance.groups.key.indices()) {
    const auto found =
        std::lower_bound(keys.begin(), keys.end(), country.instance.groups.key[group].formation);
    Seen& formation = seen[static_cast<std::size_t>(found - keys.begin())];
    formation.places += country.instance.groups.capacity[group];
    for (const WishIndex wish : country.instance.wishes_of_group[group]) {
      const bool second = country.instance.has(wish, wish_flag::has_sibling) &&
                          country.instance.has(wish, wish_flag::with_boarding);
      formation.candidates += second ? 0 : 1;
    }
  }
  return seen;
}

void check_formations(const Country& country, const OpenData& data) {
  REQUIRE(country.formations.key.size() == data.formations.size());
  const std::vector<Seen> seen = see(country);
  std::size_t wrong = 0;
  for (std::size_t f = 0; f < seen.size(); ++f) {
    const OpenFormation& open = data.formations[f];
    wrong += seen[f].candidates != open.candidates ? 1U : 0U;
    wrong += seen[f].places != open.capacity ? 1U : 0U;
    wrong += country.formations.name[FormationIndex::at(f)] != open.name ? 1U : 0U;
    wrong +=
        country.formations.establishment[FormationIndex::at(f)] != open.establishment ? 1U : 0U;
  }
  CHECK(wrong == 0);
}

OpenData invented() {
  OpenData data;
  for (int i = 0; i < 40; ++i) {
    OpenFormation& formation = data.formations.emplace_back();
    formation.establishment = "Lycée " + std::to_string(i / 4);
    formation.name = "Formation " + std::to_string(i);
    formation.label = i % 3 == 0 ? "CPGE" : i % 3 == 1 ? "BTS" : "Licence";
    formation.academy = i == 7 ? "Nouvelle-Calédonie" : "Lyon";
    formation.capacity = i == 5 ? 0 : 20 + i;
    formation.candidates = i == 6 ? 0 : 30 + i * i % 700;
    formation.scholarship_permille = i == 8 ? OpenFormation::absent : i * 20;
  }
  return data;
}

void check_close(const CountryComparison& comparison) {
  CHECK_FALSE(comparison.rows.empty());
  for (const Comparison& row : comparison.rows) {
    INFO(row.kind << " " << figure_name(row.figure) << " p" << row.permille / 10 << ": generated "
                  << row.generated << ", real " << row.real);
    CHECK(row.close());
  }
}

void check_real_file(const std::string& name) {
  const std::string path = std::string(AFFECTA_SOURCE_DIR) + "/../shared/data/" + name;
  if (!std::filesystem::exists(path)) {
    WARN(path << " is not there: nothing was checked");
    return;
  }
  const auto data = read_open_data(path, Workers());
  REQUIRE(data.has_value());
  CountryOptions options;
  options.open_data = &*data;
  options.candidates = fitting_candidates(*data);
  const Country country = make(options);
  check_formations(country, *data);
  check_close(compare_with_real(country, &*data));
}

}  // namespace

TEST_CASE("formations of a file keep names, places and candidates") {
  const OpenData data = invented();
  CountryOptions options;
  options.open_data = &data;
  options.candidates = fitting_candidates(data);
  const Country country = make(options);
  check_formations(country, data);
  CHECK(country.formations.academy[FormationIndex::at(7)] == "Nouvelle-Calédonie");
}

TEST_CASE("formations of a file, with as few and as many candidates as they allow") {
  const OpenData data = invented();
  std::int32_t largest = 0;
  std::int32_t all = 0;
  for (const OpenFormation& formation : data.formations) {
    largest = std::max(largest, formation.candidates);
    all += formation.candidates;
  }
  CountryOptions options;
  options.open_data = &data;
  for (const std::int32_t candidates : {largest, largest + 1, all - 1, all}) {
    options.candidates = candidates;
    check_formations(make(options), data);
  }
  NoProgress progress;
  for (const std::int32_t candidates : {largest - 1, all + 1}) {
    options.candidates = candidates;
    const auto country = make_country(options, Workers(1), progress);
    REQUIRE_FALSE(country.has_value());
    CHECK(country.error().what.find(std::to_string(largest)) != std::string::npos);
  }
}

TEST_CASE("a country of 200,000 candidates is like the real one", "[large]") {
  CountryOptions options;
  options.candidates = 200'000;
  check_close(compare_with_real(make(options), nullptr));
}

TEST_CASE("closeness is 15 percent or one unit, no more") {
  Comparison row{"BTS", calibration::Figure::wishes, 500, 1000, 115, 100};
  CHECK(row.close());
  row.generated = 116;
  CHECK_FALSE(row.close());
  row.generated = 84;
  CHECK_FALSE(row.close());
  row = {"BTS", calibration::Figure::capacity, 500, 1000, 4, 3};
  CHECK(row.close());
  row.generated = 5;
  CHECK_FALSE(row.close());
  row = {"BTS", calibration::Figure::scholarship_permille, 500, 1000, 40, 30};
  CHECK(row.close());
  row.generated = 41;
  CHECK_FALSE(row.close());
}

TEST_CASE("a whole session is like the real one", "[long]") {
  const CountryComparison comparison = compare_with_real(make({}), nullptr);
  check_close(comparison);
  const WishesPerCandidate& wishes = comparison.wishes_per_candidate;
  CHECK(std::abs(wishes.mean_milli - wishes.real_mean_milli) * 100 <= 15 * wishes.real_mean_milli);
  std::cout << "measured: " << comparison.rows.size()
            << " figures of a synthetic session within 15 % or one unit of the real ones\n";
}

TEST_CASE("the formations of 2019 and 2025, as they are", "[long]") {
  check_real_file("parcoursup_2019_formations.csv");
  check_real_file("parcoursup_2025_formations.csv");
}
