// A country from any of the three formats.
//
// An official document gives a country without names or files.
// Errors: those of the format's reader. Thread safety: pure but for the files.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "datasets/country.h"
#include "datasets/progress_observer.h"
#include "engine/base/parallel.h"
#include "engine/base/refusal.h"

namespace affecta {

enum class Format : std::uint8_t { official, tables, snapshot };

// "json", "tables", "snapshot"
std::string_view to_text(Format format);

// Of something that is there: a folder holds tables; a file that begins as snapshots do, or is
// called NAME.affecta, is a snapshot; everything else ("-" too) is an official document.
Format format_of_input(const std::string& path);

// Of something to be written: NAME.json and "-" are official documents, NAME.affecta a snapshot; a
// folder, and a name without an extension or ending in "/", is a folder of tables.
std::optional<Format> format_of_output(const std::string& path);

Result<Country> open_country(const std::string& path, Format format, const Workers& workers,
                             ProgressObserver& progress);

// In the format that the input has.
Result<Country> open_country(const std::string& path, const Workers& workers);

}  // namespace affecta
