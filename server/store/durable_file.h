// A file that is put in its place at once, and is on the disk when that is told.
//
// Purpose: written beside its place, waited for, renamed, and the folder waited for too: after a
// power cut at any moment there is the whole file or what was there before.
// Errors: file_not_writable. Thread safety: none.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/base/refusal.h"

namespace affecta::store {

// What is written meanwhile has this behind its name; after a crash it may be left.
inline constexpr std::string_view temporary_suffix = ".part";

// Until what was written to a file, or the names in a folder, are on the disk.
Result<void> wait_for_disk(const std::string& path);

Result<void> write_durably(const std::string& path, std::span<const std::string_view> parts);

}  // namespace affecta::store
