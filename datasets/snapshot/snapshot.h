// A country as one file of columns that are mapped and used in place.
//
// Purpose: ready for a round in less than a second. The layout, byte by byte: docs/formats.md.
// Opening verifies every checksum, then everything that an Instance promises (instance.h): a file
// with right checksums and wrong contents is refused too.
// Errors: file_unreadable; malformed_document (not a snapshot, or contents that contradict each
// other); unsupported_version (the version is named); checksum_mismatch (altered or truncated: the
// column is named); file_not_writable.
// Thread safety: the country is immutable; it keeps the mapping alive. A file that someone
// truncates while it is mapped stops the process (SIGBUS): replace files by a rename, as
// write_snapshot does. Cost: one look at each byte, in parallel; no copy. The same bytes out for
// any number of threads.
#pragma once

#include <string>

#include "datasets/country.h"
#include "datasets/progress_observer.h"
#include "engine/base/parallel.h"
#include "engine/base/refusal.h"

namespace affecta {

Result<Country> read_snapshot(const std::string& path, const Workers& workers,
                              ProgressObserver& progress);

// Put in place at once; "-" is standard output.
Result<void> write_snapshot(const Country& country, const std::string& path, const Workers& workers,
                            ProgressObserver& progress);

// Whether the file begins as snapshots do.
bool is_snapshot(const std::string& path);

}  // namespace affecta
