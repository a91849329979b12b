// What can never happen (campaign-rules section 9), checked at every day turn.
//
// In this order: the day is the next one; nobody has two accepted proposals, contracts included; no
// proposal is unanswered after its deadline; what is held was proposed, and what is newly held was
// neither held nor proposed before; nothing is newly held after the cutoff; no waiting-list rank
// grows; no published last called rank shrinks.
// Elsewhere: an answer after its deadline (decide.h refuses it), a lost command (the journal), two
// versions of one day (advance is answered with the day there is).
// Errors: invariant_broken, naming the first.
// Thread safety: pure. Cost: linear.
#pragma once

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/campaign/campaign.h"

namespace affecta::campaign {

Result<void> check_invariants(const Campaign& before, const Campaign& after,
                              const Workers& workers);

}  // namespace affecta::campaign
