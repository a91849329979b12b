// A folder of files that is put in its place at once.
//
// Purpose: readers see the whole folder or none of it. Files are written in a temporary folder
// beside the place, and commit() exchanges the two; without commit() nothing is left.
// A folder that is there already is replaced only when it holds nothing but `expected` files.
// Errors: file_not_writable. Thread safety: none.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/refusal.h"

namespace affecta {

class FolderInPlace {
 public:
  static Result<FolderInPlace> open(const std::string& place,
                                    const std::vector<std::string>& expected);

  // Where the files are to be written.
  const std::string& path() const { return folder_->temporary; }
  Result<void> commit();

 private:
  struct Folder {
    std::string place;
    std::string temporary;
    ~Folder();
  };
  explicit FolderInPlace(std::unique_ptr<Folder> folder) : folder_(std::move(folder)) {}

  std::unique_ptr<Folder> folder_;
};

}  // namespace affecta
