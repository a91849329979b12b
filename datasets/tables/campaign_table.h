// campaign.csv: a key and a value a line.
#pragma once

#include <optional>
#include <string>

#include "datasets/tables/csv_table.h"
#include "engine/model/parameters.h"

namespace affecta {

struct Campaign {
  DayParameters parameters;
  std::string calendar;
  std::uint64_t seed = 0;
  std::size_t day_row = 0;  // where `day` stands
};

// `day` and `reservation_end_day` are required; an absent ordering_end_day is ordered_wishes_day,
// an absent ordered_wishes_day never comes.
Result<Campaign> read_campaign(const CsvTable& table, const Workers& workers);

std::string write_campaign(const Campaign& campaign);

}  // namespace affecta
