#include <algorithm>
#include <numeric>

#include "datasets/tables/campaign_table.h"
#include "datasets/tables/candidates_table.h"
#include "datasets/tables/fault_place.h"
#include "datasets/tables/formations_table.h"
#include "datasets/tables/groups_table.h"
#include "datasets/tables/read_rows.h"
#include "datasets/tables/tables.h"
#include "datasets/tables/wishes_table.h"
#include "engine/model/builder.h"

namespace affecta {

namespace {

constexpr std::size_t row_grain = std::size_t{1} << 16;

struct OpenTables {
  std::optional<CsvTable> campaign;
  std::optional<CsvTable> candidates;
  std::optional<CsvTable> formations;
  std::optional<CsvTable> groups;
  std::optional<CsvTable> boarding;
  std::optional<CsvTable> wishes;
};

Result<OpenTables> open_tables(const std::string& folder, const Workers& workers) {
  OpenTables tables;
  struct Place {
    std::string_view name;
    std::optional<CsvTable>& table;
    bool required;
  };
  for (const Place& place :
       {Place{"campaign", tables.campaign, true}, Place{"candidates", tables.candidates, false},
        Place{"formations", tables.formations, false}, Place{"groups", tables.groups, true},
        Place{"boarding", tables.boarding, false}, Place{"wishes", tables.wishes, true}}) {
    auto text = open_table(folder, place.name, workers);
    if (!text) return tl::make_unexpected(text.error());
    if (!*text && !place.required) continue;
    if (!*text) {
      return refuse(RefusalCode::file_unreadable, folder,
                    "it holds no " + std::string(place.name) + ".csv or " +
                        std::string(place.name) + ".csv.zst");
    }
    auto table = CsvTable::open(std::move(**text), workers);
    if (!table) return tl::make_unexpected(table.error());
    place.table = std::move(*table);
  }
  return tables;
}

// Rows of a table with the texts they refer to.
template <class Row>
struct Rows {
  std::vector<Row> rows;
  std::vector<TextArena> texts;
};

template <class Row>
Result<Rows<Row>> read_all(const std::optional<CsvTable>& table,
                           std::span<const TableColumn<Row>> columns, const Workers& workers,
                           ProgressObserver& progress) {
  Rows<Row> all;
  if (!table) return all;
  all.rows.resize(table->row_count());
  auto texts = read_rows(*table, columns, workers, progress,
                         [&](std::size_t row, const Row& value) { all.rows[row] = value; });
  if (!texts) return tl::make_unexpected(texts.error());
  all.texts = std::move(*texts);
  return all;
}

tl::unexpected<Refusal> refuse_row(RefusalCode code, std::string what, std::size_t row,
                                   const CsvTable& table) {
  Refusal refusal{code, {}, std::move(what), Subject::document, row};
  refusal.where = fault_place(refusal, table);
  return tl::make_unexpected(std::move(refusal));
}

// Rows in the order of their keys, each once.
template <class Row, class Key>
Result<std::vector<std::uint32_t>> order_by_key(const std::vector<Row>& rows, Key Row::*key,
                                                RefusalCode duplicate, const CsvTable& table) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto key_and_row = [&](std::uint32_t row) { return std::pair(rows[row].*key, row); };
  if (!std::ranges::is_sorted(order, {}, key_and_row)) std::ranges::sort(order, {}, key_and_row);
  std::optional<std::uint32_t> repeated;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (rows[order[i]].*key != rows[order[i - 1]].*key) continue;
    if (!repeated || order[i] < *repeated) repeated = order[i];
  }
  if (!repeated) return order;
  return refuse_row(duplicate, std::to_string(rows[*repeated].*key) + " appears a second time",
                    *repeated, table);
}

// What wishes.csv holds: the rows of the day, and what the country keeps beside.
struct WishTable {
  std::vector<WishRow> rows;
  std::vector<std::int32_t> rank;
  std::vector<std::uint8_t> flags;
};

