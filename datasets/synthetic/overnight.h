// What happens between two days of a synthetic country, drawn.
//
// Purpose: changes of a wanted number, for measuring and trying out an engine that goes from day to
// day; not a model of what people do (a simulated campaign is). Of ten wishes drawn that may
// change, those proposed are accepted or refused, those that wait are resigned from, and one in
// twenty of those given up comes back. Besides, for each thousand wishes changed, a few groups
// change a number or a flag and a candidate is ranked anew. Precondition: the engine's day has
// begun (DayAfterDay::next_day). Candidates with the responder are left alone: what they hold and
// wait for stays consistent (P7). Thread safety: pure. The same for a seed and a day on any
// machine. Cost: what is drawn.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/day/day_after_day.h"

namespace affecta::synthetic {

DayChanges draw_overnight(const DayAfterDay& days, std::size_t wishes, std::uint64_t seed);

}  // namespace affecta::synthetic
