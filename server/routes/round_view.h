// Rounds as operators see them.
//
// Thread safety: pure. Cost: a round's steps, and the groups that its alert excluded.
#pragma once

#include "engine/campaign/campaign.h"
#include "server/api/round_book.h"
#include "server/views/json.h"

namespace affecta::routes {

// {"day": 3, "date": …, "state": …, "lasted_ms": …, "summary": {…}}, without its steps.
void write_round_line(views::Json& json, const campaign::Campaign& live, const api::Round& round);

// The same with steps, why it failed, and the alert with its groups.
void write_round(views::Json& json, const campaign::Campaign& live, const api::Round& round);

// {"name": "propose", "pass": 1, "began_ms": …, "lasted_ms": null while it runs}
void write_step(views::Json& json, const api::RoundStep& step);

}  // namespace affecta::routes
