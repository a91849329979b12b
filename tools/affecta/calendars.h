// Calendars as people name them on the command line.
#pragma once

#include <string>

#include "engine/base/refusal.h"

namespace affecta::cli {

// A shipped calendar ("2024"), or a file's text.
Result<std::string> calendar_text(const std::string& calendar);

}  // namespace affecta::cli
