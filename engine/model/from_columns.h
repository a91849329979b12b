// From columns to a validated Instance, or a refusal: the second door.
//
// Purpose: a day that comes from an Instance (a campaign makes each of its days from the one that
// it opened with) has its keys, its order and its lists already: no rows, no look-ups, no sorting.
// The caller ensures the invariants 1 to 4 of an Instance, and that keys fit each other (a wish is
// there once, a boarding house is of its formation). What people change from day to day, statuses,
// ranks, flags, numbers, is checked here, as build_instance checks it.
// Errors: those of build_instance about values; rows are places in the columns. Of several faults
// the first one, wishes before groups and boarding houses: the same for any number of threads.
// Thread safety: pure. Cost: one look at each wish.
#pragma once

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/model/instance.h"

namespace affecta {

Result<Instance> instance_from_columns(Instance columns, const Workers& workers);

}  // namespace affecta
