// From rows to a validated Instance, or a refusal.
//
// Purpose: from a document to an Instance. Resolves keys to dense ids, orders the wishes, checks
// everything that matching-rules section 6 asks of an input.
// Errors: the first fault in document order: by section (DayInput::sections), then by row, then in
// the order of RefusalCode. A row is at fault when it is wrong by itself, or contradicts rows
// before it. The Refusal carries subject and row; `where` is left for the reader, who knows the
// format. It is the same refusal for any number of threads. Thread safety: none needed. Cost: O(n
// log n), about 90 bytes a wish while building.
#pragma once

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/model/day_input.h"
#include "engine/model/instance.h"

namespace affecta {

// An instance, and the document row of each of its wishes: for readers that carry more columns than
// the engine needs.
struct BuiltInstance {
  Instance instance;
  Array<WishIndex, std::uint32_t> row_of;
};
Result<BuiltInstance> build_instance_with_rows(const DayInput& input, const Workers& workers);

Result<Instance> build_instance(const DayInput& input, const Workers& workers);

}  // namespace affecta
