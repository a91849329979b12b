// Events and states as bytes, and their hashes (docs/campaign.md, "Events as bytes").
//
// Errors: unsupported_version, malformed_event. What is decoded has a good form; apply() checks
// that it fits the campaign.
// Thread safety: pure. Cost: linear.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/base/refusal.h"
#include "engine/campaign/command.h"
#include "engine/campaign/event.h"
#include "engine/campaign/state.h"

namespace affecta::campaign {

inline constexpr std::uint8_t event_version = 1;
inline constexpr std::uint8_t state_version = 1;

// The name of the event's kind, "answered": stable, for logs.
std::string_view kind_of(const Event& event);
// All of them, in the order of Event.
std::span<const std::string_view> event_kinds();

std::string encode(const Event& event);
Result<Event> decode_event(std::string_view bytes);

// For snapshots beside the journal. A decoded state has a good form; restore() in apply.h checks
// that it fits an opening.
std::string encode(const State& state);
Result<State> decode_state(std::string_view bytes);

// Of the state's bytes, without making them.
Hash hash_of(const State& state);
Hash hash_of(const TurnChanges& changes);
// Of what is asked, whoever asks. Of a day turn: whichever day it is, so that whoever asked for the
// next day and asks again is told which it was.
Hash hash_of(const Request& request);

// Whether the turn was computed from this state, and changes what it says: for replays that audit.
bool hashes_hold(const State& state, const DayTurned& turned);

}  // namespace affecta::campaign
