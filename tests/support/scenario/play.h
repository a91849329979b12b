// Plays a scenario with the engine and with the naive oracle, and compares with the drawing.
#pragma once

#include <string>

#include "tests/support/scenario/players.h"
#include "tests/support/scenario/scenario.h"

namespace affecta::test {

// Empty when everybody gives what is drawn. Otherwise the drawing, with '!' before the lines that
// differ and, after each value that does, what is given instead and by whom: "waits [engine:
// PROPOSED]".
std::string differences(const Scenario& scenario);
std::string differences(const Scenario& scenario, const std::vector<Player>& by);

}  // namespace affecta::test
