// What is displayed of each group on the day in force, found without a search.
//
// Purpose: candidates read the last called rank of every wish; the campaign keeps displays by key.
// Displays change at a day turn only: a board is of one day.
// Thread safety: full. Cost: 8 bytes a group; of making one, a walk through all groups.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/base/column.h"
#include "engine/campaign/campaign.h"

namespace affecta::views {

// What a group displayed from a day on.
struct DisplayChange {
  Day day = 0;
  std::int32_t last_called = 0;
  std::int32_t number_waiting = 0;
  friend bool operator==(const DisplayChange&, const DisplayChange&) = default;
};

class DisplayBoard {
 public:
  struct Board {
    Day day = 0;
    Array<GroupIndex, PublishedGroup> groups;
    std::vector<std::string> closes;  // [day]: the instant at which it ends; empty for day 0
  };
  // Of the state's day; made when it is not there yet. Each thread has its own hold of it, so that
  // readers do not wait for each other: valid until the thread asks again.
  const std::shared_ptr<const Board>& of(const campaign::Campaign& live) const;

 private:
  std::shared_ptr<const Board> shared(const campaign::Campaign& live) const;

  const std::uint64_t number_ = next_number();  // of the process's boards
  static std::uint64_t next_number();
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const Board> board_;
};

}  // namespace affecta::views
