// From rows to a validated Instance, or a refusal.
//
// Purpose: the only way to make an Instance. Resolves keys to dense ids, orders the wishes, checks
// everything that matching-rules section 6 asks of an input.
// Errors: the first fault in document order (subject and row of the Refusal; `where` is left for
// the reader, who knows the format). "First" means: the faults of identities (unknown, duplicate,
// inconsistent) before those of values, each kind by the row at fault: parameters, then wishes,
// then groups, then boarding houses, then responders. The same refusal for any number of threads.
// Thread safety: none needed. Cost: O(n log n), about 90 bytes a wish while building.
#pragma once

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/model/day_input.h"
#include "engine/model/instance.h"

namespace affecta {

Result<Instance> build_instance(const DayInput& input, const Workers& workers);

}  // namespace affecta
