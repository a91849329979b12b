// Bodies of commands: JSON of which every field is known.
//
// Purpose: reads the body of a request into the struct of a command, by a table of parts
// (datasets/official/parts.h: unknown, missing and doubled fields are refused by name).
// Errors: malformed_document, unknown_field, missing_field, duplicate_field, wrong_type,
// integer_out_of_range, with the JSON path, "$.keep[3].formation"; unsupported_media_type.
// Thread safety: pure. Cost: a copy of the body.
#pragma once

#include <array>
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
  const Document document = Document::from_text(request.body(), "body");
  Reading reading(document);
  Value value;
  const bool read = reading.root(
      [&](json::object object) { return official::read_parts(reading, object, parts, value); });
  if (!read) return tl::make_unexpected(reading.refusal());
  return value;
}

// Values that several commands have.
bool read_text(Reading& reading, json::value value, std::string& text);
bool read_key(Reading& reading, json::value value, std::int32_t& key);  // 0 and more

// A wish of the candidate that the path names: {"formation": 101, "with_boarding": true}.
struct WishOf {
  std::int32_t formation = 0;
  bool with_boarding = false;
  WishKey key(CandidateKey candidate) const { return {candidate, formation, with_boarding}; }
};
bool read_wish(Reading& reading, json::value value, WishOf& wish);
bool read_wishes(Reading& reading, json::value value, std::vector<WishOf>& wishes);
std::vector<WishKey> keys(const std::vector<WishOf>& wishes, CandidateKey candidate);

// A boarding house, "7:3:101" (cGiCod:gTiCod:gTaCod; 0 where it is shared).
bool read_boarding(Reading& reading, json::value value, BoardingKey& boarding);

}  // namespace affecta::params
