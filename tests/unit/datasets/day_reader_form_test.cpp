// Faults of form: each is refused with its code, its exact path, the value, and the wish.

#include <catch2/catch.hpp>

#include "tests/unit/datasets/small_day.h"

namespace affecta::test {
namespace {

struct Fault {
  std::string_view from;  // in the small day
  std::string_view to;
  RefusalCode code;
  std::string where;     // after "day.json: "
  std::string mentions;  // in the text: the value, the limit
};

using enum RefusalCode;

constexpr std::string_view first_wish = R"({"id":{"gCnCod":1,"gTaCod":101,"iRhCod":false},)";
constexpr std::string_view wish_1 = "wish gCnCod 1, gTaCod 101, iRhCod false: ";
constexpr std::string_view wish_2 = "wish gCnCod 2, gTaCod 101, iRhCod true: ";

void check(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    const Refusal refusal = refusal_of(replaced(small_day(), fault.from, fault.to));
    INFO(fault.from << " -> " << fault.to << "\n" << refusal.message());
    CHECK(catalogue_entry(refusal.code).name == catalogue_entry(fault.code).name);
    CHECK(refusal.where == "day.json: " + fault.where);
    CHECK_THAT(refusal.what, Catch::Contains(fault.mentions));
  }
}

TEST_CASE("a value of the wrong type is refused with its path and its wish") {
  check({
      {R"("ordreAppel":4)", R"("ordreAppel":4.0)", wrong_type, "$.voeux[0].ordreAppel", "4.0"},
      {R"("ordreAppel":4)", R"("ordreAppel":1e3)", wrong_type, "$.voeux[0].ordreAppel", "1e3"},
      {R"("ordreAppel":4)", R"("ordreAppel":"4")", wrong_type, "$.voeux[0].ordreAppel",
       "the text \"4\" where an integer"},
      {R"("ordreAppel":4)", R"("ordreAppel":null)", wrong_type, "$.voeux[0].ordreAppel", "null"},
      {R"("ordreAppel":4)", R"("ordreAppel":true)", wrong_type, "$.voeux[0].ordreAppel", "true"},
      {R"("ordreAppel":4)", R"("ordreAppel":[4])", wrong_type, "$.voeux[0].ordreAppel",
       std::string(wish_1) + "an array where an integer"},
      {R"("rangInternat":3)", R"("rangInternat":{})", wrong_type, "$.voeux[1].rangInternat",
       std::string(wish_2) + "an object where an integer"},
      {R"("iRhCod":true)", R"("iRhCod":1)", wrong_type, "$.voeux[1].id.iRhCod",
       "wish gCnCod 2, gTaCod 101"},
      {R"("gCnCod":2)", R"("gCnCod":"2")", wrong_type, "$.voeux[1].id.gCnCod", "the text \"2\""},
      {R"("internatUID":{"cGiCod":500,"gTiCod":7,"gTaCod":101},"rangInternat")",
       R"("internatUID":500,"rangInternat")", wrong_type, "$.voeux[1].internatUID",
       std::string(wish_2) + "the number 500 where an object"},
      {R"("finReservationPlacesInternat":false)", R"("finReservationPlacesInternat":0)", wrong_type,
       "$.groupesAffectations[0][1].finReservationPlacesInternat", "0 where true or false"},
      {R"("capacite":12)", R"("capacite":"12")", wrong_type, "$.internats[0][1].capacite", "12"},
      {R"("nbJoursCampagne":3)", R"("nbJoursCampagne":3.5)", wrong_type,
       "$.parametres.nbJoursCampagne", "3.5"},
      {R"(Automatique":[1])", R"(Automatique":[1,"2"])", wrong_type,
       "$.candidatsAvecRepondeurAutomatique[1]", "the text \"2\""},
      {R"(Automatique":[1])", R"(Automatique":null)", wrong_type,
       "$.candidatsAvecRepondeurAutomatique", "null where an array"},
  });
}

TEST_CASE("an integer beyond 32 bits is refused with the limits") {
  check({
      {R"("ordreAppel":4)", R"("ordreAppel":2147483648)", integer_out_of_range,
       "$.voeux[0].ordreAppel", std::string(wish_1) + "2147483648, the least is -2147483648"},
      {R"("ordreAppel":4)", R"("ordreAppel":-2147483649)", integer_out_of_range,
       "$.voeux[0].ordreAppel", "-2147483649"},
      {R"("ordreAppel":4)", R"("ordreAppel":9223372036854775808)", integer_out_of_range,
       "$.voeux[0].ordreAppel", "9223372036854775808"},
      {R"("ordreAppel":4)", R"("ordreAppel":123456789012345678901234567890)", integer_out_of_range,
       "$.voeux[0].ordreAppel", "123456789012345678901234567890"},
      {R"("gCnCod":2)", R"("gCnCod":4294967297)", integer_out_of_range, "$.voeux[1].id.gCnCod",
       "4294967297"},
  });
}

TEST_CASE("a required field that is missing is refused where it is missing") {
  check({
      {R"("nbJoursCampagne":3,)", "", missing_field, "$.parametres.nbJoursCampagne", "missing"},
      {R"("nbJoursCampagneDateFinReservationInternats":30,)", "", missing_field,
       "$.parametres.nbJoursCampagneDateFinReservationInternats", "missing"},
      {R"("parametres":{)", R"("autres":{)", missing_field, "$.parametres", "missing"},
      {R"("voeux":[)", R"("souhaits":[)", missing_field, "$.voeux", "missing"},
      {R"("groupesAffectations":)", R"("groupes":)", missing_field, "$.groupesAffectations",
       "missing"},
      {R"("internats":)", R"("logements":)", missing_field, "$.internats", "missing"},
      {R"("id":{"gCnCod":1,"gTaCod":101,"iRhCod":false},)", "", missing_field, "$.voeux[0].id",
       "missing"},
      {R"({"gCnCod":1,"gTaCod":101,"iRhCod":false})", R"({"gTaCod":101})", missing_field,
       "$.voeux[0].id.gCnCod", "missing"},
      {R"("groupeUID":{"cGpCod":10,"gTiCod":7,"gTaCod":101},"ordreAppel":4,)", R"("ordreAppel":4,)",
       missing_field, "$.voeux[0].groupeUID", std::string(wish_1) + "the field is missing"},
      {R"("groupeUID":{"cGpCod":10,"gTiCod":7,"gTaCod":101},"ordreAppel":4,)",
       R"("groupeUID":{"gTiCod":7,"gTaCod":101},"ordreAppel":4,)", missing_field,
       "$.voeux[0].groupeUID.cGpCod", std::string(wish_1) + "the field is missing"},
      {R"("internatUID":{"cGiCod":500,)", R"("internatUID":{)", missing_field,
       "$.voeux[1].internatUID.cGiCod", std::string(wish_2) + "the field is missing"},
      {R"(,"rangInternat":3,"statut":"EN_ATTENTE_DE_PROPOSITION")", R"(,"rangInternat":3)",
       missing_field, "$.voeux[1].statut", std::string(wish_2) + "the field is missing"},
      {R"("id":{"cGpCod":10,"gTiCod":7,"gTaCod":101},"nb)", R"("nb)", missing_field,
       "$.groupesAffectations[0][1].id", "missing"},
      {R"([[{"cGpCod":10,)", R"([[{)", missing_field, "$.groupesAffectations[0][0].cGpCod",
       "missing"},
      {R"("id":{"cGiCod":500,"gTiCod":7,"gTaCod":101},)", "", missing_field, "$.internats[0][1].id",
       "missing"},
  });
}

TEST_CASE("a field that appears twice is refused, also under two names") {
  check({
      {R"("ordreAppel":4,)", R"("ordreAppel":4,"ordreAppel":4,)", duplicate_field,
       "$.voeux[0].ordreAppel", std::string(wish_1) + "the field appears a second time"},
      {R"("gCnCod":1,)", R"("gCnCod":1,"gCnCod":1,)", duplicate_field, "$.voeux[0].id.gCnCod",
       "wish gCnCod 1, gTaCod 101, iRhCod false"},
      {R"("ordreAppel":4,)", R"("ordreAppel":4,"ordre\u0041ppel":4,)", duplicate_field,
       "$.voeux[0].ordreAppel", "second time"},
      {R"("rangPreferencesCandidat":1,)", R"("rangPreferencesCandidat":1,"rangRepondeur":1,)",
       duplicate_field, "$.voeux[0].rangRepondeur", "under its other name"},
      {R"("ordreAppel":4,)",
       R"("annulationDemission":true,"ignorerDansLeCalculRangsListesAttente":true,)",
       duplicate_field, "$.voeux[0].ignorerDansLeCalculRangsListesAttente", "other name"},
      {R"("nbJoursCampagne":3,)", R"("nbJoursCampagne":3,"nbJoursCampagneDatePivotInternats":30,)",
       duplicate_field, "$.parametres.nbJoursCampagneDateFinReservationInternats", "other name"},
      {R"("rangLimite":2,)", R"("rangLimite":2,"rangLimite":2,)", duplicate_field,
       "$.groupesAffectations[0][1].rangLimite", "second time"},
      {R"("internats":)", R"("voeux":[],"internats":)", duplicate_field, "$.voeux", "second time"},
  });
}

TEST_CASE("statuses: unknown ones, and those of results, are refused") {
  const std::string status = R"("rangInternat":3,"statut":"EN_ATTENTE_DE_PROPOSITION")";
  const auto with = [&](const std::string& text) { return R"("rangInternat":3,"statut":)" + text; };
  for (const std::string_view name :
       {"PROPOSITION_DU_JOUR", "REP_AUTO_ACCEPTE", "REP_AUTO_REFUS_PROPOSITION",
        "REP_AUTO_DEMISSION_ATTENTE", "DEMISSION_AUTO_VOEU_ORDONNE_PROPOSITION_EN_ATTENTE_REP",
        "DEMISSION_AUTO_VOEU_ORDONNE_EN_ATTENTE"}) {
    check({{status, with('"' + std::string(name) + '"'), status_of_a_result, "$.voeux[1].statut",
            std::string(wish_2) + std::string(name)}});
  }
  check({
      {status, with(R"("PEUT_ETRE")"), unknown_status, "$.voeux[1].statut",
       std::string(wish_2) + "\"PEUT_ETRE\""},
      {status, with(R"("")"), unknown_status, "$.voeux[1].statut", "\"\""},
      {status, with("3"), wrong_type, "$.voeux[1].statut", "3"},
      {status, with("null"), wrong_type, "$.voeux[1].statut", "null"},
  });
}

TEST_CASE("a pair's key is its value's id, and a pair has two elements") {
  check({
      {R"([[{"cGpCod":10,"gTiCod":7,)", R"([[{"cGpCod":10,"gTiCod":8,)", key_differs_from_id,
       "$.groupesAffectations[0]", "gTiCod 8"},
      {R"([[{"cGiCod":500,"gTiCod":7,"gTaCod":101},)", R"([[{"cGiCod":500},)", key_differs_from_id,
       "$.internats[0]", "cGiCod 500"},
      {R"([[{"cGiCod":500,"gTiCod":7,"gTaCod":101},)", R"([[)", missing_field,
       "$.internats[0][0].cGiCod", "missing"},
      {R"("capacite":12}]])", R"("capacite":12},1]])", wrong_type, "$.internats[0][2]", "third"},
      {R"([[{"cGiCod":500,"gTiCod":7,"gTaCod":101},{"id":{"cGiCod":500,"gTiCod":7,"gTaCod":101},"capacite":12}]])",
       R"([[{"cGiCod":500}]])", wrong_type, "$.internats[0]", "1 elements"},
      {R"([[{"cGiCod":500,"gTiCod":7,"gTaCod":101},{"id":{"cGiCod":500,"gTiCod":7,"gTaCod":101},"capacite":12}]])",
       R"("aucun")", wrong_type, "$.internats", "an array of pairs or an object"},
      {R"("a_rg_flg_adm_stop":0)", R"("a_rg_flg_adm_stop":2)", unknown_value,
       "$.groupesAffectations[0][1].a_rg_flg_adm_stop", "2, where 0 or 1"},
      {R"("a_rg_flg_adm_stop":0)", R"("a_rg_flg_adm_stop":true)", wrong_type,
       "$.groupesAffectations[0][1].a_rg_flg_adm_stop", "true"},
  });
}

TEST_CASE("a wish is named with what can be read of its id, wherever the id stands") {
  check({
      // The id comes after the fault.
      {first_wish, R"({"rangInternat":"x","id":{"iRhCod":false,"gTaCod":101,"gCnCod":1},)",
       wrong_type, "$.voeux[0].rangInternat", std::string(wish_1)},
      // Parts that cannot be read are left out.
      {first_wish, R"({"id":{"gCnCod":1,"gTaCod":"?"},)", wrong_type, "$.voeux[0].id.gTaCod",
       "wish gCnCod 1: "},
  });
  const Refusal nameless =
      refusal_of(replaced(small_day(), first_wish, R"({"id":{"gCnCod":"?"},)"));
  CHECK_THAT(nameless.what, !Catch::Contains("wish"));
}

TEST_CASE("with several faults of form the first in document order is named") {
  std::string text = replaced(small_day(), R"("ordreAppel":8)", R"("ordreAppel":"x")");
  text = replaced(text, R"("capacite":12)", R"("capacite":"x")");
  CHECK(refusal_of(text).where == "day.json: $.voeux[1].ordreAppel");
  text = replaced(text, R"("ordreAppelAffiche":5)", R"("ordreAppelAffiche":null)");
  CHECK(refusal_of(text).where == "day.json: $.voeux[0].ordreAppelAffiche");
  text = replaced(text, R"("nbJoursCampagne":3)", R"("nbJoursCampagne":{})");
  CHECK(refusal_of(text).where == "day.json: $.parametres.nbJoursCampagne");
}

}  // namespace
}  // namespace affecta::test
