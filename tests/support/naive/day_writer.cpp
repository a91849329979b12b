// The official input of a day (exchange-format.md, section 1), written.

#include <boost/json.hpp>

#include "tests/support/naive/day_json.h"

namespace affecta::naive {
namespace {

namespace json = boost::json;

class Writer {
 public:
  explicit Writer(const Writing& writing) : writing_(writing) {}

  json::object document(const Day& day) const {
    json::array wishes, responders;
    for (const Wish& wish : day.wishes) wishes.push_back(wish_object(wish));
    for (const Int candidate : day.responders) responders.push_back(candidate);
    json::object result;
    result["parametres"] = parameters(day.parameters);
    result["voeux"] = std::move(wishes);
    result["groupesAffectations"] =
        map_of(day.groups, [&](const Group& group) { return group_object(group); });
    result["internats"] =
        map_of(day.boarding_houses, [&](const Boarding& house) { return boarding_object(house); });
    if (writing_.boarding_index) result["internatsIndex"] = boarding_index(day);
    result["candidatsAvecRepondeurAutomatique"] = std::move(responders);
    return result;
  }

 private:
  const char* name(const char* today, const char* in_2021) const {
    return writing_.names_of_2021 ? in_2021 : today;
  }

  // Leaves falsy fields out where the spelling wants it.
  template <class T>
  void put(json::object& object, const char* field, T value) const {
    if (writing_.spelling == Spelling::full || value != T{}) object[field] = value;
  }

  json::object parameters(const Parameters& p) const {
    json::object result;
    result["nbJoursCampagne"] = p.day;
    result[name("nbJoursCampagneDateFinReservationInternats",
                "nbJoursCampagneDatePivotInternats")] = p.reservation_end;
    const bool sparse = writing_.spelling != Spelling::full;
    if (!sparse || p.ordered_wishes != never) {
      result["nbJoursCampagneDateDebutGDD"] = p.ordered_wishes;
    }
    if (!sparse || p.ordering_end != p.ordered_wishes) {
      result["nbJoursCampagneDateFinOrdonnancementGDD"] = p.ordering_end;
    }
    return result;
  }

  json::object key(const GroupKey& k) const {
    json::object result{{"cGpCod", k.ranking_group}};
    put(result, "gTiCod", k.enrolment_formation);
    put(result, "gTaCod", k.formation);
    return result;
  }

  json::object key(const BoardingKey& k) const {
    json::object result{{"cGiCod", k.boarding}};
    put(result, "gTiCod", k.enrolment_formation);
    put(result, "gTaCod", k.formation);
    return result;
  }

  json::object key(const WishKey& k) const {
    json::object result{{"gCnCod", k.candidate}};
    put(result, "gTaCod", k.formation);
    put(result, "iRhCod", k.with_boarding);
    return result;
  }

  json::object wish_object(const Wish& wish) const {
    json::object result;
    result["id"] = key(wish.key);
    result["groupeUID"] = key(wish.group);
    put(result, "ordreAppel", wish.call_rank);
    put(result, "ordreAppelAffiche", wish.call_rank_displayed);
    if (wish.boarding) {
      result["internatUID"] = key(*wish.boarding);
    } else if (writing_.spelling == Spelling::full && wish.key.with_boarding) {
      result["internatUID"] = nullptr;
    }
    put(result, "rangInternat", wish.boarding_rank);
    put(result, name("rangPreferencesCandidat", "rangRepondeur"), wish.preference);
    put(result, "rangListeAttenteVeille", wish.waiting_rank_yesterday);
    result["statut"] = official_name(wish.status);
    put(result, "affecteHorsPP", wish.outside_main);
    // In 2021 two fields said it; the candidate's parity chooses, so that both are read.
    const char* special_in_2021 =
        wish.key.candidate % 2 == 0 ? "annulationDemission" : "correctionClassement";
    put(result, name("ignorerDansLeCalculRangsListesAttente", special_in_2021),
        wish.ignore_waiting_rank);
    put(result, "ignorerDansLeCalculBarresInternatAffichees", wish.ignore_boarding_bar);
    return result;
  }

  json::object group_object(const Group& group) const {
    json::object result;
    result["id"] = key(group.key);
    put(result, "nbRecrutementsSouhaite", group.capacity);
    put(result, "rangLimite", group.block_limit);
    put(result, "a_rg_flg_adm_stop", Int{group.stopped ? 1 : 0});
    put(result,
        name("estimationRangDernierAppeleADateFinReservationInternats",
             "estimationRangDernierAppeleADatePivot"),
        group.estimate);
    put(result, "finReservationPlacesInternat", group.reservation_ended);
    put(result, "rangDernierAppeleAffiche", group.last_called_displayed);
    put(result, "a_rg_nbr_att", group.waiting_count);
    return result;
  }

  json::object boarding_object(const Boarding& house) const {
    json::object result;
    result["id"] = key(house.key);
    put(result, "capacite", house.capacity);
    return result;
  }

  template <class T, class ToObject>
  json::value map_of(const std::vector<T>& values, const ToObject& to_object) const {
    json::object object;
    json::array pairs;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (writing_.spelling == Spelling::objects) {
        object["key " + std::to_string(i)] = to_object(values[i]);
      } else {
        pairs.push_back(json::array{key(values[i].key), to_object(values[i])});
      }
    }
    if (writing_.spelling == Spelling::objects) return object;
    return pairs;
  }

  // Derived, and to be ignored: from cGiCod to the boarding houses that have it.
  json::value boarding_index(const Day& day) const {
    json::object result;
    for (const Boarding& house : day.boarding_houses) {
      json::value& houses = result[std::to_string(house.key.boarding)];
      if (!houses.is_array()) houses = json::array{};
      houses.as_array().push_back(key(house.key));
    }
    return result;
  }

  Writing writing_;
};

}  // namespace

std::string json_of(const Day& day, const Writing& writing) {
  return json::serialize(Writer(writing).document(day));
}

}  // namespace affecta::naive