Result<WishTable> read_wishes(const CsvTable& table, const Workers& workers,
                              ProgressObserver& progress) {
  WishTable wishes;
  const bool has_rank = table.find_column("rank").has_value();
  const bool has_flags =
      table.find_column("sector") || table.find_column("conditions") || table.find_column("origin");
  wishes.rows.resize(table.row_count());
  if (has_rank) wishes.rank.resize(table.row_count());
  if (has_flags) wishes.flags.resize(table.row_count());
  const auto texts = read_rows(table, wish_columns(), workers, progress,
                               [&](std::size_t row, const WishTableRow& value) {
                                 wishes.rows[row] = value.wish();
                                 if (has_rank) wishes.rank[row] = value.rank.value;
                                 if (has_flags) wishes.flags[row] = value.file_flags();
                               });
  if (!texts) return tl::make_unexpected(texts.error());
  return wishes;
}

// The rows of a column of the file in the order of the instance's wishes.
template <class T>
Column<WishIndex, T> in_wish_order(const std::vector<T>& by_row,
                                   const Array<WishIndex, std::uint32_t>& row_of,
                                   const Workers& workers) {
  if (by_row.empty()) return {};
  Array<WishIndex, T> column(by_row.size());
  workers.for_each(by_row.size(), row_grain, [&](std::size_t i) {
    const auto wish = WishIndex::at(i);
    column[wish] = by_row[row_of[wish]];
  });
  return Column(std::move(column));
}

const CsvTable& table_of(Subject subject, const OpenTables& tables) {
  switch (subject) {
    case Subject::group:
      return *tables.groups;
    case Subject::boarding:
      return *tables.boarding;
    case Subject::responder:
      return *tables.candidates;
    case Subject::parameters:
      return *tables.campaign;
    default:
      return *tables.wishes;
  }
}

// The reading of one folder, table by table.
class TablesReader {
 public:
  TablesReader(const OpenTables& tables, const Workers& workers, ProgressObserver& progress)
      : tables_(tables), workers_(workers), progress_(progress) {}

  Result<Country> read() {
    auto done = read_campaign_table();
    if (done) done = read_candidates();
    if (done) done = read_formations();
    if (done) done = read_groups_and_boarding();
    if (done) done = read_wishes_and_build();
    if (!done) return tl::make_unexpected(done.error());
    return std::move(country_);
  }

 private:
  Result<void> read_campaign_table() {
    auto campaign = read_campaign(*tables_.campaign, workers_);
    if (!campaign) return tl::make_unexpected(campaign.error());
    input_.parameters = campaign->parameters;
    country_.calendar = std::move(campaign->calendar);
    country_.seed = campaign->seed;
    day_row_ = campaign->day_row;
    return {};
  }

  Result<void> read_candidates() {
    if (!tables_.candidates) return {};
    const auto all = read_all(tables_.candidates, candidate_columns(), workers_, progress_);
    if (!all) return tl::make_unexpected(all.error());
    const auto order = order_by_key(all->rows, &CandidateTableRow::candidate,
                                    RefusalCode::duplicate_candidate, *tables_.candidates);
    if (!order) return tl::make_unexpected(order.error());
    for (const std::uint32_t row : *order) {
      input_.candidates.push_back(all->rows[row].candidate);
      if (all->rows[row].responder) input_.responders.push_back(all->rows[row].candidate);
    }
    return collect_candidates(*tables_.candidates, all->rows, *order, workers_)
        .map([&](CandidateFiles&& files) { country_.candidates = std::move(files); });
  }

  Result<void> read_formations() {
    if (!tables_.formations) return {};
    const auto all = read_all(tables_.formations, formation_columns(), workers_, progress_);
    if (!all) return tl::make_unexpected(all.error());
    const auto order = order_by_key(all->rows, &FormationTableRow::formation,
                                    RefusalCode::duplicate_formation, *tables_.formations);
    if (!order) return tl::make_unexpected(order.error());
    return collect_formations(*tables_.formations, all->rows, *order, workers_)
        .map([&](FormationFiles&& files) { country_.formations = std::move(files); });
  }

