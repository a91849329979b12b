// Tables of fields: what an object of the exchange format may hold, as data.
//
// Purpose: one table per kind of object says each field's name, the member it fills, whether it is
// required and which older name it replaces; read_fields does the rest. Fields come in any order;
// unknown ones are ignored.
// Errors: duplicate_field (the same field twice, also under its older name), missing_field, and
// those of the values.
// Cost: one comparison of names per field when fields come in the order of the table.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "datasets/official/reading.h"

namespace affecta::official {

template <class Row>
struct Field {
  std::string_view name;
  bool (*read)(Reading&, json::value, Row&) = nullptr;
  bool required = false;
  std::string_view current_name = {};    // of a field under its older name
  std::int32_t Row::*integer = nullptr;  // the member, where it is an integer
  std::uint32_t bit = 0;                 // set once the field is read; see link()
  std::uint32_t same = 0;                // bits of this field and of its other names
};

template <class Row>
bool read_fields(Reading& reading, json::object object, std::span<const Field<Row>> fields,
                 Row& row) {
  std::uint32_t seen = 0;
  std::size_t next = 0;
  const auto find = [&](std::string_view name) -> const Field<Row>* {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Field<Row>& field = fields[next];
      next = next + 1 == fields.size() ? 0 : next + 1;
      if (field.name == name) return &field;
    }
    return nullptr;
  };
  const bool read = each_field(reading, object, [&](std::string_view name, json::value value) {
    const Field<Row>* const field = find(name);
    if (field == nullptr) return reading.skip(value);
    if ((seen & field->same) != 0) [[unlikely]] {
      return reading.fail(RefusalCode::duplicate_field,
                          (seen & field->bit) != 0 ? "the field appears a second time"
                                                   : "the field is there under its other name too");
    }
    seen |= field->bit;
    return field->read(reading, value, row);
  });
  if (!read) return false;
  for (const Field<Row>& field : fields) {
    if (!field.required || (seen & field.same) != 0) continue;
    return reading.fail(RefusalCode::missing_field, "the field is missing") ||
           reading.in_field(field.name);
  }
  return true;
}

template <class Row>
bool read_fields(Reading& reading, json::value value, std::span<const Field<Row>> fields,
                 Row& row) {
  json::object object;
  return read_object(reading, value, object) && read_fields(reading, object, fields, row);
}

// ---------------------------------------------------------------- making tables

template <class Member>
struct MemberOf;
template <class RowType, class ValueType>
struct MemberOf<ValueType RowType::*> {
  using Row = RowType;
  using Value = ValueType;
};

template <auto member>
using RowOf = typename MemberOf<decltype(member)>::Row;

template <auto member>
bool read_member(Reading& reading, json::value value, RowOf<member>& row) {
  return read_value(reading, value, row.*member);
}

inline bool read_value(Reading& reading, json::value value, std::optional<std::int32_t>& result) {
  return read_value(reading, value, result.emplace());
}

template <auto member>
consteval Field<RowOf<member>> optional(std::string_view name) {
  Field<RowOf<member>> field{.name = name, .read = read_member<member>};
  if constexpr (std::is_same_v<typename MemberOf<decltype(member)>::Value, std::int32_t>) {
    field.integer = member;
  }
  return field;
}

template <auto member>
consteval Field<RowOf<member>> required(std::string_view name) {
  auto field = optional<member>(name);
  field.required = true;
  return field;
}

// A part of a member that is itself a structure, where the document has it flat.
template <auto member, auto part>
consteval Field<RowOf<member>> required_part(std::string_view name) {
  return {.name = name,
          .read = [](Reading& reading, json::value value,
                     RowOf<member>& row) { return read_value(reading, value, row.*member.*part); },
          .required = true};
}

// The same member under the name it had before.
template <auto member>
consteval Field<RowOf<member>> formerly(std::string_view name, std::string_view current_name) {
  auto field = optional<member>(name);
  field.current_name = current_name;
  return field;
}

// Gives each field its bit, and tells the names of one field from each other.
template <class Row, std::size_t count>
consteval std::array<Field<Row>, count> link(std::array<Field<Row>, count> fields) {
  static_assert(count <= 32);
  for (std::size_t i = 0; i < count; ++i) fields[i].same = fields[i].bit = 1U << i;
  for (Field<Row>& older : fields) {
    for (Field<Row>& current : fields) {
      if (older.current_name != current.name) continue;
      older.same |= current.bit;
      current.same |= older.bit;
    }
  }
  return fields;
}

template <class Row, class... Rest>
consteval auto table(Field<Row> first, Rest... rest) {
  return link(std::array<Field<Row>, 1 + sizeof...(rest)>{first, rest...});
}

}  // namespace affecta::official
