// A plain writer of our views as JSON, one value after the other.
//
// Purpose: a view of a few KB costs about a microsecond; commas and nesting are kept here, text is
// escaped by Boost.JSON where it needs to be. Names of members are ours: they need no escapes.
// Thread safety: used by one thread. Cost: a copy of each value; the text grows by doubling.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/check.h"

namespace affecta::views {

// Members of an object, written where there is room for all of them: that is checked once, when
// they are written, and the place stays in a register. Texts are words of ours, which need no
// escapes; numbers of 32 bits.
class Members {
 public:
  explicit Members(char* to) : to_(to) {}

  [[gnu::always_inline]] void number(std::string_view name, std::int32_t number) {
    constexpr std::size_t most_digits = 11;
    write_name(name);
    to_ = std::to_chars(to_, to_ + most_digits, number).ptr;
    *to_++ = ',';
  }
  [[gnu::always_inline]] void flag(std::string_view name, bool is_set) {
    write_name(name);
    write(is_set ? "true," : "false,");
  }
  [[gnu::always_inline]] void word(std::string_view name, std::string_view word) {
    write_name(name);
    *to_++ = '"';
    write(word);
    write("\",");
  }
  [[gnu::always_inline]] void null(std::string_view name) {
    write_name(name);
    write("null,");
  }
  // Members that were written before, and follow from those in front of them.
  [[gnu::always_inline]] void following(std::string_view members) {
    write(members);
    *to_++ = ',';
  }
  // body() writes its members, one at least.
  template <class Body>
  [[gnu::always_inline]] void object(std::string_view name, const Body& body) {
    write_name(name);
    *to_++ = '{';
    body();
    to_[-1] = '}';
    *to_++ = ',';
  }
  char* end() const { return to_ - 1; }  // before the last comma

 private:
  [[gnu::always_inline]] void write(std::string_view text) {
    if (text.empty()) return;  // it may have no address
    std::memcpy(to_, text.data(), text.size());
    to_ += text.size();
  }
  [[gnu::always_inline]] void write_name(std::string_view name) {
    *to_++ = '"';
    write(name);
    write("\":");
  }

  char* to_;
};

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
  // The name of the member whose value comes next. Inlined, as member() is: names are literals, and
  // a copy of so many bytes as are known is an instruction or two.
  [[gnu::always_inline]] Json& name(std::string_view name) {
    char* to = begin_value(name.size() + 3);
    *to++ = '"';
    to = copy(to, name);
    *to++ = '"';
    *to++ = ':';
    end(to);
    first_ = true;
    return *this;
  }

  Json& value(std::integral auto number) {
    if constexpr (std::same_as<decltype(number), bool>) {
      return written(number ? "true" : "false");
    } else {
      constexpr std::size_t most_digits = 24;
      char* const to = begin_value(most_digits);
      end(std::to_chars(to, to + most_digits, number).ptr);
      return *this;
    }
  }
  Json& value(std::string_view text) { return needs_escapes(text) ? escaped(text) : word(text); }
  // A word of ours, which needs no escapes.
  Json& word(std::string_view text) {
    char* to = begin_value(text.size() + 2);
    *to++ = '"';
    to = copy(to, text);
    *to++ = '"';
    end(to);
    return *this;
  }
  Json& value(const char* text) { return value(std::string_view(text)); }
  Json& value(double number);
  Json& null() { return written("null"); }

  template <class Value>
  [[gnu::always_inline]] Json& member(std::string_view member_name, const Value& of) {
    return name(member_name).value(of);
  }

  // body(Members&) writes one member at least, and no more bytes than `most`.
  template <class Body>
  [[gnu::always_inline]] Json& members(std::size_t most, const Body& body) {
    char* const to = begin_value(most);
    Members members(to);
    body(members);
    AFFECTA_CHECK(members.end() <= to + most);
    end(members.end());
    return *this;
  }
  // An object that is nothing but such members.
  template <class Body>
  [[gnu::always_inline]] Json& object(std::size_t most, const Body& body) {
    constexpr std::size_t braces = 2;
    char* const to = begin_value(most + braces);
    *to = '{';
    Members members(to + 1);
    body(members);
    AFFECTA_CHECK(members.end() <= to + most);
    *members.end() = '}';
    end(members.end() + 1);
    return *this;
  }

  // A value as it stands, or members, that were written before.
  Json& written(std::string_view text) {
    end(copy(begin_value(text.size()), text));
    return *this;
  }

  void reserve(std::size_t bytes) { text_.resize(bytes); }
  std::string take() && {
    text_.resize(size_);
    return std::move(text_);
  }

 private:
  template <class Body>
  Json& nested(char open, char close, const Body& body) {
    written({&open, 1});
    first_ = true;
    body();
    first_ = true;  // no comma before the bracket
    written({&close, 1});
    return *this;
  }
  Json& escaped(std::string_view text);
  static bool needs_escapes(std::string_view text);

  // Room for a value, behind the comma that it may need.
  [[gnu::always_inline]] char* begin_value(std::size_t bytes) {
    if (text_.size() - size_ <= bytes) grow(bytes);
    if (!std::exchange(first_, false)) text_[size_++] = ',';
    return text_.data() + size_;
  }
  void grow(std::size_t bytes);
  void end(const char* to) { size_ = static_cast<std::size_t>(to - text_.data()); }
  [[gnu::always_inline]] static char* copy(char* to, std::string_view text) {
    if (text.empty()) return to;  // it may have no address
    std::memcpy(to, text.data(), text.size());
    return to + text.size();
  }

  std::string text_;  // its first size_ bytes are written
  std::size_t size_ = 0;
  bool first_ = true;  // nothing came before in the object, the array, or after the name
};

}  // namespace affecta::views
