// Charts drawn by gnuplot (Debian's gnuplot-nox).
//
// Errors: in words, when gnuplot is not there or refuses its script.
// Thread safety: none. Cost: a process for each chart.
#pragma once

#include <string>

#include <tl/expected.hpp>

namespace affecta::simulation {

// Draws `script`, whose terminal is set here, into the SVG file `path`.
tl::expected<void, std::string> draw_svg(const std::string& script, const std::string& path);

}  // namespace affecta::simulation
