// A CSV text: its header, and its records cut in blocks that are read side by side.
//
// Purpose: finds the separator, the names of the columns, and where records begin, quoted ends of
// line left out; tells on which line a record stands.
// Shapes: rows count the records after the header from 0; fields count from 0 in a record.
// Errors: malformed_document (no header, a quote out of place).
// Thread safety: immutable. Cost: one look at each byte, in parallel; blocks depend on the text
// only, never on the number of threads.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/tables/table_text.h"
#include "engine/base/parallel.h"
#include "engine/base/refusal.h"

namespace affecta {

class CsvTable {
 public:
  struct Block {
    std::string_view text;  // whole records
    std::size_t first_row = 0;
    std::size_t rows = 0;
  };

  static Result<CsvTable> open(TableText text, const Workers& workers);

  const std::string& name() const { return text_.name; }
  char separator() const { return separator_; }
  const std::vector<std::string>& columns() const { return columns_; }
  std::optional<std::size_t> find_column(std::string_view name) const;
  std::size_t row_count() const;
  const std::vector<Block>& blocks() const { return blocks_; }

  // "wishes.csv:14:3" (line and column from 1), "wishes.csv:14" without a field; the second names
  // the header. Cost: reads the text again up to the row.
  std::string place(std::size_t row, std::optional<std::size_t> field) const;
  std::string header_place(std::optional<std::size_t> field) const;
  // The fields of a record, for refusals.
  std::vector<std::string> record(std::size_t row) const;

 private:
  explicit CsvTable(TableText text) : text_(std::move(text)) {}
  Result<void> read_header(std::string_view line);

  TableText text_;
  char separator_ = ',';
  std::vector<std::string> columns_;
  std::vector<Block> blocks_;
};

}  // namespace affecta
