// Events of the journal, for whoever runs the campaign.
//
// Thread safety: pure. Cost: linear in the event.
#pragma once

#include "engine/campaign/campaign.h"
#include "server/store/event.h"
#include "server/views/json.h"

namespace affecta::views {

// {"number": 12, "stamp": …, "author": "candidate 17", "kind": "answered", "command": …, "hash": …,
// "text": "candidate 17: 17:203 accepted"}. `live`: the campaign after the event, or later.
void write_entry(Json& json, const store::Entry& entry, const campaign::Campaign& live);

}  // namespace affecta::views
