#include "datasets/tables/candidates_table.h"

#include <array>

#include "datasets/tables/collect.h"

namespace affecta {

namespace {

using Column = table_column::Of<CandidateTableRow>;

constexpr std::array columns = {Column::required < [](auto& row) -> auto& {return row.candidate;
}  // namespace
> ("candidate"), Column::value < [](auto& row) -> auto& { return row.name; }
> ("name", [](const Country& country) { return country.candidates.name.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.first_name;
}
> ("first_name", [](const Country& country) { return country.candidates.first_name.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.school;
}
> ("school", [](const Country& country) { return country.candidates.school.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.school_class;
}
> ("class", [](const Country& country) { return country.candidates.school_class.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.series;
}
> ("series", [](const Country& country) { return country.candidates.series.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.academy;
}
> ("academy", [](const Country& country) { return country.candidates.academy.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.scholarship;
}
> ("scholarship", [](const Country& country) { return country.candidates.scholarship.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.cordees;
}
> ("cordees", [](const Country& country) { return country.candidates.cordees.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.email;
}
> ("email", [](const Country& country) { return country.candidates.email.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.responder;
}
> ("responder"),
};  // namespace affecta

}  // namespace

std::span<const TableColumn<CandidateTableRow>> candidate_columns() { return columns; }

CandidateTableRow candidate_row(const Country& country, CandidateIndex candidate) {
  const CandidateFiles& files = country.candidates;
  return {country.instance.candidates.key[candidate],
          text_at(files.name, candidate),
          text_at(files.first_name, candidate),
          text_at(files.school, candidate),
          text_at(files.school_class, candidate),
          text_at(files.series, candidate),
          text_at(files.academy, candidate),
          flag_at(files.scholarship, candidate),
          flag_at(files.cordees, candidate),
          text_at(files.email, candidate),
          country.instance.candidates.responder[candidate] != 0};
}

Result<CandidateFiles> collect_candidates(const CsvTable& table,
                                          const std::vector<CandidateTableRow>& rows,
                                          const std::vector<std::uint32_t>& order,
                                          const Workers& workers) {
  CandidateFiles files;
  Collector<CandidateIndex, CandidateTableRow> collect(table, rows, order);
  collect.text("name", &CandidateTableRow::name, files.name);
  collect.text("first_name", &CandidateTableRow::first_name, files.first_name);
  collect.text("email", &CandidateTableRow::email, files.email);
  collect.text("school", &CandidateTableRow::school, files.school);
  collect.text("class", &CandidateTableRow::school_class, files.school_class);
  collect.text("series", &CandidateTableRow::series, files.series);
  collect.text("academy", &CandidateTableRow::academy, files.academy);
  collect.flag("scholarship", &CandidateTableRow::scholarship, files.scholarship);
  collect.flag("cordees", &CandidateTableRow::cordees, files.cordees);
  if (const auto done = collect.run(workers); !done) return tl::make_unexpected(done.error());
  return files;
}

}  // namespace affecta
