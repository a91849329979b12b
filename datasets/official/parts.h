// Objects of which every field is known: settings, where a misspelt field must not be ignored.
//
// Purpose: a table of parts says what an object holds; read_parts does the rest. (fields.h is for
// the exchange format, whose unknown fields are ignored.)
// Errors: unknown_field, duplicate_field, missing_field, and those of the values.
// Cost: a comparison of names for each part and field.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "datasets/official/reading.h"

namespace affecta::official {

inline bool unknown_field(Reading& reading, const std::string& known) {
  return reading.fail(RefusalCode::unknown_field,
                      "no such field; there are " + (known.empty() ? "none" : known));
}

inline bool missing_field(Reading& reading, std::string_view name) {
  reading.fail(RefusalCode::missing_field, "the field is missing");
  return reading.in_field(name);
}

inline bool read_between(Reading& reading, json::value value, std::int32_t least, std::int32_t most,
                         std::int32_t& result) {
  if (!read_value(reading, value, result)) return false;
  if (result >= least && result <= most) return true;
  return reading.fail(RefusalCode::integer_out_of_range,
                      std::to_string(result) + ", the least is " + std::to_string(least) +
                          " and the most " + std::to_string(most),
                      std::to_string(result),
                      std::to_string(least) + " to " + std::to_string(most));
}

// A field that fills a value: each once, and all of them where they are required.
template <class Value>
struct Part {
  std::string_view name;
  bool (*read)(Reading&, json::value, Value&);
  bool required = true;
};

template <class Value, std::size_t size>
bool read_parts(Reading& reading, json::object object, const std::array<Part<Value>, size>& parts,
                Value& value) {
  std::array<bool, size> seen{};
  const bool read = each_field(reading, object, [&](std::string_view name, json::value field) {
    std::string known;
    for (std::size_t i = 0; i < size; ++i) {
      known += (i == 0 ? "" : ", ") + std::string(parts[i].name);
      if (parts[i].name != name) continue;
      if (seen[i]) {
        return reading.fail(RefusalCode::duplicate_field, "the field appears a second time");
      }
      seen[i] = true;
      return parts[i].read(reading, field, value);
    }
    return unknown_field(reading, known);
  });
  if (!read) return false;
  for (std::size_t i = 0; i < size; ++i) {
    if (parts[i].required && !seen[i]) return missing_field(reading, parts[i].name);
  }
  return true;
}

template <class Value, std::size_t size>
bool read_parts(Reading& reading, json::value object_value,
                const std::array<Part<Value>, size>& parts, Value& value) {
  json::object object;
  return read_object(reading, object_value, object) && read_parts(reading, object, parts, value);
}

}  // namespace affecta::official
