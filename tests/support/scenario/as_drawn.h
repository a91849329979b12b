// For Catch2 programs: a scenario is played, or the test case fails and shows the drawing.
#pragma once

#include <catch2/catch.hpp>

#include "tests/support/scenario/play.h"
#include "tests/support/scenario/scenario_reader.h"

namespace affecta::test {

inline void expect_as_drawn(const Scenario& scenario) {
  const std::string drawing = differences(scenario);
  if (drawing.empty()) {
    SUCCEED("as drawn");
    return;
  }
  Catch::cerr() << '\n' << drawing << '\n';  // Catch would break its lines
  FAIL("not as drawn: the drawing stands above");
}

// A drawing without its line "scenario …": from "day …" on.
inline void expect_as_drawn(const std::string& drawing) {
  const auto name = Catch::getResultCapture().getCurrentTestName();
  for (const Scenario& scenario : read_scenarios(name, "scenario " + name + "\n" + drawing)) {
    expect_as_drawn(scenario);
  }
}

}  // namespace affecta::test
