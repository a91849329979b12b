// The official input of a day (exchange-format section 1): JSON -> DayInput -> Instance.
//
// Purpose: reads the three spellings (falsy fields written or left out, maps as arrays of pairs or
// as objects whose keys are ignored) and the names of 2021 and before.
// Errors: a refusal names the document, the JSON path ("$.voeux[12].internatUID.cGiCod"), the value
// and the limit, and the wish where there is one. With several faults of form the first in document
// order is named; faults of meaning (matching-rules section 6) are looked for once the whole
// document is well-formed.
// Thread safety: pure. Cost: one pass over the document; 64 bytes a wish for DayInput and about as
// many bytes as the document for simdjson's index, both released before read_day returns.
#pragma once

#include <string>

#include "datasets/official/document.h"
#include "datasets/progress_observer.h"
#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/model/day_input.h"
#include "engine/model/instance.h"

namespace affecta {

// The rows of a document. Progress is told in bytes.
Result<DayInput> parse_day(const Document& document, ProgressObserver& progress);
Result<DayInput> parse_day(const Document& document);

// build_instance on the rows of `document`; its refusals get their path in the document.
Result<Instance> build_day(const DayInput& input, const Document& document, const Workers& workers);

// Both, from a file ("-": standard input).
Result<Instance> read_day(const std::string& path, const Workers& workers,
                          ProgressObserver& progress);
Result<Instance> read_day(const std::string& path, const Workers& workers);

}  // namespace affecta
