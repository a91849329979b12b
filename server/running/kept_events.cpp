#include "server/running/kept_events.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/campaign/bytes.h"

namespace affecta::running {

namespace {

constexpr std::uint64_t told_every = 1024;  // events

Result<KeptEvent> decoded(const store::Entry& entry) {
  auto event = campaign::decode_event(entry.event.payload);
  if (event) return KeptEvent{entry.position, {entry.event.stamp}, *std::move(event)};
  event.error().where = "event " + std::to_string(entry.position.sequence);
  return tl::make_unexpected(std::move(event.error()));
}

}  // namespace

Result<void> each_event(const store::JournalReader& journal, std::uint64_t from,
                        ProgressObserver& progress,
                        const std::function<Result<void>(const KeptEvent&)>& visit) {
  const auto last = journal.last();
  if (!last) return tl::make_unexpected(last.error());
  progress.begin("replaying", "events", last->sequence + 1 - std::min(from, last->sequence + 1));
  Result<void> visited;
  std::uint64_t untold = 0;
  const auto read = journal.read(from, [&](const store::Entry& entry) {
    const auto kept = decoded(entry);
    visited = kept ? visit(*kept) : tl::make_unexpected(kept.error());
    if (++untold == told_every) progress.advance(std::exchange(untold, 0));
    return visited.has_value();
  });
  progress.advance(untold);
  return visited ? read : visited;
}

}  // namespace affecta::running
