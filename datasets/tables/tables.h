// A country as a folder of CSV tables (exchange-format section 3).
//
// Files: campaign.csv, groups.csv and wishes.csv, and optionally candidates.csv, formations.csv and
// boarding.csv; each may be compressed (NAME.csv.zst). docs/formats.md says what each column holds.
// Reading: columns in any order; a column that is not in the format is refused (a misspelt one
// would lose its values); one that is absent is as if empty everywhere. Where candidates.csv or
// formations.csv is there, it must name every candidate of a wish, every formation of a group.
// Writing: columns that the country has nothing for are left out. Wishes come by candidate,
// formation, boarding; everything else by key.
// Errors: every refusal names file, line, column and value. With several faults, the first: by
// file (campaign, candidates, formations, groups, boarding, wishes), header before rows, values
// before meaning (matching-rules section 6), then by line, then by column; the same for any number
// of threads.
// Thread safety: pure but for the files. The same bytes for any number of threads.
#pragma once

#include <string>

#include "datasets/country.h"
#include "datasets/progress_observer.h"
#include "engine/base/parallel.h"
#include "engine/base/refusal.h"

namespace affecta {

Result<Country> read_tables(const std::string& folder, const Workers& workers,
                            ProgressObserver& progress);

enum class Compression : std::uint8_t { none, zstd };

// The folder is written beside its place and put there at once. A folder that holds anything but
// tables is not replaced.
Result<void> write_tables(const Country& country, const std::string& folder,
                          Compression compression, const Workers& workers,
                          ProgressObserver& progress);

// The tables that a folder may hold.
inline constexpr std::string_view table_names[] = {"campaign", "candidates", "formations",
                                                   "groups",   "boarding",   "wishes"};

}  // namespace affecta
