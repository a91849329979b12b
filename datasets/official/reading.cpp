#include "datasets/official/reading.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace affecta::official {

namespace {

constexpr int deepest = 500;  // nesting of values that no reader asks for

bool is_digit(char c) { return '0' <= c && c <= '9'; }

bool is_plain_identifier(std::string_view name) {
  return !name.empty() && !is_digit(name.front()) && std::ranges::all_of(name, [](char c) {
    return is_digit(c) || c == '_' || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
  });
}

// A value's first token as it stands in the document.
std::string_view token_of(json::value& value) {
  const std::string_view token = value.raw_json_token();
  return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

std::string shortened(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return std::string(text);
  return std::string(text.substr(0, longest)) + "…";
}

bool is_integer_text(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && std::ranges::all_of(text, is_digit) &&
         (text.size() == 1 || text.front() != '0');
}

// The offset of the first byte that is not part of valid UTF-8.
std::size_t first_invalid_byte(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    // The longest block that ends where a character does.
    std::size_t end = std::min(text.size(), begin + 65536);
    while (end < text.size() && end > begin + 1 && (text[end] & 0xC0) == 0x80) --end;
    if (!simdjson::validate_utf8(text.data() + begin, end - begin)) break;
    begin = end;
  }
  while (begin < text.size()) {
    std::size_t end = begin + 1;
    while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
    if (!simdjson::validate_utf8(text.data() + begin, end - begin)) break;
    begin = end;
  }
  return begin;
}

std::string describe_position(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const auto line = 1 + std::ranges::count(text.substr(0, offset), '\n');
  return " at byte " + std::to_string(offset) + ", line " + std::to_string(line);
}

}  // namespace

bool Reading::open(json::object& object) {
  const std::string_view text = document_.text();
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return fail(RefusalCode::malformed_document, "the document is empty");
  }
  const simdjson::padded_string_view padded(text.data(), text.size(),
                                            text.size() + Document::padding);
  if (const auto error = parser_.iterate(padded).get(root_)) {
    if (error == simdjson::MEMALLOC) {
      return fail(RefusalCode::document_too_large, "not enough memory to index a document of " +
                                                       std::to_string(text.size()) + " bytes");
    }
    if (error == simdjson::UTF8_ERROR) {
      return fail(RefusalCode::malformed_document,
                  "not UTF-8" + describe_position(text, first_invalid_byte(text)));
    }
    return fail(RefusalCode::malformed_document, simdjson::error_message(error));
  }
  if (const auto error = root_.get_object().get(object)) {
    if (error == simdjson::INCORRECT_TYPE) {
      return fail(RefusalCode::wrong_type, "the document is not an object");
    }
    return fail(RefusalCode::malformed_document,
                "the document does not end where its object does: it is cut off, or something "
                "follows it");
  }
  return true;
}

bool Reading::close() {
  const char* rest = nullptr;
  if (root_.current_location().get(rest) == simdjson::OUT_OF_BOUNDS) return true;
  return fail(RefusalCode::malformed_document, "something follows the document" + position());
}

bool Reading::fail(RefusalCode code, std::string what, std::string value, std::string limit) {
  refusal_.code = code;
  refusal_.what = std::move(what);
  refusal_.value = std::move(value);
  refusal_.limit = std::move(limit);
  path_.clear();
  return false;
}

bool Reading::fail_malformed(simdjson::error_code error) {
  return fail(RefusalCode::malformed_document,
              "not JSON" + position() + ": " + simdjson::error_message(error));
}

bool Reading::fail_type(json::value value, simdjson::error_code error, std::string_view expected) {
  if (error != simdjson::INCORRECT_TYPE && error != simdjson::NUMBER_ERROR) {
    return fail_malformed(error);
  }
  const std::string_view token = token_of(value);
  const char first = token.empty() ? '\0' : token.front();
  const std::string wanted = " where " + std::string(expected) + " is required";
  const std::string found_value = first == '{' || first == '[' ? std::string() : shortened(token);
  const auto wrong = [&](const std::string& found) {
    return fail(RefusalCode::wrong_type, found + wanted, found_value, std::string(expected));
  };
  switch (first) {
    case '{':
      return wrong("an object");
    case '[':
      return wrong("an array");
    case '"':
      return wrong("the text " + shortened(token));
    case 't':
    case 'f':
    case 'n':
      if (token == "true" || token == "false" || token == "null") return wrong(std::string(token));
      return fail_malformed(simdjson::TAPE_ERROR);
    default:
      break;
  }
  double number = 0;
  if (is_integer_text(token) || value.get_double().get(number) == simdjson::SUCCESS) {
    return wrong("the number " + shortened(token));
  }
  return fail_malformed(simdjson::NUMBER_ERROR);
}

