// Events as bytes: limits, hashes, compression (docs/formats.md, section "The journal").
//
// Purpose: the work on an event that needs no database, so that whoever appends can do the heavy
// part (digests and compression of tens of megabytes) in its own thread, and the writer the rest.
// Thread safety: pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/refusal.h"
#include "server/store/event.h"

namespace affecta::store {

// Of the layout of the bytes that are hashed, and of the tables; a journal has one.
inline constexpr std::uint32_t journal_version = 1;

// Which limit the event exceeds, and by what; none when it keeps to all.
std::optional<std::string> limit_exceeded(const Event& event);

tl::unexpected<Refusal> id_of_another_author(const std::string& command_id);

struct Digests {
  Hash payload;
  Hash answer;
};
Digests digests_of(const Event& event);

// The position of an event behind `previous`.
Position position_after(const Position& previous, const Event& event, const Digests& digests);

// The payload as it is stored: as one Zstandard frame if that makes it smaller, else as it is.
// Whether it is a frame is told by its size being less than the payload's.
std::string pack(std::string_view payload);
// None when the bytes are not those of a payload of that size.
std::optional<std::string> unpack(std::string_view stored, std::size_t size);

}  // namespace affecta::store
