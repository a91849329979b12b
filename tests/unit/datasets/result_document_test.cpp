// Result documents: written by id, the same bytes for any number of threads, read back as claims.

#include <algorithm>
#include <optional>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <catch2/catch.hpp>

#include "datasets/official/day_reader.h"
#include "datasets/official/result_reader.h"
#include "datasets/official/result_writer.h"
#include "engine/day/daily_round.h"
#include "tests/support/naive/day_json.h"
#include "tests/support/random_day.h"
#include "tests/unit/datasets/small_day.h"

namespace affecta::test {
namespace {

using enum RefusalCode;

struct Played {
  Instance instance;
  DayOutcome day;
  std::string text;
};

std::string written(const Instance& instance, const DayOutcome& day, const Workers& workers) {
  std::string text;
  Output output = Output::to_text(text);
  write_result(
      instance,
      {day.round, day.displays, day.verdict.alert, day.verdict.warning, day.verdict.withdrawn},
      workers, output);
  REQUIRE(output.commit().has_value());
  return text;
}

// Nothing when the round refuses the day.
std::optional<Played> try_to_play(const std::string& day_text) {
  const Workers workers(1);
  const Document document = Document::from_text(day_text, "day.json");
  const auto input = parse_day(document);
  REQUIRE(input.has_value());
  const auto instance = build_day(*input, document, workers);
  REQUIRE(instance.has_value());
  const auto day = daily_round_2024(*instance, workers);
  if (!day) return std::nullopt;
  return Played{*instance, *day, written(*instance, *day, workers)};
}

Played play(const std::string& day_text) {
  auto played = try_to_play(day_text);
  REQUIRE(played.has_value());
  return *std::move(played);
}

Result<ResultClaim> read_back(const Played& played, const std::string& text) {
  return parse_result(Document::from_text(text, "result.json"), played.instance);
}

TEST_CASE("the result of the small day, byte for byte") {
  const Played played = play(small_day());
  CHECK(played.text == R"({"alerte":false,"avertissement":false,
"voeux":[{"gCnCod":1,"gTaCod":101,"iRhCod":false,"statut":"REP_AUTO_ACCEPTE","rangListeAttente":0,"passe":1},
{"gCnCod":2,"gTaCod":101,"iRhCod":true,"statut":"PROPOSITION_DU_JOUR","rangListeAttente":0,"passe":1}],
"groupes":[{"id":{"cGpCod":10,"gTiCod":7,"gTaCod":101},"rangDernierAppeleAffiche":9,"nbEnAttente":0}],
"internats":[{"id":{"cGiCod":500,"gTiCod":7,"gTaCod":101},"positionAdmission":3,"positionMaximaleAdmission":3,"barres":[{"groupe":{"cGpCod":10,"gTiCod":7,"gTaCod":101},"barreAppelAffichee":9,"barreInternatAffichee":3}]}]}
)");
}

TEST_CASE("results of random days agree with the oracle's reading of them, for any threads") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    const naive::Day day = naive::random_day(seed);
    auto theirs = boost::json::parse(naive::json_of(naive::play_round(day))).as_object();
    const auto played = try_to_play(json_of(day));
    REQUIRE(played.has_value() == !theirs.contains("erreur"));
    if (!played) continue;
    CHECK(written(played->instance, played->day, Workers(8)) == played->text);
    auto ours = boost::json::parse(played->text).as_object();
    ours.emplace("groupesExclus", boost::json::array());  // only there on an alert
    theirs.emplace("groupesExclus", boost::json::array());
    CHECK(ours == theirs);
  }
}

TEST_CASE("a result read back is what was written") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    const auto of_seed = try_to_play(json_of(naive::random_day(seed)));
    if (!of_seed) continue;
    const Played& played = *of_seed;
    const auto claim = read_back(played, played.text);
    if (!claim) FAIL(claim.error().message());
    const RoundResult& round = played.day.round;
    CHECK(claim->round.status == round.status);
    CHECK(claim->round.position == round.position);
    CHECK(claim->round.maximum == round.maximum);
    CHECK(claim->displays.waiting_rank == played.day.displays.waiting_rank);
    CHECK(claim->displays.last_called == played.day.displays.last_called);
    CHECK(claim->displays.number_waiting == played.day.displays.number_waiting);
    for (const BoardingIndex boarding : played.instance.boardings.key.indices()) {
      CHECK(std::ranges::equal(claim->displays.bars[boarding], played.day.displays.bars[boarding]));
    }
    CHECK(claim->alert == played.day.verdict.alert);
    CHECK(claim->warning == played.day.verdict.warning);
    CHECK(claim->excluded == played.day.verdict.withdrawn);
    const bool any_pass =
        std::ranges::any_of(round.pass, [](std::uint32_t pass) { return pass != 0; });
    if (any_pass) {
      CHECK(claim->round.pass == round.pass);
    } else {
      CHECK(claim->round.pass.size() == 0);
    }
  }
}

