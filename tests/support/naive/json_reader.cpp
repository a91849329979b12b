#include "tests/support/naive/json_reader.h"

#include <limits>

namespace affecta::naive {

JsonReader::JsonReader(const boost::json::value& value, std::string path)
    : value_(&value), path_(std::move(path)) {}

boost::json::value JsonReader::parse(const std::string& text) {
  boost::json::error_code error;
  boost::json::value value = boost::json::parse(text, error);
  if (error) throw FormatError("$: not JSON: " + error.message());
  return value;
}

void JsonReader::fail(const std::string& what) const { throw FormatError(path_ + ": " + what); }

const boost::json::object& JsonReader::object() const {
  const boost::json::object* object = value_->if_object();
  if (!object) fail("not an object");
  return *object;
}

bool JsonReader::has(const char* name) const { return object().contains(name); }

bool JsonReader::has_value(const char* name) const {
  const boost::json::value* value = object().if_contains(name);
  return value && !value->is_null();
}

JsonReader JsonReader::member(const char* name) const {
  const boost::json::value* value = object().if_contains(name);
  if (!value) fail(std::string("missing: ") + name);
  return {*value, path_ + "." + name};
}

std::vector<JsonReader> JsonReader::elements() const {
  const boost::json::array* array = value_->if_array();
  if (!array) fail("not an array");
  std::vector<JsonReader> result;
  for (std::size_t i = 0; i < array->size(); ++i) {
    result.emplace_back((*array)[i], path_ + "[" + std::to_string(i) + "]");
  }
  return result;
}

std::vector<std::pair<std::string, JsonReader>> JsonReader::members() const {
  std::vector<std::pair<std::string, JsonReader>> result;
  for (const auto& entry : object()) {
    const std::string key(entry.key());
    result.emplace_back(key, JsonReader(entry.value(), path_ + "." + key));
  }
  return result;
}

Int JsonReader::integer() const {
  const std::int64_t* integer = value_->if_int64();
  if (!integer) fail("not an integer");
  return *integer;
}

Int JsonReader::count() const {
  const Int value = integer();
  if (value < std::numeric_limits<std::int32_t>::min() ||
      value > std::numeric_limits<std::int32_t>::max()) {
    fail("out of range");
  }
  return value;
}

bool JsonReader::boolean() const {
  const bool* boolean = value_->if_bool();
  if (!boolean) fail("not a boolean");
  return *boolean;
}

std::string JsonReader::text() const {
  const boost::json::string* text = value_->if_string();
  if (!text) fail("not a string");
  return {text->begin(), text->end()};
}

Int JsonReader::count_or(const char* name, Int absent) const {
  return has(name) ? member(name).count() : absent;
}

Int JsonReader::integer_or_zero(const char* name) const {
  return has(name) ? member(name).integer() : 0;
}

bool JsonReader::flag(const char* name) const { return has(name) && member(name).boolean(); }

}  // namespace affecta::naive
