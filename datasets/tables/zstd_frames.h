// Zstandard, in frames that can be worked on side by side.
//
// Purpose: a text compressed as several frames one after the other is one ordinary .zst file, and
// each frame can be compressed and decompressed by itself. Files of one frame, and frames that do
// not tell their size (made by a pipe), are read too, one after the other.
// Errors: malformed_document; document_too_large when there is no memory for the text.
// Thread safety: pure. The same bytes for any number of threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"

namespace affecta {

struct DecompressedText {
  std::string_view text;
  std::shared_ptr<const void> owner;
};

// `name`: the file, for refusals.
Result<DecompressedText> decompress(std::string_view bytes, const std::string& name,
                                    const Workers& workers);

// One frame, with its size.
std::string compress_frame(std::string_view text);

}  // namespace affecta
