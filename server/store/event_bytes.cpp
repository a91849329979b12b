#include "server/store/event_bytes.h"

#include <algorithm>

#include <zstd.h>

#include "engine/base/check.h"
#include "server/store/little_endian.h"
#include "server/store/sha256.h"

namespace affecta::store {

namespace {

constexpr std::size_t least_packed = 1024;  // below it compressing costs more than it saves
constexpr int compression_level = 3;

std::optional<std::string> name_exceeds(std::string_view what, std::string_view name,
                                        std::size_t greatest) {
  if (name.empty() || name.size() > greatest) {
    return std::string(what) + " of " + std::to_string(name.size()) + " bytes, 1 to " +
           std::to_string(greatest) + " are allowed";
  }
  // They are shown in logs.
  const auto control = std::ranges::find_if(
      name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (control == name.end()) return std::nullopt;
  return std::string(what) + " with the control character " +
         std::to_string(static_cast<int>(*control));
}

std::optional<std::string> size_exceeds(std::string_view what, std::size_t size,
                                        std::size_t greatest) {
  if (size <= greatest) return std::nullopt;
  return std::string(what) + " of " + std::to_string(size) + " bytes, at most " +
         std::to_string(greatest) + " are allowed";
}

void append_text(std::string& bytes, std::string_view text) {
  append_number(bytes, static_cast<std::uint32_t>(text.size()));
  bytes += text;
}

}  // namespace

std::optional<std::string> limit_exceeded(const Event& event) {
  if (event.stamp < 0) return "stamp " + std::to_string(event.stamp) + ", the least is 0";
  auto found = name_exceeds("author", event.author, greatest_name);
  if (!found) found = name_exceeds("command id", event.command_id, greatest_name);
  if (!found) found = name_exceeds("kind", event.kind, greatest_kind);
  if (!found) found = size_exceeds("payload", event.payload.size(), greatest_payload);
  if (!found) found = size_exceeds("answer", event.answer.size(), greatest_answer);
  return found;
}

tl::unexpected<Refusal> id_of_another_author(const std::string& command_id) {
  return refuse(RefusalCode::command_id_taken, "the command id " + command_id,
                "it is another author's");
}

Digests digests_of(const Event& event) { return {sha256(event.payload), sha256(event.answer)}; }

Position position_after(const Position& previous, const Event& event, const Digests& digests) {
  Position position{previous.sequence + 1, {}};
  std::string bytes;
  bytes.reserve(512);
  bytes += bytes_of(previous.hash);
  append_number(bytes, journal_version);
  append_number(bytes, position.sequence);
  append_number(bytes, event.stamp);
  append_number(bytes, event.format_version);
  append_number(bytes, std::uint64_t{event.payload.size()});
  bytes += bytes_of(digests.payload);
  append_number(bytes, std::uint64_t{event.answer.size()});
  bytes += bytes_of(digests.answer);
  append_text(bytes, event.author);
  append_text(bytes, event.command_id);
  append_text(bytes, event.kind);
  position.hash = sha256(bytes);
  return position;
}

std::string pack(std::string_view payload) {
  if (payload.size() < least_packed) return std::string(payload);
  std::string frame(ZSTD_compressBound(payload.size()), '\0');
  const std::size_t size =
      ZSTD_compress(frame.data(), frame.size(), payload.data(), payload.size(), compression_level);
  AFFECTA_CHECK(!ZSTD_isError(size));
  if (size >= payload.size()) return std::string(payload);
  frame.resize(size);
  return frame;
}

std::optional<std::string> unpack(std::string_view stored, std::size_t size) {
  if (stored.size() == size) return std::string(stored);
  if (stored.size() > size || size > greatest_payload) return std::nullopt;
  if (ZSTD_getFrameContentSize(stored.data(), stored.size()) != size) return std::nullopt;
  std::string payload(size, '\0');
  if (ZSTD_decompress(payload.data(), size, stored.data(), stored.size()) != size) {
    return std::nullopt;
  }
  return payload;
}

}  // namespace affecta::store
