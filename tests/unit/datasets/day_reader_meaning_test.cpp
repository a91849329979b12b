// Faults of meaning, found by the builder: they come back with their path in the document.

#include <catch2/catch.hpp>

#include "tests/unit/datasets/small_day.h"

namespace affecta::test {
namespace {

using enum RefusalCode;

void check(const std::string& text, RefusalCode code, const std::string& where,
           const std::string& mentions) {
  const Refusal refusal = refusal_of(text);
  INFO(refusal.message());
  CHECK(catalogue_entry(refusal.code).name == catalogue_entry(code).name);
  CHECK(refusal.where == "day.json: " + where);
  CHECK_THAT(refusal.what, Catch::Contains(mentions));
}

TEST_CASE("faults of parameters, groups, boarding houses and responders have their path") {
  const std::string day = small_day();
  check(replaced(day, R"("nbJoursCampagne":3)", R"("nbJoursCampagne":0)"), day_not_positive,
        "$.parametres.nbJoursCampagne", "0");
  check(replaced(day, R"("nbRecrutementsSouhaite":11)", R"("nbRecrutementsSouhaite":-1)"),
        negative_value, "$.groupesAffectations[0][1].nbRecrutementsSouhaite", "-1");
  check(replaced(day, R"("rangLimite":2)", R"("rangLimite":-2)"), negative_value,
        "$.groupesAffectations[0][1].rangLimite", "-2");
  check(replaced(day, R"("capacite":12)", R"("capacite":-12)"), negative_value,
        "$.internats[0][1].capacite", "-12");
  check(replaced(day, R"(Automatique":[1])", R"(Automatique":[1,1])"), duplicate_candidate,
        "$.candidatsAvecRepondeurAutomatique[1]", "1");
}

TEST_CASE("faults of wishes have their path, down to the field, and name the wish") {
  const std::string day = small_day();
  const std::string wish = "gCnCod 2, gTaCod 101, iRhCod true";
  check(replaced(day, R"("ordreAppel":8)", R"("ordreAppel":-8)"), negative_value,
        "$.voeux[1].ordreAppel", wish);
  check(replaced(day, R"("ordreAppel":8)", R"("ordreAppel":0)"), missing_call_rank,
        "$.voeux[1].ordreAppel", wish);
  check(replaced(day, R"("ordreAppel":8)", R"("ordreAppel":4)"), call_rank_shared,
        "$.voeux[1].ordreAppel", wish);
  check(replaced(day, R"("rangInternat":3)", R"("rangInternat":0)"), missing_boarding_rank,
        "$.voeux[1].rangInternat", wish);
  check(replaced(day, R"("rangInternat":3)", R"("rangInternat":3,"affecteHorsPP":true)"),
        outside_main_not_proposed_before, "$.voeux[1].affecteHorsPP", wish);
  check(replaced(day, R"("internatUID":{"cGiCod":500,)", R"("internatUID":{"cGiCod":501,)"),
        unknown_boarding, "$.voeux[1].internatUID", wish);
  check(replaced(day, R"("groupeUID":{"cGpCod":10,"gTiCod":7,"gTaCod":101},"ordreAppel":8)",
                 R"("groupeUID":{"cGpCod":10,"gTiCod":8,"gTaCod":101},"ordreAppel":8)"),
        unknown_group, "$.voeux[1].groupeUID", wish);
  check(replaced(day, R"({"gCnCod":2,"gTaCod":101,)", R"({"gCnCod":2,"gTaCod":102,)"),
        wrong_formation, "$.voeux[1].groupeUID", "gCnCod 2, gTaCod 102, iRhCod true");
  check(replaced(day, R"({"gCnCod":2,"gTaCod":101,"iRhCod":true})",
                 R"({"gCnCod":1,"gTaCod":101,"iRhCod":false})"),
        duplicate_wish, "$.voeux[1].id", "gCnCod 1, gTaCod 101, iRhCod false");
  check(replaced(day, R"("rangPreferencesCandidat":1,)", ""), responder_without_preference,
        "$.voeux[0].rangPreferencesCandidat", "gCnCod 1, gTaCod 101, iRhCod false");
}

TEST_CASE("in maps written as objects the path has the key") {
  const std::string key = "(C_GP_COD 10 G_TI_COD 7 G_TA_COD 101)";
  std::string day =
      replaced(small_day(), R"("groupesAffectations":[[{"cGpCod":10,"gTiCod":7,"gTaCod":101},{)",
               R"("groupesAffectations":{"x":{"id":{"cGpCod":9}},")" + key + R"(":{)");
  day = replaced(day, R"("finReservationPlacesInternat":false}]])",
                 R"("finReservationPlacesInternat":false}})");
  check(replaced(day, R"("rangLimite":2)", R"("rangLimite":-2)"), negative_value,
        "$.groupesAffectations[\"" + key + "\"].rangLimite", "-2");
  check(replaced(day, R"("rangLimite":2)", R"("rangLimite":{})"), wrong_type,
        "$.groupesAffectations[\"" + key + "\"].rangLimite", "an object");
}

TEST_CASE("with several faults of meaning the section that comes first is named") {
  std::string day = replaced(small_day(), R"("ordreAppel":8)", R"("ordreAppel":-8)");
  day = replaced(day, R"("capacite":12)", R"("capacite":-12)");
  check(day, negative_value, "$.voeux[1].ordreAppel", "-8");
  // The same two faults, the boarding houses written first.
  const std::size_t begin = day.find(R"("internats":)");
  const std::size_t end = day.find(R"("candidatsAvec)");
  const std::string boardings = day.substr(begin, end - begin);
  day.erase(begin, end - begin).insert(1, boardings);
  check(day, negative_value, "$.internats[0][1].capacite", "-12");
}

}  // namespace
}  // namespace affecta::test
