// Texts of a country's files, which may lack any of their columns (datasets/country.h).
//
// Thread safety: pure.
#pragma once

#include <optional>
#include <string_view>

#include "server/views/json.h"

namespace affecta::views {

// Of a TextColumn or a CodedColumn; none: there is no such column.
template <class Column, class Row>
std::optional<std::string_view> file_text(const Column& column, Row row) {
  if (column.size() == 0) return std::nullopt;
  return column[row];
}

// A member: the text, or null.
template <class Column, class Row>
void write_file_text(Json& json, std::string_view name, const Column& column, Row row) {
  if (const auto text = file_text(column, row)) {
    json.member(name, *text);
  } else {
    json.name(name).null();
  }
}

}  // namespace affecta::views
