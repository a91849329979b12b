// Rankings and call orders as documents.

#include "datasets/official/call_order_json.h"

#include <catch2/catch.hpp>

#include "tests/unit/datasets/small_day.h"

namespace affecta::test {
namespace {

using enum RefusalCode;

std::string rankings() {
  return R"({"groupesClassements":[
{"cGpCod":10,"tauxMinBoursiersPourcents":20,"tauxMinDuSecteurPourcents":30,"voeuxClasses":[
{"gCnCod":1,"rang":2,"typeCandidat":"BOURSIER_DU_SECTEUR"},
{"gCnCod":2,"rang":1,"typeCandidat":"NON_BOURSIER_HORS_SECTEUR"}]},
{"cGpCod":11,"tauxMinBoursiersPourcents":0,"tauxMinDuSecteurPourcents":0,"voeuxClasses":[]}],
"modifications":[{"cGpCod":11,"gCnCod":9,"rang":4,"typeCandidat":"BOURSIER_HORS_SECTEUR"}]})";
}

Result<Rankings> parse(const std::string& text) {
  return parse_rankings(Document::from_text(text, "ranking.json"));
}

TEST_CASE("rankings are read with their late changes") {
  const auto read = parse(rankings());
  if (!read) FAIL(read.error().message());
  REQUIRE(read->groups.size() == 2);
  CHECK(read->groups[0].key == 10);
  CHECK(read->groups[0].min_scholarship_percent == 20);
  CHECK(read->groups[0].min_sector_percent == 30);
  CHECK(read->groups[0].row(RankedIndex{0}) == RankedCandidate{1, 2, CandidateType::both});
  CHECK(read->groups[0].row(RankedIndex{1}) == RankedCandidate{2, 1, CandidateType::neither});
  REQUIRE(read->changes.has_value());
  CHECK(read->changes->at(0).group == 11);
  CHECK(read->changes->at(0).entry == RankedCandidate{9, 4, CandidateType::scholarship});
  const auto without = parse(R"({"groupesClassements":[]})");
  REQUIRE(without.has_value());
  CHECK_FALSE(without->changes.has_value());
}

TEST_CASE("rankings at fault are refused with their path") {
  const auto check = [](std::string_view from, std::string_view to, RefusalCode code,
                        const std::string& where) {
    const auto read = parse(replaced(rankings(), from, to));
    INFO(from << " -> " << to);
    REQUIRE_FALSE(read.has_value());
    CHECK(catalogue_entry(read.error().code).name == catalogue_entry(code).name);
    CHECK(read.error().where == "ranking.json: " + where);
  };
  check(R"("NON_BOURSIER_HORS_SECTEUR")", R"("BOURSIER")", unknown_value,
        "$.groupesClassements[0].voeuxClasses[1].typeCandidat");
  check(R"("rang":1,)", "", missing_field, "$.groupesClassements[0].voeuxClasses[1].rang");
  check(R"("tauxMinBoursiersPourcents":20)", R"("tauxMinBoursiersPourcents":20.5)", wrong_type,
        "$.groupesClassements[0].tauxMinBoursiersPourcents");
  check(R"("cGpCod":11,"gCnCod")", R"("gCnCod")", missing_field, "$.modifications[0].cGpCod");
  check(R"("voeuxClasses":[]})", R"("x":[]})", missing_field,
        "$.groupesClassements[1].voeuxClasses");
  check(R"("groupesClassements")", R"("groupes")", missing_field, "$.groupesClassements");
}

TEST_CASE("call orders are written in call order, groups in document order") {
  const auto read = parse(rankings());
  REQUIRE(read.has_value());
  std::string text;
  Output output = Output::to_text(text);
  const CallOrders result{{{RankedIndex{1}, RankedIndex{0}}, {}}, std::vector<std::int32_t>{1}};
  write_call_orders(*read, result, Workers(2), output);
  CHECK(
      text ==
      R"({"ordresAppel":{"10":{"candidats":[{"gCnCod":2,"rangAppel":1},{"gCnCod":1,"rangAppel":2}]},
"11":{"candidats":[]}},
"modifications":[1]}
)");
}

TEST_CASE("a refusal of the engine gets its path") {
  Refusal refusal{rank_shared, "ranking group 11", "rank 4 twice", Subject::group, 1};
  refusal = locate(refusal, Document::from_text("", "ranking.json"), "groupesClassements");
  CHECK(refusal.where == "ranking.json: $.groupesClassements[1]");
  CHECK(refusal.what == "ranking group 11: rank 4 twice");
}

}  // namespace
}  // namespace affecta::test
