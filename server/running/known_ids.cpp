#include "server/running/known_ids.h"

#include <chrono>
#include <functional>
#include <utility>

#include "server/running/give_way.h"

namespace affecta::running {

KnownIds::KnownIds(store::JournalReader reader, int niceness)
    : reading_(std::async(std::launch::async, [this, niceness, mine = std::move(reader)]() mutable {
        give_way(niceness);
        const store::JournalReader journal = std::move(mine);  // until it is read
        Digests digests;
        const auto read = journal.each_command_id([&](std::string_view id) {
          digests.insert(digest(id));
          return !is_ending_;
        });
        return read.map([&] { return std::move(digests); });
      })) {}

KnownIds::~KnownIds() { is_ending_ = true; }

bool KnownIds::may_have(std::string_view id) {
  if (!is_complete_ && !has_read()) return true;
  const std::uint32_t digest = KnownIds::digest(id);
  return of_now_.contains(digest) || of_journal_.contains(digest);
}

// Whoever could not read them asks the journal each time, and is told what is wrong with it.
bool KnownIds::has_read() {
  if (!reading_.valid()) return false;
  if (reading_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
  auto read = reading_.get();
  if (!read) return false;
  of_journal_ = *std::move(read);
  return is_complete_ = true;
}

std::uint32_t KnownIds::digest(std::string_view id) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(id));
}

}  // namespace affecta::running
