#include "server/api/command_fields.h"

#include <algorithm>
#include <chrono>
#include <random>

#include <fmt/core.h>

#include "datasets/calendars/civil_time.h"

namespace affecta::api {

namespace {

std::mt19937_64 seeded() {
  std::random_device random;
  std::seed_seq seed{random(), random(), random(), random()};
  return std::mt19937_64(seed);
}

// A UUID of version 7 (RFC 9562): ids that grow with time are written side by side in the journal's
// index, ids of chance alone would each change another page of it.
std::string drawn_id() {
  thread_local std::mt19937_64 random = seeded();
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto ms = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
  const std::uint64_t a = random();
  const std::uint64_t b = random();
  return fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", ms >> 16U & 0xFFFFFFFFU, ms & 0xFFFFU,
                     a & 0xFFFU, 0x8000U | (b >> 48U & 0x3FFFU), b & 0xFFFFFFFFFFFFU);
}

Result<campaign::Instant> time_of(std::string_view given, const Context& context) {
  std::string zone;
  context.campaign.read([&](const campaign::Campaign& live) { zone = live.calendar->zone; });
  auto instant = campaign::parse_civil_time(std::string(given), zone);
  if (instant) return instant;
  Refusal refusal = instant.error();
  refusal.code = RefusalCode::wrong_parameter;
  refusal.where = "Affecta-Now";
  return tl::make_unexpected(refusal);
}

constexpr std::size_t longest_key = 128;

Result<std::string> key_of(std::string_view given) {
  if (given.empty()) return drawn_id();
  const bool is_printable =
      std::ranges::all_of(given, [](char each) { return each > ' ' && each < 127; });
  if (is_printable && given.size() <= longest_key) return std::string(given);
  const std::string bounds = "1 to " + std::to_string(longest_key) + " printable characters";
  auto refusal =
      refuse(RefusalCode::wrong_parameter, "Idempotency-Key",
             std::to_string(given.size()) + " characters, where " + bounds + " are required");
  refusal.value().limit = bounds;
  return refusal;
}

}  // namespace

Result<CommandFields> command_fields(const http::Request& request, const Context& context) {
  CommandFields fields;
  auto key = key_of(request.field("Idempotency-Key"));
  if (!key) return tl::make_unexpected(key.error());
  fields.id = *std::move(key);
  fields.is_drawn = request.field("Idempotency-Key").empty();
  const std::string_view now = request.field("Affecta-Now");
  if (now.empty()) return fields;
  const auto instant = time_of(now, context);
  if (!instant) return tl::make_unexpected(instant.error());
  fields.now = *instant;
  return fields;
}

Refusal told(Refusal refusal) {
  switch (refusal.code) {
    case RefusalCode::command_id_taken:
      refusal.where = "Idempotency-Key";
      break;
    case RefusalCode::journal_not_written:
    case RefusalCode::journal_stopped:
      refusal.where = "the journal";
      break;
    default:
      break;
  }
  return refusal;
}

}  // namespace affecta::api
