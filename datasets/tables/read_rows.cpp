#include "datasets/tables/read_rows.h"

#include <algorithm>

#include <simdjson.h>

namespace affecta {

RecordFault value_fault(std::string_view column, std::string_view text, const ValueFault& fault) {
  return {.code = fault.code,
          .what = std::string(column) + " is " + shown(text) + ", " + std::string(fault.expected) +
                  " is required"};
}

RecordFault missing_value(std::string_view column) {
  return {.code = RefusalCode::missing_field,
          .what = std::string(column) + " is empty, a value is required"};
}

RecordFault wrong_field_count(std::size_t fields, std::size_t columns) {
  return {.what =
              std::to_string(fields) + " fields where the header has " + std::to_string(columns)};
}

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 60;
  const bool utf8 = simdjson::validate_utf8(text.data(), text.size());
  std::size_t size = std::min(text.size(), longest);
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  // Not within a character.
  while (size < text.size() && size > 0 && (byte(size) & 0xC0U) == 0x80U) --size;
  std::string result = "\"";
  for (std::size_t i = 0; i < size; ++i) {
    const bool readable = byte(i) >= ' ' && (utf8 || byte(i) < 0x80U);
    result += readable ? text[i] : '?';
  }
  return result + (size < text.size() ? "…\"" : "\"");
}

Result<void> check_header(const CsvTable& table, std::span<const KnownColumn> known) {
  const auto& columns = table.columns();
  for (std::size_t field = 0; field < columns.size(); ++field) {
    const std::string& name = columns[field];
    if (!std::ranges::count(known, name, &KnownColumn::name)) {
      std::string names;
      for (const KnownColumn& each : known) names += " " + std::string(each.name);
      return refuse(RefusalCode::unknown_value, table.header_place(field),
                    "the column " + shown(name) + " is not one of:" + names);
    }
    if (table.find_column(name) != field) {
      return refuse(RefusalCode::duplicate_field, table.header_place(field),
                    "the column " + name + " appears a second time");
    }
  }
  for (const KnownColumn& column : known) {
    if (column.required && !table.find_column(column.name)) {
      return refuse(RefusalCode::missing_field, table.header_place({}),
                    "the column " + std::string(column.name) + " is missing");
    }
  }
  return {};
}

}  // namespace affecta
