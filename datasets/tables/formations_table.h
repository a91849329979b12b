// formations.csv: rows, columns, and what becomes of them in a country.
#pragma once

#include <vector>

#include "datasets/country.h"
#include "datasets/tables/columns.h"
#include "datasets/tables/csv_table.h"
#include "engine/base/parallel.h"

namespace affecta {

struct FormationTableRow {
  std::int32_t formation = 0;
  std::int32_t enrolment_formation = 0;
  Text name;
  Text establishment;
  Text kind;
  bool selective = false;
  bool apprenticeship = false;
  Text academy;
};

std::span<const TableColumn<FormationTableRow>> formation_columns();

FormationTableRow formation_row(const Country& country, FormationIndex formation);

// As collect_candidates.
Result<FormationFiles> collect_formations(const CsvTable& table,
                                          const std::vector<FormationTableRow>& rows,
                                          const std::vector<std::uint32_t>& order,
                                          const Workers& workers);

}  // namespace affecta
