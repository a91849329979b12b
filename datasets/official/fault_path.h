// Where in an official document a fault of meaning stands.
//
// Purpose: build_instance speaks of rows; people who hold the document want a JSON path, down to
// the field where the kind of fault tells it.
// Cost: reads the document again up to the fault; only for refusals.
#pragma once

#include <string>

#include "datasets/official/document.h"
#include "engine/base/refusal.h"
#include "engine/model/day_input.h"

namespace affecta::official {

// "$.voeux[12].groupeUID", "$.groupesAffectations[3][1].nbRecrutementsSouhaite", …
std::string fault_path(const Refusal& refusal, const DayInput& input, const Document& document);

}  // namespace affecta::official
