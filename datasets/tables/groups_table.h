// groups.csv and boarding.csv: rows and columns.
#pragma once

#include "datasets/country.h"
#include "datasets/tables/columns.h"
#include "engine/model/day_input.h"

namespace affecta {

struct GroupTableRow {
  GroupRow day;
  Percent min_scholarship;
  Percent min_sector;
};

std::span<const TableColumn<GroupTableRow>> group_columns();
std::span<const TableColumn<BoardingRow>> boarding_columns();

GroupTableRow group_row(const Country& country, GroupIndex group);
BoardingRow boarding_row(const Country& country, BoardingIndex boarding);

}  // namespace affecta
