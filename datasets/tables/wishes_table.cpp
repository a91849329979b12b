#include "datasets/tables/wishes_table.h"

#include <array>

namespace affecta {

namespace {

using Column = table_column::Of<WishTableRow>;

bool has_rank(const Country& country) { return country.wishes.rank.size() > 0; }
bool has_flags(const Country& country) { return country.wishes.flags.size() > 0; }

constexpr std::array columns = {Column::required <
                                    [](auto& row) -> auto& {return row.day.key.candidate;
}  // namespace
> ("candidate"), Column::required < [](auto& row) -> auto& { return row.day.key.formation; }
> ("formation"), Column::value < [](auto& row) -> auto& { return row.day.key.with_boarding; }
> ("with_boarding"), Column::required < [](auto& row) -> auto& {
  return row.day.group.ranking_group;
}
> ("ranking_group"), Column::value < [](auto& row) -> auto& {
  return row.day.group.enrolment_formation;
}
> ("enrolment_formation"), Column::rank < [](auto& row) -> auto& { return row.rank; }
> ("rank", has_rank), Column::value < [](auto& row) -> auto& { return row.sector; }
> ("sector", has_flags), Column::value < [](auto& row) -> auto& { return row.conditions; }
> ("conditions", has_flags), Column::value < [](auto& row) -> auto& { return row.origin; }
> ("origin", has_flags), Column::rank < [](auto& row) -> auto& { return row.day.call_rank; }
> ("call_rank"), Column::rank < [](auto& row) -> auto& { return row.day.displayed_call_rank; }
> ("call_rank_displayed"), Column::value < [](auto& row) -> auto& { return row.boarding_group; }
> ("boarding_group"), Column::rank < [](auto& row) -> auto& {
  return row.boarding_enrolment_formation;
}
> ("boarding_enrolment_formation"), Column::rank < [](auto& row) -> auto& {
  return row.boarding_formation;
}
> ("boarding_formation"), Column::rank < [](auto& row) -> auto& { return row.day.boarding_rank; }
> ("boarding_rank"), Column::rank < [](auto& row) -> auto& { return row.day.preference; }
> ("preference"), Column::required < [](auto& row) -> auto& { return row.day.status; }
> ("status"), Column::value < [](auto& row) -> auto& { return row.day.outside_main; }
> ("outside_main"), Column::value < [](auto& row) -> auto& { return row.day.ignore_waiting_rank; }
> ("ignore_waiting_rank"), Column::value < [](auto& row) -> auto& {
  return row.day.ignore_boarding_bar;
}
> ("ignore_boarding_bar"), Column::rank < [](auto& row) -> auto& {
  return row.day.waiting_rank_yesterday;
}
> ("waiting_rank_yesterday"),
};  // namespace affecta

}  // namespace

std::span<const TableColumn<WishTableRow>> wish_columns() { return columns; }

WishRow WishTableRow::wish() const {
  WishRow row = day;
  row.group.formation = row.key.formation;
  if (boarding_group) {
    row.boarding = BoardingKey{*boarding_group, boarding_enrolment_formation, boarding_formation};
  }
  return row;
}

std::uint8_t WishTableRow::file_flags() const {
  return static_cast<std::uint8_t>((sector ? wish_file_flag::sector : 0) |
                                   (conditions ? wish_file_flag::conditions : 0) |
                                   static_cast<unsigned>(origin) << wish_file_flag::origin_shift);
}

WishTableRow wish_row(const Country& country, WishIndex wish) {
  const Instance& instance = country.instance;
  const WishColumns& wishes = instance.wishes;
  WishTableRow row;
  row.day.key = instance.key(wish);
  row.day.group = instance.groups.key[wishes.group[wish]];
  row.day.call_rank = wishes.call_rank[wish];
  row.day.displayed_call_rank = wishes.displayed_call_rank[wish];
  row.day.boarding_rank = wishes.boarding_rank[wish];
  row.day.preference = wishes.preference[wish];
  row.day.waiting_rank_yesterday = wishes.waiting_rank_yesterday[wish];
  row.day.status = wishes.status[wish];
  row.day.outside_main = instance.has(wish, wish_flag::outside_main);
  row.day.ignore_waiting_rank = instance.has(wish, wish_flag::ignore_waiting_rank);
  row.day.ignore_boarding_bar = instance.has(wish, wish_flag::ignore_boarding_bar);
  if (instance.names_boarding(wish)) {
    const BoardingKey& key = instance.boardings.key[wishes.boarding[wish]];
    row.boarding_group = key.boarding_group;
    row.boarding_enrolment_formation = key.enrolment_formation;
    row.boarding_formation = key.formation;
  }
  if (has_rank(country)) row.rank.value = country.wishes.rank[wish];
  if (has_flags(country)) {
    const unsigned flags = country.wishes.flags[wish];
    row.sector = (flags & wish_file_flag::sector) != 0;
    row.conditions = (flags & wish_file_flag::conditions) != 0;
    row.origin = static_cast<WishOrigin>((flags >> wish_file_flag::origin_shift) & 3U);
  }
  return row;
}

}  // namespace affecta
