// The fields of a day's result (exchange-format section 2), as data.
#pragma once

#include "datasets/official/keys.h"

namespace affecta::official {

struct WishResult {
  WishKey key;
  WishStatus status = WishStatus::waiting;
  std::int32_t waiting_rank = 0;
  std::optional<std::int32_t> pass;
};

inline constexpr auto wish_result_fields = table(
    required_part<&WishResult::key, &WishKey::candidate>("gCnCod"),
    required_part<&WishResult::key, &WishKey::formation>("gTaCod"),
    required_part<&WishResult::key, &WishKey::with_boarding>("iRhCod"),
    required<&WishResult::status>("statut"),
    required<&WishResult::waiting_rank>("rangListeAttente"), optional<&WishResult::pass>("passe"));

struct GroupResult {
  GroupKey key;
  std::int32_t last_called = 0;
  std::int32_t number_waiting = 0;
};

inline constexpr auto group_result_fields =
    table(required<&GroupResult::key>("id"),
          required<&GroupResult::last_called>("rangDernierAppeleAffiche"),
          required<&GroupResult::number_waiting>("nbEnAttente"));

struct BarResult {
  GroupKey group;
  std::int32_t call_bar = 0;
  std::int32_t boarding_bar = 0;
};

inline constexpr auto bar_result_fields = table(
    required<&BarResult::group>("groupe"), required<&BarResult::call_bar>("barreAppelAffichee"),
    required<&BarResult::boarding_bar>("barreInternatAffichee"));

inline bool read_value(Reading& reading, json::value value, std::vector<BarResult>& bars) {
  return each_element(reading, value, [&](std::size_t, json::value bar) {
    return read_fields<BarResult>(reading, bar, bar_result_fields, bars.emplace_back());
  });
}

struct BoardingResult {
  BoardingKey key;
  std::int32_t position = 0;
  std::int32_t maximum = 0;
  std::vector<BarResult> bars;
};

inline constexpr auto boarding_result_fields = table(
    required<&BoardingResult::key>("id"), required<&BoardingResult::position>("positionAdmission"),
    required<&BoardingResult::maximum>("positionMaximaleAdmission"),
    required<&BoardingResult::bars>("barres"));

}  // namespace affecta::official
