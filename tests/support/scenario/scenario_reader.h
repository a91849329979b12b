// From text to scenarios (tests/scenarios/README.md describes the text).
//
// Errors: ScenarioError, "file:line: what is wrong, and what may stand there".
#pragma once

#include <string>
#include <vector>

#include "tests/support/scenario/drawn_text.h"
#include "tests/support/scenario/scenario.h"

namespace affecta::test {

// Every scenario of a file; `file` is only named in errors and marks.
std::vector<Scenario> read_scenarios(const std::string& file, const std::string& text);

// Reads from the line "day …" to the answers after the last day of the scenario.
void read_days(DrawnText& text, Scenario& scenario);

}  // namespace affecta::test
