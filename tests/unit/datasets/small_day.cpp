#include "tests/unit/datasets/small_day.h"

#include <catch2/catch.hpp>

#include "datasets/official/day_reader.h"

namespace affecta::test {

std::string small_day() {
  return R"({
"parametres":{"nbJoursCampagne":3,"nbJoursCampagneDateFinReservationInternats":30,"nbJoursCampagneDateDebutGDD":40,"nbJoursCampagneDateFinOrdonnancementGDD":45},
"voeux":[
{"id":{"gCnCod":1,"gTaCod":101,"iRhCod":false},"groupeUID":{"cGpCod":10,"gTiCod":7,"gTaCod":101},"ordreAppel":4,"ordreAppelAffiche":5,"rangPreferencesCandidat":1,"rangListeAttenteVeille":6,"statut":"EN_ATTENTE_DE_PROPOSITION"},
{"id":{"gCnCod":2,"gTaCod":101,"iRhCod":true},"groupeUID":{"cGpCod":10,"gTiCod":7,"gTaCod":101},"ordreAppel":8,"ordreAppelAffiche":9,"internatUID":{"cGiCod":500,"gTiCod":7,"gTaCod":101},"rangInternat":3,"statut":"EN_ATTENTE_DE_PROPOSITION"}],
"groupesAffectations":[[{"cGpCod":10,"gTiCod":7,"gTaCod":101},{"id":{"cGpCod":10,"gTiCod":7,"gTaCod":101},"nbRecrutementsSouhaite":11,"rangLimite":2,"a_rg_flg_adm_stop":0,"estimationRangDernierAppeleADateFinReservationInternats":20,"finReservationPlacesInternat":false}]],
"internats":[[{"cGiCod":500,"gTiCod":7,"gTaCod":101},{"id":{"cGiCod":500,"gTiCod":7,"gTaCod":101},"capacite":12}]],
"candidatsAvecRepondeurAutomatique":[1]})";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t place = text.find(from);
  INFO("looking for " << from);
  REQUIRE(place != std::string::npos);
  REQUIRE(text.find(from, place + 1) == std::string::npos);
  return text.replace(place, from.size(), to);
}

Refusal refusal_of(const std::string& text) {
  const Document document = Document::from_text(text, "day.json");
  const auto input = parse_day(document);
  if (!input) return input.error();
  const auto instance = build_day(*input, document, Workers(1));
  INFO(text);
  REQUIRE_FALSE(instance.has_value());
  return instance.error();
}

}  // namespace affecta::test
