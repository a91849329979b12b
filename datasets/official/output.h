// Where a document goes: a file put in place at once, or standard output.
//
// Purpose: readers of a result see the whole of it or none of it. A file is written beside its
// place and renamed over it by commit(); without commit() nothing is left. "-" is standard output;
// devices and pipes are written directly.
// Not promised: that the file survives a power cut right after commit() (a day is recomputed from
// its input).
// Errors: file_not_writable, from open() and commit(); a write that fails is told by commit().
// Thread safety: none.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/base/refusal.h"

namespace affecta {

class Output {
 public:
  static Result<Output> open(const std::string& path);
  // Into a text, for tests and comparisons.
  static Output to_text(std::string& text);

  void write(std::string_view bytes);
  Result<void> commit();

 private:
  struct Target;
  explicit Output(std::shared_ptr<Target> target) : target_(std::move(target)) {}

  std::shared_ptr<Target> target_;
};

}  // namespace affecta
