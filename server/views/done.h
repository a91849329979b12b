// What whoever gave a command is shown: {"event": 12, "stamp": "…Z", "day": {…}}.
//
// `event` is null when nothing had to change; `day` is there for a day turn.
#pragma once

#include <string>

#include "server/running/reply.h"
#include "server/views/json.h"

namespace affecta::views {

std::string done(const running::Reply& reply);

// {"day": 3, "round": true, "alert": false, …}, as members of an object that is open.
void write_summary(Json& json, const campaign::TurnSummary& summary);

}  // namespace affecta::views
