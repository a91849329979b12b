#pragma once
// Typed access to a JSON object that knows its path, inside the naive implementation.

#include <boost/json.hpp>

#include "tests/support/naive/day_json.h"

namespace affecta::naive {

class JsonReader {
 public:
  JsonReader(const boost::json::value& value, std::string path);

  static boost::json::value parse(const std::string& text);

  const std::string& path() const { return path_; }
  [[noreturn]] void fail(const std::string& what) const;

  bool is_object() const { return value_->is_object(); }
  bool has(const char* name) const;
  bool has_value(const char* name) const;     // neither absent nor null
  JsonReader member(const char* name) const;  // required
  std::vector<JsonReader> elements() const;   // of an array
  std::vector<std::pair<std::string, JsonReader>> members() const;

  Int integer() const;  // of any size
  Int count() const;    // within 32 bits
  bool boolean() const;
  std::string text() const;

  Int required(const char* name) const { return member(name).integer(); }
  Int count_or(const char* name, Int absent) const;  // within 32 bits
  Int integer_or_zero(const char* name) const;
  bool flag(const char* name) const;  // false when absent

 private:
  const boost::json::object& object() const;

  const boost::json::value* value_;
  std::string path_;
};

}  // namespace affecta::naive