  Result<void> read_groups_and_boarding() {
    auto groups = read_all(tables_.groups, group_columns(), workers_, progress_);
    if (!groups) return tl::make_unexpected(groups.error());
    group_rows_ = std::move(groups->rows);
    for (const GroupTableRow& row : group_rows_) input_.groups.push_back(row.day);
    for (std::size_t row = 0; tables_.formations && row < group_rows_.size(); ++row) {
      const std::int32_t formation = group_rows_[row].day.key.formation;
      if (std::ranges::binary_search(country_.formations.key, formation)) continue;
      return refuse_row(
          RefusalCode::unknown_formation,
          "formation " + std::to_string(formation) + " is not in " + tables_.formations->name(),
          row, *tables_.groups);
    }
    auto boardings = read_all(tables_.boarding, boarding_columns(), workers_, progress_);
    if (!boardings) return tl::make_unexpected(boardings.error());
    input_.boardings = std::move(boardings->rows);
    return {};
  }

  Result<void> read_wishes_and_build() {
    auto wishes = read_wishes(*tables_.wishes, workers_, progress_);
    if (!wishes) return tl::make_unexpected(wishes.error());
    input_.wishes = std::move(wishes->rows);
    input_.sections = {Subject::parameters, Subject::responder, Subject::group, Subject::boarding,
                       Subject::wish};
    auto built = build_instance_with_rows(input_, workers_);
    if (!built) return tl::make_unexpected(in_its_place(built.error()));
    country_.instance = std::move(built->instance);
    if (const auto known = check_candidates(); !known) return known;
    country_.wishes.rank = in_wish_order(wishes->rank, built->row_of, workers_);
    country_.wishes.flags = in_wish_order(wishes->flags, built->row_of, workers_);
    place_rates();
    return {};
  }

  Refusal in_its_place(Refusal refusal) const {
    if (refusal.subject == Subject::document) {
      refusal.where = tables_.wishes->name();
      return refusal;
    }
    if (refusal.subject == Subject::parameters) refusal.row = day_row_;
    refusal.where = fault_place(refusal, table_of(refusal.subject, tables_));
    return refusal;
  }

  // Every candidate of a wish is in candidates.csv: else the instance has more of them.
  Result<void> check_candidates() const {
    if (!tables_.candidates) return {};
    if (country_.instance.candidate_count() == input_.candidates.size()) return {};
    std::size_t row = 0;
    while (std::ranges::binary_search(input_.candidates, input_.wishes[row].key.candidate)) ++row;
    return refuse_row(RefusalCode::unknown_candidate,
                      "candidate " + std::to_string(input_.wishes[row].key.candidate) +
                          " is not in " + tables_.candidates->name(),
                      row, *tables_.wishes);
  }

  // By group, from the rows of groups.csv.
  void place_rates() {
    std::vector<std::uint32_t> order(group_rows_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t row) { return group_rows_[row].day.key; });
    const auto column = [&](std::string_view name, Percent GroupTableRow::*rate) {
      std::vector<std::int32_t> values;
      if (tables_.groups->find_column(name)) {
        for (const std::uint32_t row : order) values.push_back((group_rows_[row].*rate).value);
      }
      return Column<GroupIndex, std::int32_t>(std::move(values));
    };
    country_.groups = {column("min_scholarship_pct", &GroupTableRow::min_scholarship),
                       column("min_sector_pct", &GroupTableRow::min_sector)};
  }

  const OpenTables& tables_;
  const Workers& workers_;
  ProgressObserver& progress_;
  DayInput input_;
  Country country_;
  std::vector<GroupTableRow> group_rows_;
  std::size_t day_row_ = 0;
};

std::size_t bytes_of(const OpenTables& tables) {
  std::size_t bytes = 0;
  for (const auto* table :
       {&tables.candidates, &tables.formations, &tables.groups, &tables.boarding, &tables.wishes}) {
    if (!*table) continue;
    for (const CsvTable::Block& block : (*table)->blocks()) bytes += block.text.size();
  }
  return bytes;
}

}  // namespace

Result<Country> read_tables(const std::string& folder, const Workers& workers,
                            ProgressObserver& progress) {
  const auto tables = open_tables(folder, workers);
  if (!tables) return tl::make_unexpected(tables.error());
  progress.begin("reading", "bytes", bytes_of(*tables));
  return TablesReader(*tables, workers, progress).read();
}

}  // namespace affecta
