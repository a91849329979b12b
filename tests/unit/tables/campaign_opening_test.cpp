#include "datasets/campaign_opening.h"

#include <catch2/catch.hpp>

#include "tests/unit/tables/small_tables.h"

namespace affecta {
namespace {

using campaign::Opening;

void replace(std::string& text, const std::string& old, const std::string& by) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  text.replace(at, old.size(), by);
}

// The small country on its first day: what was proposed waits.
Country first_day() {
  test::Tables tables = test::small_tables();
  std::string& wishes = tables["wishes.csv"];
  replace(wishes, "PROPOSITION_JOURS_PRECEDENTS_ACCEPTEE", "EN_ATTENTE_DE_PROPOSITION");
  replace(wishes, "PROPOSITION_JOURS_PRECEDENTS_REFUSEE,1", "EN_ATTENTE_DE_PROPOSITION,0");
  return test::read_folder(tables).value();
}

TEST_CASE("a campaign opens with what the files of a country say") {
  const Country country = first_day();
  const std::shared_ptr<const Opening> opening = campaign_opening(country).value();
  REQUIRE(opening->row.size() == 6);
  CHECK(opening->formations.key[FormationIndex{2}] == 103);
  CHECK(opening->formations.selective[FormationIndex{1}] == 1);
  CHECK(opening->formations.apprenticeship[FormationIndex{1}] == 1);
  CHECK(opening->formations.apprenticeship[FormationIndex{0}] == 0);
  CHECK(opening->scholarship[CandidateIndex{0}] == 1);
  CHECK(opening->scholarship[CandidateIndex{1}] == 0);
  CHECK(opening->min_scholarship_percent[GroupIndex{0}] == 20);
  CHECK(opening->min_sector_percent[GroupIndex{0}] == 10);

  const auto at = [&](std::uint32_t wish) { return opening->row[campaign::CampaignWish{wish}]; };
  CHECK(opening->board_flags[at(0)] == campaign::board_flag::sector);      // 11 in 101
  CHECK(opening->board_flags[at(2)] == campaign::board_flag::conditions);  // 11 in 102
  CHECK(opening->board_flags[at(3)] == 0);                                 // 12 in 101
  CHECK(opening->board_rank[at(3)] == 2);
  CHECK(opening->board_rank[at(5)] == 0);  // 13 was not ranked
}

TEST_CASE("a candidate's commission is the academy's, in the order of names") {
  const Country country = first_day();
  CHECK(academies(country) == std::vector<std::string_view>{"Créteil", "Lyon"});
  const std::shared_ptr<const Opening> opening = campaign_opening(country).value();
  const auto region = opening->region.span();
  CHECK(std::vector<int>(region.begin(), region.end()) == std::vector<int>{2, 2, 0, 1});
}

TEST_CASE("a campaign opens with the first day of a country, and with its formations") {
  const auto later = campaign_opening(test::read_folder(test::small_tables()).value());
  REQUIRE_FALSE(later);
  CHECK(later.error().code == RefusalCode::opening_status);

  Country bare;
  bare.instance = first_day().instance;
  const auto refused = campaign_opening(bare);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == RefusalCode::unknown_formation);
}

}  // namespace
}  // namespace affecta
