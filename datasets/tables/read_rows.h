// The rows of a table, read block by block in parallel.
//
// Errors: the first fault by row, then by field, naming file, line, column and value, whatever the
// number of threads: unknown, missing or repeated columns; a record with more or fewer fields than
// the header; a required value that is empty; and those of the values.
// Cost: one pass. Rows are handed over as they are read, from any thread: store(row, value) is
// called once for each row.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "datasets/progress_observer.h"
#include "datasets/tables/columns.h"
#include "datasets/tables/csv_parser.h"
#include "datasets/tables/csv_table.h"

namespace affecta {

struct RecordFault {
  std::size_t row = 0;
  std::optional<std::size_t> field = {};
  RefusalCode code = RefusalCode::malformed_document;
  std::string what = {};
};

// "call_rank is \"12x\", an integer is required"
RecordFault value_fault(std::string_view column, std::string_view text, const ValueFault& fault);
RecordFault missing_value(std::string_view column);
RecordFault wrong_field_count(std::size_t fields, std::size_t columns);

// The value as it can be shown in a message: on one line, not too long.
std::string shown(std::string_view text);

// The header's columns must be among `known`, each once, and hold all those `required`.
struct KnownColumn {
  std::string_view name;
  bool required;
};
Result<void> check_header(const CsvTable& table, std::span<const KnownColumn> known);

template <class Row>
using BoundColumns = std::vector<const TableColumn<Row>*>;  // by field

template <class Row>
Result<BoundColumns<Row>> bind_columns(const CsvTable& table,
                                       std::span<const TableColumn<Row>> columns) {
  std::vector<KnownColumn> known;
  for (const auto& column : columns) known.push_back({column.name, column.required});
  if (const auto checked = check_header(table, known); !checked) {
    return tl::make_unexpected(checked.error());
  }
  BoundColumns<Row> bound;
  for (const std::string& name : table.columns()) {
    for (const auto& column : columns) {
      if (column.name == name) bound.push_back(&column);
    }
  }
  return bound;
}

// Handles the fields of one block.
template <class Row, class Store>
class BlockReader {
 public:
  BlockReader(const BoundColumns<Row>& columns, const CsvTable::Block& block, const Store& store,
              TextArena& arena)
      : columns_(columns), block_(block), store_(store), arena_(arena) {}

  void field(std::string_view text) {
    if (closed_) return;
    const std::size_t field = field_++;
    if (fault_ || field >= columns_.size()) return;
    const TableColumn<Row>& column = *columns_[field];
    if (text.empty()) {
      if (column.required) offer(missing_value(column.name), field);
    } else if (const ValueFault* const fault = column.read(text, row_, arena_)) {
      offer(value_fault(column.name, text, *fault), field);
    }
  }

  void record() {
    if (closed_) return;
    if (field_ != columns_.size()) {
      // Its values stand in the wrong columns: what is wrong with them says nothing.
      fault_.reset();
      offer(wrong_field_count(field_, columns_.size()), std::nullopt);
    } else if (done_ == block_.rows) {
      offer({.what = "a carriage return without a line feed"}, std::nullopt);
    }
    closed_ = fault_.has_value();
    if (closed_) return;
    store_(block_.first_row + done_, row_);
    ++done_;
    field_ = 0;
    row_ = Row{};
  }

  // The first fault, once the whole block was handed to `parser`.
  std::optional<RecordFault> read(CsvParser& parser) {
    if (!parser.parse(block_.text, *this) || !parser.finish(*this)) {
      offer({.what = "a quote is out of place: a field with quotes is quoted as a whole, quotes "
                     "within doubled"},
            field_);
    } else if (done_ < block_.rows) {
      offer({.what = "an empty line"}, std::nullopt);
    }
    return std::move(fault_);
  }

 private:
  void offer(RecordFault fault, std::optional<std::size_t> field) {
    if (fault_) return;
    fault_ = std::move(fault);
    fault_->row = block_.first_row + done_;
    fault_->field = field;
  }

  const BoundColumns<Row>& columns_;
  const CsvTable::Block& block_;
  const Store& store_;
  TextArena& arena_;
  Row row_{};
  std::size_t field_ = 0;
  std::size_t done_ = 0;  // records stored
  std::optional<RecordFault> fault_;
  bool closed_ = false;  // the record at fault is over
};

inline tl::unexpected<Refusal> refuse_record(const CsvTable& table, const RecordFault& fault) {
  return refuse(fault.code, table.place(fault.row, fault.field), fault.what, Subject::document,
                fault.row);
}

// The arenas hold the texts of the rows.
template <class Row, class Store>
Result<std::vector<TextArena>> read_rows(const CsvTable& table,
                                         std::span<const TableColumn<Row>> columns,
                                         const Workers& workers, ProgressObserver& progress,
                                         const Store& store) {
  const auto bound = bind_columns(table, columns);
  if (!bound) return tl::make_unexpected(bound.error());
  const auto& blocks = table.blocks();
  std::vector<TextArena> arenas(blocks.size());
  std::vector<std::optional<RecordFault>> faults(blocks.size());
  workers.for_each(blocks.size(), 1, [&](std::size_t i) {
    CsvParser parser(table.separator());
    faults[i] = BlockReader<Row, Store>(*bound, blocks[i], store, arenas[i]).read(parser);
    progress.advance(blocks[i].text.size());
  });
  for (const auto& fault : faults) {
    if (fault) return refuse_record(table, *fault);
  }
  return arenas;
}

}  // namespace affecta
