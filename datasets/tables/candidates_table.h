// candidates.csv: rows, columns, and what becomes of them in a country.
#pragma once

#include <vector>

#include "datasets/country.h"
#include "datasets/tables/columns.h"
#include "datasets/tables/csv_table.h"
#include "engine/base/parallel.h"

namespace affecta {

struct CandidateTableRow {
  CandidateKey candidate = 0;
  Text name;
  Text first_name;
  Text school;
  Text school_class;
  Text series;
  Text academy;
  bool scholarship = false;
  bool cordees = false;
  Text email;
  bool responder = false;
};

std::span<const TableColumn<CandidateTableRow>> candidate_columns();

CandidateTableRow candidate_row(const Country& country, CandidateIndex candidate);

// The columns of the country from the rows in the order of their keys; what the table has no column
// for stays empty. Errors: a column of 4 GiB of text or more.
Result<CandidateFiles> collect_candidates(const CsvTable& table,
                                          const std::vector<CandidateTableRow>& rows,
                                          const std::vector<std::uint32_t>& order,
                                          const Workers& workers);

}  // namespace affecta
