// Reading one JSON document once, from front to back, until its first fault.
//
// Purpose: what the official readers share. Values are taken where they stand (simdjson on-demand:
// no tree is built); reading functions return false after a fault, and each level on the way out
// puts its own step in front of the path, so that a document without fault pays nothing for paths.
// Errors: the first fault in document order. Values that no reader asks for are still checked to be
// JSON.
// Thread safety: none. Cost: about 1 GB/s for the structure, plus the values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Faults are values: nothing may throw, least of all by an implicit conversion.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include "datasets/official/document.h"
#include "engine/base/refusal.h"
#include "engine/model/status.h"

namespace affecta::official {

namespace json = simdjson::ondemand;

class Reading {
 public:
  explicit Reading(const Document& document) : document_(document) {}

  // read(object) on the document's one object; nothing may follow it.
  template <class Read>
  bool root(const Read& read) {
    json::object object;
    return open(object) && read(object) && close();
  }

  // Faults; all return false.
  bool fail(RefusalCode code, std::string what, std::string value = {}, std::string limit = {});
  bool fail_malformed(simdjson::error_code error);
  // `value` is not `expected` ("an integer").
  bool fail_type(json::value value, simdjson::error_code error, std::string_view expected);
  // Steps of the path, from the inside out; all return false.
  bool in_field(std::string_view name);
  bool in_element(std::size_t index);
  // Puts "TEXT: " in front of the fault.
  bool about(const std::string& text);

  RefusalCode code() const { return refusal_.code; }
  Refusal refusal() const;

  // The key of a field, in the document where it has no escapes; empty text and false on a fault.
  bool key_of(json::field& field, std::string_view& key);
  // A value that nobody asked for: it must be JSON.
  bool skip(json::value value, int depth = 0);

 private:
  bool open(json::object& object);
  bool close();
  std::string position() const;  // " at byte N, line L"

  const Document& document_;
  json::parser parser_;
  json::document root_;
  Refusal refusal_;
  std::string path_;  // below "$"
};

// body(index, value) for each element.
template <class Body>
bool each_element(Reading& reading, json::value value, const Body& body) {
  json::array array;
  if (const auto error = value.get_array().get(array)) {
    return reading.fail_type(value, error, "an array");
  }
  std::size_t index = 0;
  for (auto element : array) {
    json::value item;
    if (const auto error = element.get(item)) {
      return reading.fail_malformed(error) || reading.in_element(index);
    }
    if (!body(index, item)) return reading.in_element(index);
    ++index;
  }
  return true;
}

// body(key, value) for each field.
template <class Body>
bool each_field(Reading& reading, json::object object, const Body& body) {
  for (auto each : object) {
    json::field field;
    if (const auto error = std::move(each).get(field)) return reading.fail_malformed(error);
    std::string_view key;
    if (!reading.key_of(field, key)) return false;
    if (!body(key, field.value())) return reading.in_field(key);
  }
  return true;
}

bool is_null(json::value value);
bool read_object(Reading& reading, json::value value, json::object& object);
bool read_value(Reading& reading, json::value value, std::int32_t& result);
bool read_value(Reading& reading, json::value value, bool& result);
bool read_value(Reading& reading, json::value value, WishStatus& result);
bool read_text(Reading& reading, json::value value, std::string_view& result);

}  // namespace affecta::official
