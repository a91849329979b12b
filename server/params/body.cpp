#include "server/params/body.h"

#include <algorithm>
#include <limits>

#include "engine/model/key_text.h"

namespace affecta::params {

namespace {

constexpr std::array<Part<WishOf>, 2> wish_parts = {{
    {"formation", [](Reading& reading, json::value value,
                     WishOf& wish) { return read_key(reading, value, wish.formation); }},
    {"with_boarding",
     [](Reading& reading, json::value value, WishOf& wish) {
       return official::read_value(reading, value, wish.with_boarding);
     },
     false},
}};

}  // namespace

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

bool read_text(Reading& reading, json::value value, std::string& text) {
  std::string_view read;
  if (!official::read_text(reading, value, read)) return false;
  text = read;
  return true;
}

bool read_key(Reading& reading, json::value value, std::int32_t& key) {
  return official::read_between(reading, value, 0, std::numeric_limits<std::int32_t>::max(), key);
}

bool read_wish(Reading& reading, json::value value, WishOf& wish) {
  return official::read_parts(reading, value, wish_parts, wish);
}

bool read_wishes(Reading& reading, json::value value, std::vector<WishOf>& wishes) {
  return official::each_element(reading, value, [&](std::size_t, json::value each) {
    return read_wish(reading, each, wishes.emplace_back());
  });
}

bool read_boarding(Reading& reading, json::value value, BoardingKey& boarding) {
  std::string text;
  if (!read_text(reading, value, text)) return false;
  const auto numbers = read_numbers<3>(text);
  if (!numbers) {
    return reading.fail(
        RefusalCode::unknown_value,
        "\"" + text + "\", where BOARDING-GROUP:ENROLMENT-FORMATION:FORMATION is " + "required");
  }
  boarding = {(*numbers)[0], (*numbers)[1], (*numbers)[2]};
  return true;
}

std::vector<WishKey> keys(const std::vector<WishOf>& wishes, CandidateKey candidate) {
  std::vector<WishKey> all;
  for (const WishOf& wish : wishes) all.push_back(wish.key(candidate));
  return all;
}

}  // namespace affecta::params
