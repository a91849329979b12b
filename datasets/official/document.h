// The bytes of a JSON document, with the padding that simdjson reads past the end.
//
// Purpose: the door of the official readers. A regular file is mapped, not copied; standard input
// and pipes are read whole.
// Limit: max_document_bytes, simdjson's own; larger documents are refused before they are read.
// Errors: file_unreadable, document_too_large. A file that is truncated by someone else while it is
// mapped stops the process (SIGBUS), as with any mapped file: results are put in place by a rename.
// Thread safety: immutable. Cost: a mapping, or one copy.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/refusal.h"

namespace affecta {

inline constexpr std::size_t max_document_bytes = 0xFFFF'FFFF;  // 4 GiB - 1

class Document {
 public:
  // "-": standard input.
  static Result<Document> open(const std::string& path);
  static Document from_text(std::string_view text, std::string name);

  // For messages: the path, or "standard input".
  const std::string& name() const { return name_; }
  // Without a byte order mark. At least `padding` readable bytes follow.
  std::string_view text() const { return text_; }
  static constexpr std::size_t padding = 64;

 private:
  Document(std::string name, std::shared_ptr<const char> bytes, std::size_t size);

  std::string name_;
  std::shared_ptr<const char> bytes_;
  std::string_view text_;
};

}  // namespace affecta
