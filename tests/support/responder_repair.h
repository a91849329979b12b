#pragma once
// Inside the generator of random days.

#include "tests/support/random_day.h"

namespace affecta::naive {

// Makes P7 true of a day to be: candidates with the responder on get preference ranks, lose less
// preferred waiting wishes, or the responder is turned off. While candidates are ordering, when
// nothing of it is checked, some faults are left in. Those less preferred wishes leave the day, or
// stay in it, resigned.
enum class LessPreferred { leave, stay };
void repair_responders(Day& day, Random& random, LessPreferred wishes = LessPreferred::leave);

// Stops the program when the day is not valid: a generator's own mistake, never the engine's.
Day valid(Day day, std::uint64_t seed);

}  // namespace affecta::naive
