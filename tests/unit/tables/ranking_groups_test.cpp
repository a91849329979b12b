// The boards' rankings out of a country.
#include "datasets/ranking_groups.h"

#include <catch2/catch.hpp>

#include "tests/unit/tables/small_tables.h"

using namespace affecta;
using namespace affecta::test;

TEST_CASE("ranking groups: several admission groups, each candidate once") {
  const auto country = read_folder(small_tables());
  REQUIRE(country);
  const auto groups = ranking_groups(*country, "it", Workers(2));
  REQUIRE(groups);
  REQUIRE(groups->size() == 1);
  const RankingGroup& group = groups->front();
  CHECK(group.key == 301);
  CHECK(group.min_scholarship_percent == 20);
  CHECK(group.min_sector_percent == 10);
  // 13 is not ranked; 11 holds a scholarship and is of the sector in one of its wishes.
  REQUIRE(group.size() == 2);
  CHECK(group.row(RankedIndex{0}) == RankedCandidate{11, 1, CandidateType::both});
  CHECK(group.row(RankedIndex{1}) == RankedCandidate{12, 2, CandidateType::neither});
}

TEST_CASE("ranking groups: contradictions are refused") {
  Tables tables = small_tables();
  SECTION("two ranks") {
    std::string& wishes = tables["wishes.csv"];
    wishes.replace(wishes.find("301,202,2,"), 10, "301,202,3,");
    const auto groups = ranking_groups(*read_folder(tables), "it", Workers(2));
    REQUIRE_FALSE(groups);
    CHECK(groups.error().code == RefusalCode::candidate_ranked_twice);
    CHECK(groups.error().where == "it: ranking group 301");
    CHECK(groups.error().what == "candidate 12 has the ranks 2 and 3");
  }
  SECTION("two rates") {
    std::string& rows = tables["groups.csv"];
    rows.replace(rows.find("0,1,20,10"), 9, "0,1,21,10");
    const auto groups = ranking_groups(*read_folder(tables), "it", Workers(2));
    REQUIRE_FALSE(groups);
    CHECK(groups.error().code == RefusalCode::rates_differ);
  }
  SECTION("no ranks at all") {
    Country country = *read_folder(tables);
    country.wishes.rank = {};
    CHECK_FALSE(ranking_groups(country, "it", Workers(2)));
  }
}
