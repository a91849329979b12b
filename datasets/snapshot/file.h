// A snapshot's file, its checksums verified: columns by name.
//
// Errors: as snapshot.h. Thread safety: immutable.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/mapped_file.h"
#include "datasets/progress_observer.h"
#include "datasets/snapshot/layout.h"
#include "engine/base/column.h"
#include "engine/base/parallel.h"

namespace affecta::snapshot {

class File {
 public:
  static Result<File> open(const std::string& path, const Workers& workers,
                           ProgressObserver& progress);

  const std::string& name() const { return file_.name(); }

  // In place, in the file. False: the file has no such column of this type.
  template <class I, class T>
  bool read(std::string_view name, Column<I, T>& column) const {
    const Entry* const entry = find(name);
    if (entry == nullptr || entry->type != element_type<T>()) return false;
    const char* const begin = file_.bytes().data() + entry->offset;
    column = Column<I, T>({reinterpret_cast<const T*>(begin), entry->count}, file_.owner());
    return true;
  }

 private:
  explicit File(MappedFile file) : file_(std::move(file)) {}
  Result<void> read_head();
  Result<void> verify_columns(const Workers& workers, ProgressObserver& progress) const;
  const Entry* find(std::string_view name) const;

  MappedFile file_;
  std::vector<Entry> entries_;
};

}  // namespace affecta::snapshot
