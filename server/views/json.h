// A plain writer of our views as JSON, one value after the other.
//
// Purpose: a view of a few KB costs about a microsecond; commas and nesting are kept here, text is
// escaped by Boost.JSON where it needs to be. Names of members are ours: they need no escapes.
// Thread safety: used by one thread. Cost: an append for each value.
#pragma once

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace affecta::views {

class Json {
 public:
  // body() writes the members, or the elements.
  template <class Body>
  Json& object(const Body& body) {
    return nested('{', '}', body);
  }
  template <class Body>
  Json& array(const Body& body) {
    return nested('[', ']', body);
  }
  // The name of the member whose value comes next.
  Json& name(std::string_view name);

  Json& value(std::integral auto number) {
    separate();
    if constexpr (std::same_as<decltype(number), bool>) {
      text_ += number ? "true" : "false";
    } else {
      char digits[24];
      text_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    }
    return *this;
  }
  Json& value(std::string_view text);
  Json& value(const char* text) { return value(std::string_view(text)); }
  Json& value(double number);
  Json& null();

  template <class Value>
  Json& member(std::string_view member_name, const Value& of) {
    return name(member_name).value(of);
  }

  void reserve(std::size_t bytes) { text_.reserve(bytes); }
  std::string take() && { return std::move(text_); }

 private:
  template <class Body>
  Json& nested(char open, char close, const Body& body) {
    separate();
    text_ += open;
    first_ = true;
    body();
    text_ += close;
    first_ = false;
    return *this;
  }
  void separate() {
    if (!first_) text_ += ',';
    first_ = false;
  }

  std::string text_;
  bool first_ = true;  // nothing came before in the object, the array, or after the name
};

}  // namespace affecta::views
