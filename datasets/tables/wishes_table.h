// wishes.csv: rows and columns.
#pragma once

#include <optional>

#include "datasets/country.h"
#include "datasets/tables/columns.h"
#include "engine/model/day_input.h"

namespace affecta {

struct WishTableRow {
  WishRow day;                                 // without its boarding house
  std::optional<std::int32_t> boarding_group;  // none: names no boarding house
  std::int32_t boarding_enrolment_formation = 0;
  std::int32_t boarding_formation = 0;
  BoardRank rank;  // pedagogical
  bool sector = false;
  bool conditions = false;
  WishOrigin origin = WishOrigin::main;

  WishRow wish() const;             // with its boarding house
  std::uint8_t file_flags() const;  // wish_file_flag bits
};

std::span<const TableColumn<WishTableRow>> wish_columns();

WishTableRow wish_row(const Country& country, WishIndex wish);

}  // namespace affecta
