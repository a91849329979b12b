// The text of one table of a folder: NAME.csv mapped, or NAME.csv.zst decompressed.
//
// Errors: file_unreadable (also when both files are there), and those of decompress().
// Thread safety: immutable once opened.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"

namespace affecta {

struct TableText {
  std::string name;       // the path, for refusals
  std::string_view text;  // without a byte order mark
  std::shared_ptr<const void> owner;
};

// None when the folder has no such table.
Result<std::optional<TableText>> open_table(const std::string& folder, std::string_view table,
                                            const Workers& workers);

}  // namespace affecta
