// What a request says of the command it gives, beside the command itself.
//
// Errors: wrong_parameter (a time that is none). Thread safety: full.
#pragma once

#include <optional>
#include <string>

#include "engine/base/refusal.h"
#include "engine/campaign/instant.h"
#include "server/api/context.h"
#include "server/http/message.h"

namespace affecta::api {

struct CommandFields {
  std::string id;         // field Idempotency-Key, drawn when there is none
  bool is_drawn = false;  // then nobody gave it before
  // Field Affecta-Now: a civil time in the calendar's zone, or one in UTC. None: the clock says.
  std::optional<campaign::Instant> now;
};
Result<CommandFields> command_fields(const http::Request& request, const Context& context);

// What the campaign refused, in the words of the request: its field, and no path of the server's.
Refusal told(Refusal refusal);

}  // namespace affecta::api
