// What the journal keeps: events.
//
// Purpose: an event is something that happened, as bytes that the journal does not look into, and
// enough beside them to find it again: when, by whom, in answer to which command, of which kind.
// Limits: below; the journal refuses an event that exceeds one (event_out_of_limits).
// The bytes that are hashed are specified in docs/formats.md, section "The journal".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace affecta::store {

using Hash = std::array<unsigned char, 32>;  // SHA-256

// A place in the history, and all of the history up to it: the hash of an event covers the hash of
// the one before. Sequence numbers begin at 1; 0 and zeros stand for the beginning.
struct Position {
  std::uint64_t sequence = 0;
  Hash hash = {};
  friend bool operator==(const Position&, const Position&) = default;
};

struct Event {
  std::int64_t stamp = 0;  // microseconds since 1970 UTC; not below that of the event before
  std::string author;      // printable, 1 to 128 bytes
  std::string command_id;  // printable, 1 to 128 bytes; one event's
  std::string kind;        // printable, 1 to 64 bytes
  std::uint32_t format_version = 0;  // of the payload, for whoever reads it
  std::string payload;               // at most greatest_payload
  std::string answer;                // what the command was answered; at most greatest_answer
  friend bool operator==(const Event&, const Event&) = default;
};

inline constexpr std::size_t greatest_name = 128;  // author, command id
inline constexpr std::size_t greatest_kind = 64;
inline constexpr std::size_t greatest_payload = std::size_t{512} << 20U;
inline constexpr std::size_t greatest_answer = std::size_t{1} << 20U;

// An event in its place.
struct Entry {
  Position position;
  Event event;
};

// Which events to read: those that are within and have what is given.
struct EventFilter {
  std::optional<std::string> author;
  std::optional<std::string> kind;
  std::int64_t from_stamp = 0;
  std::int64_t before_stamp = std::numeric_limits<std::int64_t>::max();
};

}  // namespace affecta::store
