// The columns of a table, as data: what its reader and its writer share.
//
// A column's `get` is a captureless lambda from a row to the member it fills: one table of columns
// per file says names, members, what is required and how an absent value is written.
#pragma once

#include <span>
#include <string_view>
#include <type_traits>

#include "datasets/tables/values.h"

namespace affecta {

template <class Row>
struct TableColumn {
  std::string_view name;
  bool required;  // the column must be there, with a value in every row
  const ValueFault* (*read)(std::string_view text, Row& row, TextArena& arena);
  void (*write)(const Row& row, CsvWriter& out);
  // Whether the country has what the column holds; null: always.
  bool (*held)(const Country& country);
};

namespace table_column {

template <class Row, auto get>
const ValueFault* read(std::string_view text, Row& row, TextArena& arena) {
  return read_value(text, get(row), arena);
}
template <class Row, auto get>
void write(const Row& row, CsvWriter& out) {
  out.value(get(row));
}
// 0 is written as absent.
template <class Row, auto get>
void write_rank(const Row& row, CsvWriter& out) {
  if (get(row) == std::remove_cvref_t<decltype(get(row))>{}) {
    out.field();
  } else {
    out.value(get(row));
  }
}

// The columns of one kind of row: Of<WishTableRow>::required<…>("candidate").
template <class Row>
struct Of {
  using Held = bool (*)(const Country&);

  template <auto get>
  static constexpr TableColumn<Row> required(std::string_view name) {
    return {name, true, read<Row, get>, write<Row, get>, nullptr};
  }
  template <auto get>
  static constexpr TableColumn<Row> value(std::string_view name, Held held = nullptr) {
    return {name, false, read<Row, get>, write<Row, get>, held};
  }
  template <auto get>
  static constexpr TableColumn<Row> rank(std::string_view name, Held held = nullptr) {
    return {name, false, read<Row, get>, write_rank<Row, get>, held};
  }
};

}  // namespace table_column

}  // namespace affecta
