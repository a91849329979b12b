// The fields of a day's input (exchange-format section 1), as data.
#pragma once

#include <optional>

#include "datasets/official/keys.h"
#include "engine/model/day_input.h"

namespace affecta::official {

// ---------------------------------------------------------------- parametres

struct ParametersRow {
  std::int32_t day = 0;
  std::int32_t reservation_end = 0;
  std::optional<std::int32_t> ordered_wishes_start;
  std::optional<std::int32_t> ordering_end;
};

inline constexpr auto parameter_fields =
    table(required<&ParametersRow::day>("nbJoursCampagne"),
          required<&ParametersRow::reservation_end>("nbJoursCampagneDateFinReservationInternats"),
          optional<&ParametersRow::ordered_wishes_start>("nbJoursCampagneDateDebutGDD"),
          optional<&ParametersRow::ordering_end>("nbJoursCampagneDateFinOrdonnancementGDD"),
          formerly<&ParametersRow::reservation_end>("nbJoursCampagneDatePivotInternats",
                                                    "nbJoursCampagneDateFinReservationInternats"));

// ---------------------------------------------------------------- voeux

// null: names no boarding house with its own ranking.
inline bool read_value(Reading& reading, json::value value, std::optional<BoardingKey>& key) {
  if (is_null(value)) return true;
  return read_value(reading, value, key.emplace());
}

inline bool read_input_status(Reading& reading, json::value value, WishRow& row) {
  if (!read_value(reading, value, row.status)) return false;
  if (is_input_status(row.status)) return true;
  return reading.fail(RefusalCode::status_of_a_result,
                      std::string(to_text(row.status)) + " is a status that only a round gives");
}

// One of several older flags that became one.
template <auto member>
bool read_either(Reading& reading, json::value value, RowOf<member>& row) {
  bool flag = false;
  if (!read_value(reading, value, flag)) return false;
  row.*member = row.*member || flag;
  return true;
}

inline constexpr std::string_view special_case = "ignorerDansLeCalculRangsListesAttente";

inline constexpr auto wish_fields = table(
    required<&WishRow::key>("id"), required<&WishRow::group>("groupeUID"),
    optional<&WishRow::call_rank>("ordreAppel"),
    optional<&WishRow::displayed_call_rank>("ordreAppelAffiche"),
    optional<&WishRow::boarding>("internatUID"), optional<&WishRow::boarding_rank>("rangInternat"),
    optional<&WishRow::preference>("rangPreferencesCandidat"),
    formerly<&WishRow::preference>("rangRepondeur", "rangPreferencesCandidat"),
    optional<&WishRow::ignore_waiting_rank>(special_case),
    Field<WishRow>{.name = "annulationDemission",
                   .read = read_either<&WishRow::ignore_waiting_rank>,
                   .current_name = special_case},
    Field<WishRow>{.name = "correctionClassement",
                   .read = read_either<&WishRow::ignore_waiting_rank>,
                   .current_name = special_case},
    optional<&WishRow::ignore_boarding_bar>("ignorerDansLeCalculBarresInternatAffichees"),
    optional<&WishRow::waiting_rank_yesterday>("rangListeAttenteVeille"),
    optional<&WishRow::outside_main>("affecteHorsPP"),
    Field<WishRow>{.name = "statut", .read = read_input_status, .required = true});

// ---------------------------------------------------------------- groupesAffectations, internats

// 0 or 1.
template <auto member>
bool read_bit(Reading& reading, json::value value, RowOf<member>& row) {
  std::int32_t bit = 0;
  if (!read_value(reading, value, bit)) return false;
  row.*member = bit == 1;
  if (bit == 0 || bit == 1) return true;
  return reading.fail(RefusalCode::unknown_value,
                      std::to_string(bit) + ", where 0 or 1 is required");
}

inline constexpr std::string_view estimate_name =
    "estimationRangDernierAppeleADateFinReservationInternats";

inline constexpr auto group_fields =
    table(required<&GroupRow::key>("id"), optional<&GroupRow::capacity>("nbRecrutementsSouhaite"),
          optional<&GroupRow::block_call_limit>("rangLimite"),
          Field<GroupRow>{.name = "a_rg_flg_adm_stop", .read = read_bit<&GroupRow::stopped>},
          optional<&GroupRow::estimate>(estimate_name),
          formerly<&GroupRow::estimate>("estimationRangDernierAppeleADatePivot", estimate_name),
          optional<&GroupRow::reservation_ended>("finReservationPlacesInternat"),
          optional<&GroupRow::last_called_displayed>("rangDernierAppeleAffiche"),
          optional<&GroupRow::number_waiting>("a_rg_nbr_att"));

inline constexpr auto boarding_fields =
    table(required<&BoardingRow::key>("id"), optional<&BoardingRow::capacity>("capacite"));

}  // namespace affecta::official
