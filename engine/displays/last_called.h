// The last called rank of one group (matching-rules section 5, "Last called rank of a group").
#pragma once

#include <cstdint>

#include "engine/displays/boarding_holders.h"
#include "engine/model/day_result.h"
#include "engine/model/instance.h"

namespace affecta {

// The highest displayed call rank proposed today before the walk meets a waiting wish that could
// have been proposed to; 0 = none. Groups may be asked about from distinct threads. Cost: the part
// of the call order that is walked.
std::int32_t last_called_rank(const Instance& instance, const RoundResult& result,
                              BoardingHoldersAtLastPass& holders, GroupIndex group);

}  // namespace affecta
