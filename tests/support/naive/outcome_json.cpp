// The result of a day (exchange-format.md, section 2).

#include "tests/support/naive/json_reader.h"

namespace affecta::naive {
namespace {

namespace json = boost::json;

GroupKey required_group_key(const JsonReader& reader) {
  return {reader.required("cGpCod"), reader.required("gTiCod"), reader.required("gTaCod")};
}

json::object object_of(const GroupKey& key) {
  return {{"cGpCod", key.ranking_group},
          {"gTiCod", key.enrolment_formation},
          {"gTaCod", key.formation}};
}

void read_wish(const JsonReader& reader, Outcome& outcome) {
  const WishKey key{reader.required("gCnCod"), reader.required("gTaCod"),
                    reader.member("iRhCod").boolean()};
  const std::optional<Status> status = status_named(reader.member("statut").text());
  if (!status) reader.member("statut").fail("unknown status");
  outcome.wishes[key] = WishOutcome{.status = *status,
                                    .waiting_rank = reader.member("rangListeAttente").count(),
                                    .pass = static_cast<int>(reader.count_or("passe", 0))};
}

void read_boarding(const JsonReader& reader, Outcome& outcome) {
  const JsonReader id = reader.member("id");
  BoardingOutcome& house = outcome.boarding_houses[BoardingKey{
      id.required("cGiCod"), id.required("gTiCod"), id.required("gTaCod")}];
  house.position = reader.member("positionAdmission").count();
  house.maximum = reader.member("positionMaximaleAdmission").count();
  for (const JsonReader& bars : reader.member("barres").elements()) {
    house.bars[required_group_key(bars.member("groupe"))] =
        Bars{.call = bars.member("barreAppelAffichee").count(),
             .boarding = bars.member("barreInternatAffichee").count()};
  }
}

json::array wishes_of(const Outcome& outcome, bool with_passes) {
  json::array result;
  for (const auto& [key, wish] : outcome.wishes) {
    json::object object{{"gCnCod", key.candidate},
                        {"gTaCod", key.formation},
                        {"iRhCod", key.with_boarding},
                        {"statut", official_name(wish.status)},
                        {"rangListeAttente", wish.waiting_rank}};
    if (with_passes && wish.pass > 0) object["passe"] = wish.pass;
    result.push_back(std::move(object));
  }
  return result;
}

json::array houses_of(const Outcome& outcome) {
  json::array result;
  for (const auto& [key, house] : outcome.boarding_houses) {
    json::array bars;
    for (const auto& [group, pair] : house.bars) {
      bars.push_back(json::object{{"groupe", object_of(group)},
                                  {"barreAppelAffichee", pair.call},
                                  {"barreInternatAffichee", pair.boarding}});
    }
    result.push_back(json::object{{"id", json::object{{"cGiCod", key.boarding},
                                                      {"gTiCod", key.enrolment_formation},
                                                      {"gTaCod", key.formation}}},
                                  {"positionAdmission", house.position},
                                  {"positionMaximaleAdmission", house.maximum},
                                  {"barres", std::move(bars)}});
  }
  return result;
}

}  // namespace

RoundResult outcome_of_json(const std::string& text) {
  const json::value document = JsonReader::parse(text);
  const JsonReader reader(document, "$");
  if (reader.has("erreur")) {
    return Refusal{.check = {}, .reason = reader.member("erreur").text()};
  }
  Outcome outcome;
  outcome.alert = reader.member("alerte").boolean();
  outcome.warning = reader.member("avertissement").boolean();
  for (const JsonReader& wish : reader.member("voeux").elements()) read_wish(wish, outcome);
  for (const JsonReader& group : reader.member("groupes").elements()) {
    outcome.groups[required_group_key(group.member("id"))] =
        GroupOutcome{.last_called_displayed = group.member("rangDernierAppeleAffiche").count(),
                     .waiting_count = group.member("nbEnAttente").count()};
  }
  for (const JsonReader& house : reader.member("internats").elements()) {
    read_boarding(house, outcome);
  }
  if (reader.has("groupesExclus")) {
    for (const JsonReader& group : reader.member("groupesExclus").elements()) {
      outcome.excluded_groups.insert(required_group_key(group));
    }
  }
  return outcome;
}

std::string json_of(const RoundResult& result, bool with_passes) {
  if (const Refusal* refusal = std::get_if<Refusal>(&result)) {
    return json::serialize(json::object{{"erreur", refusal->reason}});
  }
  const Outcome& outcome = std::get<Outcome>(result);
  json::object document{{"alerte", outcome.alert}, {"avertissement", outcome.warning}};
  if (!outcome.excluded_groups.empty()) {
    json::array excluded;
    for (const GroupKey& key : outcome.excluded_groups) excluded.push_back(object_of(key));
    document["groupesExclus"] = std::move(excluded);
  }
  json::array groups;
  for (const auto& [key, group] : outcome.groups) {
    groups.push_back(json::object{{"id", object_of(key)},
                                  {"rangDernierAppeleAffiche", group.last_called_displayed},
                                  {"nbEnAttente", group.waiting_count}});
  }
  document["voeux"] = wishes_of(outcome, with_passes);
  document["groupes"] = std::move(groups);
  document["internats"] = houses_of(outcome);
  return json::serialize(document);
}

}  // namespace affecta::naive
