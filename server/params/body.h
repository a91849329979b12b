// Bodies of commands: JSON of which every field is known.
//
// Purpose: reads the body of a request into the struct of a command, by a table of parts
// (datasets/official/parts.h: unknown, missing and doubled fields are refused by name).
// Errors: malformed_document, unknown_field, missing_field, duplicate_field, wrong_type,
// integer_out_of_range, with the JSON path, "$.keep[3].formation"; unsupported_media_type.
// Thread safety: pure. Cost: a copy of the body.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>

#include "datasets/official/document.h"
#include "datasets/official/parts.h"
#include "engine/model/keys.h"
#include "server/http/message.h"

namespace affecta::params {

namespace json = official::json;
using official::Part;
using official::Reading;

// A body that says it is something else than JSON.
Result<void> check_media_type(const http::Request& request);

template <class Value, std::size_t size>
Result<Value> read_body(const http::Request& request, const std::array<Part<Value>, size>& parts) {
  if (auto type = check_media_type(request); !type) return tl::make_unexpected(type.error());
  const Document document = Document::from_text(request.body(), {});
  Reading reading(document);
  Value value;
  const bool read = reading.root(
      [&](json::object object) { return official::read_parts(reading, object, parts, value); });
  if (!read) return tl::make_unexpected(reading.refusal());
  return value;
}

// Of a command that has no body: one without fields is taken for none.
Result<void> check_no_body(const http::Request& request);

// Values that several commands have.
bool read_text(Reading& reading, json::value value, std::string& text);
bool read_key(Reading& reading, json::value value, std::int32_t& key);  // 0 and more
// One of a few words: its place among them. Errors: unknown_value.
bool read_choice(Reading& reading, json::value value, std::span<const std::string_view> words,
                 std::size_t& chosen);

// A wish of the candidate that the path names: {"formation": 101, "with_boarding": true}.
struct WishOf {
  std::int32_t formation = 0;
  bool with_boarding = false;
  WishKey key(CandidateKey candidate) const { return {candidate, formation, with_boarding}; }
};
bool read_wish(Reading& reading, json::value value, WishOf& wish);
bool read_wishes(Reading& reading, json::value value, std::vector<WishOf>& wishes);
std::vector<WishKey> keys(const std::vector<WishOf>& wishes, CandidateKey candidate);

// Reads a field into a member, by the member's type: {"rank", into<&MendRanking::rank>}.
inline bool read_field(Reading& reading, json::value value, std::int32_t& number) {
  return official::read_value(reading, value, number);
}
inline bool read_field(Reading& reading, json::value value, bool& flag) {
  return official::read_value(reading, value, flag);
}
inline bool read_field(Reading& reading, json::value value, std::string& text) {
  return read_text(reading, value, text);
}
inline bool read_field(Reading& reading, json::value value, WishOf& wish) {
  return read_wish(reading, value, wish);
}
inline bool read_field(Reading& reading, json::value value, std::vector<WishOf>& wishes) {
  return read_wishes(reading, value, wishes);
}
// A boarding house, "7:3:101" (cGiCod:gTiCod:gTaCod; 0 where it is shared).
bool read_field(Reading& reading, json::value value, BoardingKey& house);
template <class Value>
bool read_field(Reading& reading, json::value value, std::optional<Value>& given) {
  return read_field(reading, value, given.emplace());
}
template <class Whole, class Member>
Whole whole_of(Member Whole::*);
template <auto member>
bool into(Reading& reading, json::value value, decltype(whole_of(member))& whole) {
  return read_field(reading, value, whole.*member);
}
// Of a key, which is 0 or more.
template <auto member>
bool into_key(Reading& reading, json::value value, decltype(whole_of(member))& whole) {
  return read_key(reading, value, whole.*member);
}

inline constexpr std::array<Part<WishOf>, 2> wish_parts = {{
    {"formation", into_key<&WishOf::formation>},
    {"with_boarding", into<&WishOf::with_boarding>, false},
}};

}  // namespace affecta::params
