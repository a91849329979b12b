// The report of `affecta generate`: a synthetic country beside the real figures, as CSV, Markdown
// and plots (SVG, by gnuplot).
#pragma once

#include <string>

#include "datasets/synthetic/comparison.h"

namespace affecta::cli {

// Writes figures.csv, wishes-per-candidate.csv, figures.md, figures.svg and
// wishes-per-candidate.svg into the folder, which is made if need be.
Result<void> write_country_report(const CountryComparison& comparison, const std::string& folder);

}  // namespace affecta::cli
