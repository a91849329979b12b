// The figures as C++ source.
#pragma once

#include <string>

#include "tools/calibrate/sessions.h"

namespace affecta::calibrate {

// The text of datasets/calibration/tables.cpp.
std::string tables_text(const Sessions& sessions);

}  // namespace affecta::calibrate
