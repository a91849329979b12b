// The check of a result document that anyone computed (`affecta verify IN OUT`).
//
// Purpose: verify_round, and everything else that a document states: statuses that the round can
// give, a round that is complete, displays recomputed plainly, the declared alert.
// Errors: what is wrong are violations: `transition` (a status, or a pass, that the round cannot
// give to this wish; a proposal that it makes and the document does not), `display`, `declaration`.
// A declared alert that matches is not a violation: the verdict says alert = true. What is not
// published (the displays of invalid groups and their boarding houses) is not checked.
// What cannot be checked without `passe`, or at all, is in `unchecked`, in words.
// Source: matching-rules sections 3, 5 and 6; exchange-format section 2.
// Thread safety: pure. The same verdict for any number of threads. Cost: linear, about as much
// again as verify_round.
#pragma once

#include <vector>

#include "engine/base/parallel.h"
#include "engine/model/day_result.h"
#include "engine/model/instance.h"
#include "engine/verify/verdict.h"

namespace affecta {

// As read. Shapes: those of RoundResult and Displays, for the instance.
struct ResultClaim {
  // `pass` is empty when the document has no `passe`; `passes` is not read: it is derived.
  RoundResult round;
  Displays displays;
  bool alert = false;                // alerte
  bool warning = false;              // avertissement
  std::vector<GroupIndex> excluded;  // groupesExclus, in any order
};

Verdict verify_document(const Instance& instance, const ResultClaim& claim, const Workers& workers);

}  // namespace affecta
