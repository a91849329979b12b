#include "server/params/body.h"

#include <algorithm>
#include <limits>

#include "engine/model/key_text.h"

namespace affecta::params {

Result<void> check_media_type(const http::Request& request) {
  std::string_view type = request.field("Content-Type");
  type = type.substr(0, type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  constexpr std::string_view json_type = "application/json";
  const bool is_json = std::ranges::equal(type, json_type, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
  });
  if (is_json) return {};
  return refuse(RefusalCode::unsupported_media_type, "Content-Type",
                type.empty() ? "the field is missing" : "\"" + std::string(type) + "\"");
}

Result<void> check_no_body(const http::Request& request) {
  if (request.body().empty()) return {};
  struct Nothing {};
  constexpr std::array<Part<Nothing>, 0> no_parts = {};
  return read_body(request, no_parts).map([](const Nothing&) {});
}

bool read_text(Reading& reading, json::value value, std::string& text) {
  std::string_view read;
  if (!official::read_text(reading, value, read)) return false;
  text = read;
  return true;
}

bool read_key(Reading& reading, json::value value, std::int32_t& key) {
  return official::read_between(reading, value, 0, std::numeric_limits<std::int32_t>::max(), key);
}

bool read_choice(Reading& reading, json::value value, std::span<const std::string_view> words,
                 std::size_t& chosen) {
  std::string text;
  if (!read_text(reading, value, text)) return false;
  const auto found = std::ranges::find(words, text);
  chosen = static_cast<std::size_t>(found - words.begin());
  if (found != words.end()) return true;
  std::string known;
  for (std::size_t i = 0; i < words.size(); ++i) {
    known += (i == 0 ? "" : i + 1 < words.size() ? ", " : " or ") + std::string(words[i]);
  }
  return reading.fail(RefusalCode::unknown_value,
                      "\"" + text + "\", where " + known + " is required", text, known);
}

bool read_wish(Reading& reading, json::value value, WishOf& wish) {
  return official::read_parts(reading, value, wish_parts, wish);
}

bool read_wishes(Reading& reading, json::value value, std::vector<WishOf>& wishes) {
  return official::each_element(reading, value, [&](std::size_t, json::value each) {
    return read_wish(reading, each, wishes.emplace_back());
  });
}

bool read_field(Reading& reading, json::value value, BoardingKey& house) {
  std::string text;
  if (!read_text(reading, value, text)) return false;
  const auto numbers = read_numbers<3>(text);
  if (!numbers) {
    const std::string form = "BOARDING-GROUP:ENROLMENT-FORMATION:FORMATION";
    return reading.fail(RefusalCode::unknown_value,
                        "\"" + text + "\", where " + form + " is required", text, form);
  }
  house = {(*numbers)[0], (*numbers)[1], (*numbers)[2]};
  return true;
}

std::vector<WishKey> keys(const std::vector<WishOf>& wishes, CandidateKey candidate) {
  std::vector<WishKey> all;
  for (const WishOf& wish : wishes) all.push_back(wish.key(candidate));
  return all;
}

}  // namespace affecta::params
