// What can be said of changes before they are made.
//
// Errors: the first change at fault, list by list; `where` names it ("wishes[3]").
// Thread safety: pure. Cost: linear in the changes.
#pragma once

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/day/changing_instance.h"
#include "engine/day/day_changes.h"

namespace affecta {

Result<void> check_changes(const ChangingInstance& instance, const DayChanges& changes,
                           const Workers& workers);

}  // namespace affecta
