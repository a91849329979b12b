// What a command is answered, and how the journal keeps it.
//
// Purpose: an answer is the same when the command is sent again: what it says is the event's place
// and stamp, and the answer bytes kept beside the event (docs/formats.md, section "The folder of a
// campaign").
// Thread safety: values. Cost: constant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/refusal.h"
#include "engine/campaign/command.h"
#include "engine/campaign/day_turned.h"
#include "engine/campaign/instant.h"
#include "server/store/event.h"

namespace affecta::running {

// Of a day that was asked for.
struct DayReply {
  campaign::TurnSummary summary;
  bool waits = false;  // for an operator to publish or hold it
  friend bool operator==(const DayReply&, const DayReply&) = default;
};

struct Reply {
  std::uint64_t event = 0;  // its number in the journal; 0: nothing had to change
  campaign::Instant stamp;  // at which the command was judged
  std::optional<DayReply> day;
  friend bool operator==(const Reply&, const Reply&) = default;
};

// "candidate 17": who gave a command, in the journal.
std::string to_text(const campaign::Author& author);

// What is kept beside the event: what the event's place and stamp do not say. Empty: done.
std::string answer_bytes(const Result<Reply>& reply);
// Errors: the refusal that was answered; malformed_event when the bytes are no answer.
Result<Reply> read_answer(const store::Entry& entry);

}  // namespace affecta::running