bool Reading::in_field(std::string_view name) {
  if (is_plain_identifier(name)) {
    path_.insert(0, "." + std::string(name));
  } else {
    path_.insert(0, "[\"" + std::string(name) + "\"]");
  }
  return false;
}

bool Reading::in_element(std::size_t index) {
  path_.insert(0, "[" + std::to_string(index) + "]");
  return false;
}

bool Reading::about(const std::string& text) {
  if (!text.empty()) refusal_.what.insert(0, text + ": ");
  return false;
}

Refusal Reading::refusal() const {
  Refusal refusal = refusal_;
  refusal.where = (document_.name().empty() ? "$" : document_.name() + ": $") + path_;
  return refusal;
}

std::string Reading::position() const {
  const char* here = nullptr;
  const std::string_view text = document_.text();
  auto& root = const_cast<json::document&>(root_);
  if (root.current_location().get(here) != simdjson::SUCCESS) here = text.data() + text.size();
  return describe_position(text, static_cast<std::size_t>(here - text.data()));
}

bool Reading::key_of(json::field& field, std::string_view& key) {
  const char* const begin = field.key().raw();
  const std::string_view text = document_.text();
  const auto rest = static_cast<std::size_t>(text.data() + text.size() - begin);
  const auto* const quote = static_cast<const char*>(std::memchr(begin, '"', rest));
  if (quote == nullptr) return fail_malformed(simdjson::STRING_ERROR);
  const std::string_view raw(begin, static_cast<std::size_t>(quote - begin));
  if (raw.find('\\') == std::string_view::npos) {
    key = raw;
    return true;
  }
  if (const auto error = field.unescaped_key().get(key)) return fail_malformed(error);
  return true;
}

bool Reading::skip(json::value value, int depth) {
  if (depth > deepest) {
    return fail(RefusalCode::malformed_document,
                "nested deeper than " + std::to_string(deepest) + " levels");
  }
  json::json_type type{};
  if (const auto error = value.type().get(type)) return fail_malformed(error);
  simdjson::error_code error = simdjson::SUCCESS;
  switch (type) {
    case json::json_type::array:
      return each_element(*this, value,
                          [&](std::size_t, json::value item) { return skip(item, depth + 1); });
    case json::json_type::object: {
      json::object object;
      error = value.get_object().get(object);
      return error ? fail_malformed(error)
                   : each_field(*this, object, [&](std::string_view, json::value item) {
                       return skip(item, depth + 1);
                     });
    }
    case json::json_type::string:
      error = value.get_string().error();
      break;
    case json::json_type::number:
      error = value.get_double().error();
      break;
    case json::json_type::boolean:
      error = value.get_bool().error();
      break;
    case json::json_type::null:
      error = is_null(value) ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
      break;
  }
  return error ? fail_malformed(error) : true;
}

bool is_null(json::value value) {
  bool null = false;
  return !value.is_null().get(null) && null;
}

bool read_object(Reading& reading, json::value value, json::object& object) {
  const auto error = value.get_object().get(object);
  return error ? reading.fail_type(value, error, "an object") : true;
}

bool read_value(Reading& reading, json::value value, std::int32_t& result) {
  std::int64_t wide = 0;
  const auto error = value.get_int64().get(wide);
  using Limits = std::numeric_limits<std::int32_t>;
  if (!error && Limits::min() <= wide && wide <= Limits::max()) {
    result = static_cast<std::int32_t>(wide);
    return true;
  }
  const std::string text = error ? std::string(token_of(value)) : std::to_string(wide);
  if (is_integer_text(text)) {
    return reading.fail(RefusalCode::integer_out_of_range,
                        shortened(text) + ", the least is -2147483648 and the most 2147483647",
                        shortened(text), "-2147483648 to 2147483647");
  }
  return reading.fail_type(value, error, "an integer (without point or exponent)");
}

bool read_value(Reading& reading, json::value value, bool& result) {
  const auto error = value.get_bool().get(result);
  return error ? reading.fail_type(value, error, "true or false") : true;
}

bool read_text(Reading& reading, json::value value, std::string_view& result) {
  const auto error = value.get_string().get(result);
  return error ? reading.fail_type(value, error, "a text") : true;
}

bool read_value(Reading& reading, json::value value, WishStatus& result) {
  std::string_view name;
  if (!read_text(reading, value, name)) return false;
  if (const auto status = parse_status(name)) {
    result = *status;
    return true;
  }
  return reading.fail(RefusalCode::unknown_status, "\"" + shortened(name) + "\" is no status");
}

}  // namespace affecta::official
