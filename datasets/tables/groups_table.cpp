#include "datasets/tables/groups_table.h"

#include <array>

namespace affecta {

namespace {

using Column = table_column::Of<GroupTableRow>;

constexpr std::array group_table = {Column::required <
                                        [](auto& row) -> auto& {return row.day.key.ranking_group;
}  // namespace
> ("ranking_group"), Column::value < [](auto& row) -> auto& {
  return row.day.key.enrolment_formation;
}
> ("enrolment_formation"), Column::required < [](auto& row) -> auto& {
  return row.day.key.formation;
}
> ("formation"), Column::value < [](auto& row) -> auto& { return row.day.capacity; }
> ("capacity"), Column::rank < [](auto& row) -> auto& { return row.day.block_call_limit; }
> ("block_limit"), Column::value < [](auto& row) -> auto& { return row.day.stopped; }
> ("stop"), Column::value < [](auto& row) -> auto& { return row.day.reservation_ended; }
> ("reservation_ended"), Column::value < [](auto& row) -> auto& { return row.min_scholarship; }
> ("min_scholarship_pct",
   [](const Country& country) { return country.groups.min_scholarship_percent.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.min_sector;
}
> ("min_sector_pct",
   [](const Country& country) { return country.groups.min_sector_percent.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.day.estimate;
}
> ("estimate"), Column::value < [](auto& row) -> auto& { return row.day.last_called_displayed; }
> ("last_called_displayed"), Column::value < [](auto& row) -> auto& {
  return row.day.number_waiting;
}
> ("waiting_count"),
};  // namespace affecta

using BoardingColumn = table_column::Of<BoardingRow>;

constexpr std::array boarding_table = {BoardingColumn::required <
                                           [](auto& row) -> auto& {return row.key.boarding_group;
}
> ("boarding_group"), BoardingColumn::value < [](auto& row) -> auto& {
  return row.key.enrolment_formation;
}
> ("enrolment_formation"), BoardingColumn::value < [](auto& row) -> auto& {
  return row.key.formation;
}
> ("formation"), BoardingColumn::value < [](auto& row) -> auto& { return row.capacity; }
> ("capacity"),
}
;

Percent percent_at(const affecta::Column<GroupIndex, std::int32_t>& column, GroupIndex group) {
  return {column.size() == 0 ? 0 : column[group]};
}

}  // namespace

std::span<const TableColumn<GroupTableRow>> group_columns() { return group_table; }
std::span<const TableColumn<BoardingRow>> boarding_columns() { return boarding_table; }

GroupTableRow group_row(const Country& country, GroupIndex group) {
  const Instance& instance = country.instance;
  const GroupColumns& groups = instance.groups;
  return {{groups.key[group], groups.capacity[group], groups.block_call_limit[group],
           groups.estimate[group], groups.last_called_displayed[group],
           groups.number_waiting[group], instance.has(group, group_flag::stopped),
           instance.has(group, group_flag::reservation_ended)},
          percent_at(country.groups.min_scholarship_percent, group),
          percent_at(country.groups.min_sector_percent, group)};
}

BoardingRow boarding_row(const Country& country, BoardingIndex boarding) {
  const BoardingColumns& boardings = country.instance.boardings;
  return {boardings.key[boarding], boardings.capacity[boarding]};
}

}  // namespace affecta
