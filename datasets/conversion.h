// A country from one format into another, and what is lost on the way.
//
// Errors: those of the format's writer. Thread safety: pure but for the files.
#pragma once

#include <string>
#include <vector>

#include "datasets/country.h"
#include "datasets/open_country.h"
#include "datasets/progress_observer.h"
#include "datasets/tables/tables.h"
#include "engine/base/parallel.h"
#include "engine/base/refusal.h"

namespace affecta {

// What the country holds and the format cannot: "name of candidates (12)", in words, with counts.
// Tables and snapshots hold all of it.
std::vector<std::string> what_is_lost(const Country& country, Format format);

// `compression`: of tables.
Result<void> write_country(const Country& country, const std::string& path, Format format,
                           Compression compression, const Workers& workers,
                           ProgressObserver& progress);

}  // namespace affecta
