#include "engine/model/from_columns.h"

#include "engine/model/input_checks.h"
#include "engine/model/part.h"
#include "engine/model/resolution.h"

namespace affecta {

namespace {

FirstFault check_groups(const Instance& instance) {
  FirstFault faults;
  const GroupColumns& groups = instance.groups;
  for (const GroupIndex group : groups.key.indices()) {
    check_group_row({.key = groups.key[group],
                     .capacity = groups.capacity[group],
                     .block_call_limit = groups.block_call_limit[group],
                     .estimate = groups.estimate[group],
                     .last_called_displayed = groups.last_called_displayed[group],
                     .number_waiting = groups.number_waiting[group]},
                    group.value, faults);
  }
  return faults;
}

FirstFault check_boardings(const Instance& instance) {
  FirstFault faults;
  for (const BoardingIndex boarding : instance.boardings.key.indices()) {
    check_boarding_row({instance.boardings.key[boarding], instance.boardings.capacity[boarding]},
                       boarding.value, faults);
  }
  return faults;
}

}  // namespace

Result<Instance> instance_from_columns(Instance columns, const Workers& workers) {
  const Part whole = Part::whole(columns);
  const RowOfWish same;
  FirstFault parameters;
  check_parameters(columns.parameters, parameters);
  FirstFault wishes = check_values(columns, workers);
  wishes.merge(check_call_ranks(columns, whole.groups, same, workers));
  wishes.merge(check_boarding_ranks(columns, whole.boardings, same, workers));
  wishes.merge(check_responder_wishes(columns, whole.responders, same, workers));
  for (const FirstFault& faults :
       {parameters, wishes, check_groups(columns), check_boardings(columns)}) {
    if (faults.fault()) return tl::make_unexpected(*faults.fault());
  }
  return columns;
}

}  // namespace affecta
