// The checker: every property of a result (matching-rules section 6, "Result").
//
// Purpose: checks what the round decided, with code that shares nothing with it but the model.
// Errors: violations are part of the verdict: those of P1–P6 exclude groups, those of P7 and P8
// refuse the day; see verdict.h. P7 and P8 are not checked while candidates are ordering.
// Shapes: the result is of this instance (checked; a mismatch stops the process).
// Thread safety: pure. The same verdict for any number of threads.
// Cost: a few sweeps over statuses and flags, one over the ranks of waiting lists; the columns of
// boarding houses only for the wishes that name one. About 2 bytes a wish while it works.
#pragma once

#include <memory>

#include "engine/base/parallel.h"
#include "engine/model/day_result.h"
#include "engine/model/instance.h"
#include "engine/model/part.h"
#include "engine/verify/verdict.h"

namespace affecta {

// displays may be null: then the order of the waiting-list ranks is not checked. Where result.pass
// is empty and a place was freed, P2, P6 and the maxima cannot be checked, and the verdict says so.
Verdict verify_round(const Instance& instance, const RoundResult& result, const Displays* displays,
                     const Workers& workers);

// Verifies one day after the other of the same wishes: after the first, only the part of the
// country where something may have changed; of the rest, yesterday's findings still hold.
class DailyVerification {
 public:
  DailyVerification(const Instance& instance, const Workers& workers);
  ~DailyVerification();

  // The verdict on the whole day. Of `part`, everything is looked at: it holds each group and
  // boarding house in which the status of a wish, a number or a flag changed since the last call,
  // and each candidate with the responder whose wishes did.
  Verdict verify(const RoundResult& result, const Displays& displays, Part part);

  // The wishes of the group are in another order from now on.
  void reorder(GroupIndex group);

 private:
  struct Kept;
  const Instance& instance_;
  const Workers& workers_;
  std::unique_ptr<Kept> kept_;
};

}  // namespace affecta
