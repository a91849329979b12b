// What a field of a table holds, read and written.
//
// read_value: null when the text is a value of its type, else what is wrong with it. An empty text
// never comes here: it means absent.
// Thread safety: pure.
#pragma once

#include <charconv>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>

#include "datasets/country.h"
#include "engine/base/refusal.h"

namespace affecta {

struct ValueFault {
  RefusalCode code;
  std::string_view expected;  // "an integer"
};

// A text of a table; it lives in a TextArena while a table is read.
struct Text {
  std::string_view view;
};

// A minimum rate: 0 to 100.
struct Percent {
  std::int32_t value = 0;
};

// A board's rank: 1 is best, 0 = none.
struct BoardRank {
  std::int32_t value = 0;
  friend bool operator==(BoardRank, BoardRank) = default;
};

// Keeps copies of texts.
class TextArena {
 public:
  std::string_view keep(std::string_view text);

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> bytes_ =
      std::make_unique<std::pmr::monotonic_buffer_resource>();
};

const ValueFault* read_value(std::string_view text, std::int32_t& value, TextArena& arena);
const ValueFault* read_value(std::string_view text, std::uint64_t& value, TextArena& arena);
const ValueFault* read_value(std::string_view text, bool& value, TextArena& arena);
const ValueFault* read_value(std::string_view text, WishStatus& value, TextArena& arena);
const ValueFault* read_value(std::string_view text, WishOrigin& value, TextArena& arena);
const ValueFault* read_value(std::string_view text, Text& value, TextArena& arena);
const ValueFault* read_value(std::string_view text, std::optional<std::int32_t>& value,
                             TextArena& arena);
const ValueFault* read_value(std::string_view text, Percent& value, TextArena& arena);
const ValueFault* read_value(std::string_view text, BoardRank& value, TextArena& arena);

// The text of a table under way.
class CsvWriter {
 public:
  void end_record() { text_.back() = '\n'; }
  void field(std::string_view text);  // quoted where it must be
  void field() { text_ += ','; }      // empty

  void value(std::integral auto number) {
    char digits[24];
    text_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    text_ += ',';
  }
  void value(bool flag) { text_ += flag ? "1," : "0,"; }
  void value(WishStatus status);
  void value(WishOrigin origin);
  void value(Text text) { field(text.view); }
  void value(std::optional<std::int32_t> number) {
    if (number) {
      value(*number);
    } else {
      field();
    }
  }
  void value(Percent percent) { value(percent.value); }
  void value(BoardRank rank) { value(rank.value); }

  const std::string& str() const { return text_; }

 private:
  std::string text_;
};

}  // namespace affecta
