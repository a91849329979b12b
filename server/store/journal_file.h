// A database as the file of a journal: its format, its settings, its log.
//
// Purpose: what is done once, when a journal is opened. The format is checked, or made when the
// file is new; opened for writing, everything in it is on the disk when this returns. Errors:
// malformed_document (not a journal), unsupported_version, those of sqlite.h.
#pragma once

#include <memory>
#include <string>

#include "engine/base/refusal.h"
#include "server/store/sqlite.h"

namespace affecta::store {

Result<std::unique_ptr<Database>> open_journal_file(const std::string& path,
                                                    Database::Access access,
                                                    const std::string& file_system);

}  // namespace affecta::store
