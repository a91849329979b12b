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

// What is kept beside the event: which command made it, and what of its answer the event's place
// and stamp do not say.
std::string answer_bytes(const Result<Reply>& reply, const campaign::Hash& request);
// The answer to the same request, given again.
// Errors: the refusal that was answered; command_id_taken when the event is another request's;
// malformed_event when the bytes are no answer.
Result<Reply> read_answer(const store::Entry& entry, const campaign::Hash& request);

// An id that is given again with something else: nothing of it is done.
tl::unexpected<Refusal> id_of_another_request(const std::string& id);

}  // namespace affecta::running
