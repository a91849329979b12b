// States of whoever replays a journal, kept beside it, so that a restart replays only the tail.
//
// Purpose: a snapshot is bytes that this room does not look into, with the position of the journal
// that they stand for. It can always be made again from the journal: one that is damaged, of
// another format or of another history is passed over, with a warning. Layout of the files:
// docs/formats.md, section "The journal". Thread safety: none. Cost: writing and reading are linear
// in the bytes; the bytes that are read are mapped, and hashed once.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/refusal.h"
#include "server/store/event.h"
#include "server/store/reader.h"

namespace affecta::store {

struct StateSnapshot {
  Position position;
  std::string_view state;  // begins at a multiple of 64 bytes
  std::shared_ptr<const void> owner;
};

struct AllSnapshots {
  std::vector<StateSnapshot> whole;   // the newest first
  std::vector<std::string> warnings;  // for each other: which file, and why
};

struct FoundSnapshot {
  std::optional<StateSnapshot> newest;  // none: replay from the beginning
  std::vector<std::string> warnings;    // for each that was passed over: which file, and why
};

class Snapshots {
 public:
  // `folder`: must exist. `format_version`: of the states that are written and read.
  Snapshots(std::string folder, std::uint32_t format_version);

  // The state at a position that the journal acknowledged; `parts` are put together. When this
  // returns the file is whole, in its place and on the disk; of the older ones one is kept.
  // Errors: file_not_writable; what was there before is untouched.
  Result<void> write(const Position& position, std::span<const std::string_view> parts) const;

  // The newest that can be used with this journal.
  // Errors: journal_truncated when a whole snapshot stands for events that the journal has lost;
  // file_unreadable for the folder; those of the reader.
  Result<FoundSnapshot> newest(const JournalReader& journal) const;

  // Every one, whatever journal it is of. Errors: file_unreadable for the folder.
  Result<AllSnapshots> all() const;

 private:
  std::string folder_;
  std::uint32_t format_version_;
};

}  // namespace affecta::store
