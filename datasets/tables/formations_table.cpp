#include "datasets/tables/formations_table.h"

#include <array>

#include "datasets/tables/collect.h"

namespace affecta {

namespace {

using Column = table_column::Of<FormationTableRow>;

constexpr std::array columns = {Column::required < [](auto& row) -> auto& {return row.formation;
}  // namespace
> ("formation"), Column::value < [](auto& row) -> auto& { return row.enrolment_formation; }
> ("enrolment_formation",
   [](const Country& country) { return country.formations.enrolment_formation.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.name;
}
> ("name", [](const Country& country) { return country.formations.name.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.establishment;
}
> ("establishment",
   [](const Country& country) { return country.formations.establishment.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.kind;
}
> ("kind", [](const Country& country) { return country.formations.kind.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.selective;
}
> ("selective", [](const Country& country) { return country.formations.selective.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.apprenticeship;
}
> ("apprenticeship",
   [](const Country& country) { return country.formations.apprenticeship.size() > 0; }),
    Column::value < [](auto& row) -> auto& {
  return row.academy;
}
> ("academy", [](const Country& country) { return country.formations.academy.size() > 0; }),
};  // namespace affecta

}  // namespace

std::span<const TableColumn<FormationTableRow>> formation_columns() { return columns; }

FormationTableRow formation_row(const Country& country, FormationIndex formation) {
  const FormationFiles& files = country.formations;
  return {files.key[formation],
          files.enrolment_formation.size() == 0 ? 0 : files.enrolment_formation[formation],
          text_at(files.name, formation),
          text_at(files.establishment, formation),
          text_at(files.kind, formation),
          flag_at(files.selective, formation),
          flag_at(files.apprenticeship, formation),
          text_at(files.academy, formation)};
}

Result<FormationFiles> collect_formations(const CsvTable& table,
                                          const std::vector<FormationTableRow>& rows,
                                          const std::vector<std::uint32_t>& order,
                                          const Workers& workers) {
  FormationFiles files;
  Collector<FormationIndex, FormationTableRow> collect(table, rows, order);
  collect.number("formation", &FormationTableRow::formation, files.key);
  collect.number("enrolment_formation", &FormationTableRow::enrolment_formation,
                 files.enrolment_formation);
  collect.text("name", &FormationTableRow::name, files.name);
  collect.text("establishment", &FormationTableRow::establishment, files.establishment);
  collect.text("kind", &FormationTableRow::kind, files.kind);
  collect.flag("selective", &FormationTableRow::selective, files.selective);
  collect.flag("apprenticeship", &FormationTableRow::apprenticeship, files.apprenticeship);
  collect.text("academy", &FormationTableRow::academy, files.academy);
  if (const auto done = collect.run(workers); !done) return tl::make_unexpected(done.error());
  return files;
}

}  // namespace affecta
