#include "datasets/tables/values.h"

#include <algorithm>
#include <array>

#include <csv.h>
#include <simdjson.h>

namespace affecta {

namespace {

using enum RefusalCode;

constexpr ValueFault not_an_integer{wrong_type, "an integer"};
constexpr ValueFault not_in_range{integer_out_of_range, "an integer of 32 bits"};
constexpr ValueFault not_a_seed{wrong_type, "an integer from 0 to 18446744073709551615"};
constexpr ValueFault not_a_flag{wrong_type, "0 or 1"};
constexpr ValueFault not_a_status{unknown_status, "one of the official statuses"};
constexpr ValueFault not_an_origin{unknown_value, "main, complementary, caes or contract"};
constexpr ValueFault not_a_percent{rate_out_of_range, "a percent from 0 to 100"};
constexpr ValueFault negative_rank{negative_value, "a rank of at least 1, or 0 for none,"};
constexpr ValueFault not_utf8{malformed_document, "text in UTF-8"};

// By WishOrigin.
constexpr std::array<std::string_view, 4> origin_names = {"main", "complementary", "caes",
                                                          "contract"};

template <class Number>
std::errc parse(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size()) return std::errc::invalid_argument;
  return error;
}

bool needs_quotes(std::string_view text) {
  constexpr std::string_view special = ",;\"\r\n";
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  return is_blank(text.front()) || is_blank(text.back()) ||
         text.find_first_of(special) != std::string_view::npos;
}

}  // namespace

std::string_view TextArena::keep(std::string_view text) {
  char* const copy = static_cast<char*>(bytes_->allocate(text.size(), 1));
  std::ranges::copy(text, copy);
  return {copy, text.size()};
}

const ValueFault* read_value(std::string_view text, std::int32_t& value, TextArena&) {
  const std::errc error = parse(text, value);
  if (error == std::errc()) return nullptr;
  return error == std::errc::result_out_of_range ? &not_in_range : &not_an_integer;
}

const ValueFault* read_value(std::string_view text, std::uint64_t& value, TextArena&) {
  return parse(text, value) == std::errc() ? nullptr : &not_a_seed;
}

const ValueFault* read_value(std::string_view text, bool& value, TextArena&) {
  if (text.size() != 1 || (text[0] != '0' && text[0] != '1')) return &not_a_flag;
  value = text[0] == '1';
  return nullptr;
}

const ValueFault* read_value(std::string_view text, WishStatus& value, TextArena&) {
  const auto status = parse_status(text);
  if (!status) return &not_a_status;
  value = *status;
  return nullptr;
}

const ValueFault* read_value(std::string_view text, WishOrigin& value, TextArena&) {
  const auto found = std::ranges::find(origin_names, text);
  if (found == origin_names.end()) return &not_an_origin;
  value = static_cast<WishOrigin>(found - origin_names.begin());
  return nullptr;
}

const ValueFault* read_value(std::string_view text, Text& value, TextArena& arena) {
  if (!simdjson::validate_utf8(text.data(), text.size())) return &not_utf8;
  value.view = arena.keep(text);
  return nullptr;
}

const ValueFault* read_value(std::string_view text, std::optional<std::int32_t>& value,
                             TextArena& arena) {
  return read_value(text, value.emplace(), arena);
}

const ValueFault* read_value(std::string_view text, Percent& value, TextArena& arena) {
  if (const ValueFault* const fault = read_value(text, value.value, arena)) return fault;
  return value.value < 0 || value.value > 100 ? &not_a_percent : nullptr;
}

const ValueFault* read_value(std::string_view text, BoardRank& value, TextArena& arena) {
  if (const ValueFault* const fault = read_value(text, value.value, arena)) return fault;
  return value.value < 0 ? &negative_rank : nullptr;
}

void CsvWriter::field(std::string_view text) {
  if (text.empty() || !needs_quotes(text)) {
    text_ += text;
  } else {
    const std::size_t size = text_.size();
    text_.resize(size + 2 * text.size() + 2);
    text_.resize(size +
                 csv_write(text_.data() + size, text_.size() - size, text.data(), text.size()));
  }
  text_ += ',';
}

void CsvWriter::value(WishStatus status) { field(to_text(status)); }

void CsvWriter::value(WishOrigin origin) { field(origin_names[static_cast<std::size_t>(origin)]); }

}  // namespace affecta
