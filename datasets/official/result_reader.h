// A result document that anyone computed (exchange-format section 2), as a claim about an instance.
//
// The document names every wish, group and boarding house of the instance once, in any order.
// `passe` may be missing everywhere: the claim's passes are then unknown.
// Errors: as the reader of days; unknown_value for an id that the instance has not, duplicate_wish,
// duplicate_group, duplicate_boarding, missing_field for one that the document has not.
// Thread safety: pure. Cost: one pass over the document.
#pragma once

#include "datasets/official/document.h"
#include "engine/base/refusal.h"
#include "engine/model/instance.h"
#include "engine/verify/document.h"

namespace affecta {

Result<ResultClaim> parse_result(const Document& document, const Instance& instance);

}  // namespace affecta