struct ResultFault {
  std::string_view from;
  std::string_view to;
  RefusalCode code;
  std::string where;
  std::string mentions;
};

TEST_CASE("a result that does not fit its day is refused with its path") {
  const Played played = play(small_day());
  const std::vector<ResultFault> faults = {
      {R"({"gCnCod":2,)", R"({"gCnCod":3,)", unknown_value, "$.voeux[1]", "gCnCod 3"},
      {R"({"gCnCod":2,"gTaCod":101,"iRhCod":true,)", R"({"gCnCod":1,"gTaCod":101,"iRhCod":false,)",
       duplicate_wish, "$.voeux[1]", "gCnCod 1, gTaCod 101, iRhCod false appears a second time"},
      {R"(,
{"gCnCod":2,"gTaCod":101,"iRhCod":true,"statut":"PROPOSITION_DU_JOUR","rangListeAttente":0,"passe":1})",
       "", missing_field, "$.voeux", "gCnCod 2, gTaCod 101, iRhCod true"},
      {R"("groupes":[{"id":{"cGpCod":10,)", R"("groupes":[{"id":{"cGpCod":11,)", unknown_value,
       "$.groupes[0]", "cGpCod 11"},
      {R"("nbEnAttente":0}])",
       R"("nbEnAttente":0},{"id":{"cGpCod":10,"gTiCod":7,"gTaCod":101},"rangDernierAppeleAffiche":9,"nbEnAttente":0}])",
       duplicate_group, "$.groupes[1]", "second time"},
      {R"("internats":[{"id":{"cGiCod":500,)", R"("internats":[{"id":{"cGiCod":501,)",
       unknown_value, "$.internats[0]", "cGiCod 501"},
      {R"("groupe":{"cGpCod":10,)", R"("groupe":{"cGpCod":12,)", unknown_value,
       "$.internats[0].barres[0].groupe", "cGpCod 12"},
      {R"("statut":"PROPOSITION_DU_JOUR")", R"("statut":"?")", unknown_status, "$.voeux[1].statut",
       "?"},
      {R"("rangDernierAppeleAffiche":9,)", "", missing_field,
       "$.groupes[0].rangDernierAppeleAffiche", "missing"},
      {R"("avertissement":false,)", "", missing_field, "$.avertissement", "missing"},
      {R"("PROPOSITION_DU_JOUR","rangListeAttente":0,"passe":1)",
       R"("PROPOSITION_DU_JOUR","rangListeAttente":0,"passe":0)", unknown_value, "$.voeux[1].passe",
       "pass 0, the least is 1"},
      {R"("avertissement":false,)",
       R"("avertissement":false,"groupesExclus":[{"cGpCod":10,"gTiCod":7,"gTaCod":101},{"cGpCod":10,"gTiCod":7,"gTaCod":101}],)",
       duplicate_group, "$.groupesExclus[1]", "second time"},
  };
  for (const ResultFault& fault : faults) {
    const auto claim = read_back(played, replaced(played.text, fault.from, fault.to));
    INFO(fault.from << " -> " << fault.to);
    REQUIRE_FALSE(claim.has_value());
    INFO(claim.error().message());
    CHECK(catalogue_entry(claim.error().code).name == catalogue_entry(fault.code).name);
    CHECK(claim.error().where == "result.json: " + fault.where);
    CHECK_THAT(claim.error().what, Catch::Contains(fault.mentions));
  }
}

TEST_CASE("a refusal in the place of a result says so") {
  const Played played = play(small_day());
  const auto claim = read_back(played, R"({"erreur":"le jour est nul"})");
  REQUIRE_FALSE(claim.has_value());
  CHECK_THAT(claim.error().message(), Catch::Contains("le jour est nul"));
}

TEST_CASE("an error document holds any text") {
  std::string text;
  Output output = Output::to_text(text);
  write_error("fichier \"é\"\n\\", output);
  CHECK(boost::json::parse(text).at("erreur").as_string() == "fichier \"é\"\n\\");
}

}  // namespace
}  // namespace affecta::test
