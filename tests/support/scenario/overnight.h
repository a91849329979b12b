// Between two days of a scenario: yesterday's results become today's statuses, the candidates
// answer.
#pragma once

#include <string>
#include <vector>

#include "tests/support/scenario/scenario.h"

namespace affecta::test {

// The wishes of `yesterday`, with the statuses and waiting-list ranks that they begin the next day
// with.
std::map<naive::WishKey, naive::Wish> wishes_after(const DrawnDay& yesterday, const naive::Day& day,
                                                   const naive::Outcome& outcome);

}  // namespace affecta::test
