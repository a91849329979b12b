// The official input of a day (exchange-format.md, section 1), read.

#include "tests/support/naive/json_reader.h"

namespace affecta::naive {
namespace {

GroupKey group_key(const JsonReader& json) {
  return {json.required("cGpCod"), json.integer_or_zero("gTiCod"), json.integer_or_zero("gTaCod")};
}

BoardingKey boarding_key(const JsonReader& json) {
  return {json.required("cGiCod"), json.integer_or_zero("gTiCod"), json.integer_or_zero("gTaCod")};
}

// The first of two names that is there; the second is that of 2021.
const char* name_in(const JsonReader& json, const char* name, const char* name_of_2021) {
  return json.has(name) || !json.has(name_of_2021) ? name : name_of_2021;
}

Parameters parameters_of(const JsonReader& json) {
  Parameters parameters;
  parameters.day = json.member("nbJoursCampagne").count();
  parameters.reservation_end =
      json.member(name_in(json, "nbJoursCampagneDateFinReservationInternats",
                          "nbJoursCampagneDatePivotInternats"))
          .count();
  parameters.ordered_wishes = json.count_or("nbJoursCampagneDateDebutGDD", never);
  parameters.ordering_end =
      json.count_or("nbJoursCampagneDateFinOrdonnancementGDD", parameters.ordered_wishes);
  return parameters;
}

Wish wish_of(const JsonReader& json) {
  Wish wish;
  const JsonReader id = json.member("id");
  wish.key = {id.required("gCnCod"), id.integer_or_zero("gTaCod"), id.flag("iRhCod")};
  wish.group = group_key(json.member("groupeUID"));
  wish.call_rank = json.count_or("ordreAppel", 0);
  wish.call_rank_displayed = json.count_or("ordreAppelAffiche", 0);
  if (json.has_value("internatUID")) {
    wish.boarding = boarding_key(json.member("internatUID"));
  }
  wish.boarding_rank = json.count_or("rangInternat", 0);
  wish.preference = json.count_or(name_in(json, "rangPreferencesCandidat", "rangRepondeur"), 0);
  wish.waiting_rank_yesterday = json.count_or("rangListeAttenteVeille", 0);
  const std::string status = json.member("statut").text();
  const std::optional<Status> named = status_named(status);
  if (!named) json.member("statut").fail("unknown status " + status);
  if (!may_open_a_day(*named)) json.member("statut").fail("status of a result: " + status);
  wish.status = *named;
  wish.outside_main = json.flag("affecteHorsPP");
  wish.ignore_waiting_rank = json.flag("ignorerDansLeCalculRangsListesAttente") ||
                             json.flag("annulationDemission") || json.flag("correctionClassement");
  wish.ignore_boarding_bar = json.flag("ignorerDansLeCalculBarresInternatAffichees");
  return wish;
}

Group group_of(const JsonReader& json) {
  Group group;
  group.key = group_key(json.member("id"));
  group.capacity = json.count_or("nbRecrutementsSouhaite", 0);
  group.block_limit = json.count_or("rangLimite", 0);
  const Int stopped = json.count_or("a_rg_flg_adm_stop", 0);
  if (stopped != 0 && stopped != 1) json.member("a_rg_flg_adm_stop").fail("neither 0 nor 1");
  group.stopped = stopped == 1;
  group.reservation_ended = json.flag("finReservationPlacesInternat");
  group.estimate =
      json.count_or(name_in(json, "estimationRangDernierAppeleADateFinReservationInternats",
                            "estimationRangDernierAppeleADatePivot"),
                    0);
  group.last_called_displayed = json.count_or("rangDernierAppeleAffiche", 0);
  group.waiting_count = json.count_or("a_rg_nbr_att", 0);
  return group;
}

Boarding boarding_of(const JsonReader& json) {
  return {boarding_key(json.member("id")), json.count_or("capacite", 0)};
}

// Both spellings of a map whose keys are objects.
template <class Value, class ReadKey, class ReadValue>
std::vector<Value> map_of(const JsonReader& json, const ReadKey& read_key,
                          const ReadValue& read_value) {
  std::vector<Value> result;
  if (json.is_object()) {
    for (const auto& [ignored, member] : json.members()) result.push_back(read_value(member));
    return result;
  }
  for (const JsonReader& entry : json.elements()) {
    const std::vector<JsonReader> pair = entry.elements();
    if (pair.size() != 2) entry.fail("not a [key, value] pair");
    result.push_back(read_value(pair[1]));
    if (read_key(pair[0]) != result.back().key) pair[0].fail("differs from the value's id");
  }
  return result;
}

}  // namespace

Day day_of_json(const std::string& text) {
  const boost::json::value document = JsonReader::parse(text);
  const JsonReader json(document, "$");
  Day day;
  day.parameters = parameters_of(json.member("parametres"));
  for (const JsonReader& wish : json.member("voeux").elements()) {
    day.wishes.push_back(wish_of(wish));
  }
  day.groups = map_of<Group>(json.member("groupesAffectations"), group_key, group_of);
  day.boarding_houses = map_of<Boarding>(json.member("internats"), boarding_key, boarding_of);
  if (json.has("candidatsAvecRepondeurAutomatique")) {
    for (const JsonReader& id : json.member("candidatsAvecRepondeurAutomatique").elements()) {
      day.responders.push_back(id.integer());
    }
  }
  return day;
}

}  // namespace affecta::naive
