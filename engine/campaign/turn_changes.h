// What a day turn changed: the states of two days, compared.
//
// Purpose: the changed columns, packed, and the displays that are shown otherwise. Contracts are
// not compared: who closes the day says which lapsed.
// Precondition: both are of one campaign, with the same wishes.
// Thread safety: pure. Cost: one look at each column that a turn may change.
#pragma once

#include "engine/base/parallel.h"
#include "engine/campaign/campaign.h"

namespace affecta::campaign {

TurnChanges changes_between(const Campaign& before, const Campaign& after, const Workers& workers);

}  // namespace affecta::campaign
