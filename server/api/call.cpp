#include "server/api/call.h"

#include "engine/base/check.h"
#include "engine/model/key_text.h"

namespace affecta::api {

namespace {

Result<std::int64_t> integer(std::string_view name, std::string_view value, std::int64_t least,
                             std::int64_t most) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc() && end == value.data() + value.size() && number >= least &&
      number <= most) {
    return number;
  }
  return wrong_parameter(
      name, value, "an integer from " + std::to_string(least) + " to " + std::to_string(most));
}

}  // namespace

tl::unexpected<Refusal> wrong_parameter(std::string_view name, std::string_view value,
                                        const std::string& bounds) {
  auto refusal = refuse(RefusalCode::wrong_parameter, std::string(name),
                        "\"" + std::string(value) + "\", where " + bounds + " is required");
  refusal.value().value = value;
  refusal.value().limit = bounds;
  return refusal;
}

std::string_view Call::text(std::string_view name) const {
  for (const auto& [each, value] : path) {
    if (each == name) return value;
  }
  AFFECTA_CHECK(false);
  return {};
}

Result<std::int32_t> Call::number(std::string_view name) const {
  return integer(name, text(name), 0, std::numeric_limits<std::int32_t>::max())
      .map([](std::int64_t value) { return static_cast<std::int32_t>(value); });
}

Result<GroupKey> Call::group() const {
  const auto formation = number("formation");
  if (!formation) return tl::make_unexpected(formation.error());
  const auto numbers = read_numbers<2>(text("group"));
  if (!numbers) {
    return wrong_parameter("group", text("group"), "RANKING-GROUP:ENROLMENT-FORMATION");
  }
  return GroupKey{(*numbers)[0], (*numbers)[1], *formation};
}

std::optional<std::string_view> Call::query(std::string_view name) const {
  for (const auto& [each, value] : target.parameters) {
    if (each == name) return value;
  }
  return std::nullopt;
}

Result<std::optional<std::int64_t>> Call::query_number(std::string_view name, std::int64_t least,
                                                       std::int64_t most) const {
  const auto given = query(name);
  if (!given) return std::optional<std::int64_t>();
  return integer(name, *given, least, most).map([](std::int64_t value) {
    return std::optional(value);
  });
}

Result<bool> Call::query_flag(std::string_view name) const {
  const auto given = query(name);
  if (!given || *given == "false") return false;
  if (*given == "true") return true;
  return wrong_parameter(name, *given, "true or false");
}

Result<Page> page_of(const Call& call) {
  const auto limit = call.query_number("limit", 1, page_most);
  if (!limit) return tl::make_unexpected(limit.error());
  const auto after = call.query_number("after", 0, std::numeric_limits<std::int64_t>::max());
  if (!after) return tl::make_unexpected(after.error());
  return Page{static_cast<std::size_t>(limit->value_or(page_default)), *after};
}

}  // namespace affecta::api
