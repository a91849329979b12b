// The report of a simulated campaign: a folder of tables, charts and one page.
//
// Purpose: days.csv, kinds.csv, last_called.csv, commands.csv, refusals.csv; seven charts (SVG, by
// gnuplot) with the real campaigns of 2018 and 2023 beside; index.html, which holds the charts.
// Same simulation, same bytes (for one version of gnuplot).
// Errors: file_not_writable. Without gnuplot the tables are written, and `no_charts` says why there
// is nothing else.
// Thread safety: none.
#pragma once

#include <string>

#include "server/simulation/simulation.h"

namespace affecta::simulation {

struct ReportInput {
  const World& world;
  const Told& told;
  std::uint64_t seed = 0;
};

struct ReportWritten {
  std::string no_charts;  // empty: they are there
};

// The folder is put in place at once; one that is there is replaced when it holds a report only.
Result<ReportWritten> write_report(const std::string& folder, const ReportInput& input);

}  // namespace affecta::simulation
