// A regular file, mapped for reading.
//
// Errors: file_unreadable. A file that someone else truncates while it is mapped stops the process
// (SIGBUS), as with any mapping: what affecta writes is put in place by a rename, never changed.
// Thread safety: immutable; copies share the mapping. Cost: nothing is read until it is touched.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/base/refusal.h"

namespace affecta {

class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path);

  const std::string& name() const { return name_; }
  std::string_view bytes() const { return bytes_; }
  // Keeps the bytes alive.
  const std::shared_ptr<const void>& owner() const { return owner_; }

 private:
  MappedFile(std::string name, std::string_view bytes, std::shared_ptr<const void> owner)
      : name_(std::move(name)), bytes_(bytes), owner_(std::move(owner)) {}

  std::string name_;
  std::string_view bytes_;
  std::shared_ptr<const void> owner_;
};

}  // namespace affecta
