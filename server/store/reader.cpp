#include "server/store/reader.h"

#include <algorithm>
#include <future>
#include <mutex>
#include <utility>

#include "server/store/event_table.h"

namespace affecta::store {

struct JournalReader::Table {
  explicit Table(EventTable table) : events(std::move(table)) {}
  std::mutex turn;
  EventTable events;
  // The position that was last asked for, whose event was checked then: opening a campaign asks
  // several times for its last one, which may be tens of megabytes.
  Position asked;
};

JournalReader::JournalReader(std::unique_ptr<Table> table) : table_(std::move(table)) {}
JournalReader::JournalReader(JournalReader&&) noexcept = default;
JournalReader& JournalReader::operator=(JournalReader&&) noexcept = default;
JournalReader::~JournalReader() = default;

Result<JournalReader> JournalReader::open(const std::string& path, const std::string& file_system) {
  auto events = EventTable::open(path, Database::Access::read, file_system);
  if (!events) return tl::make_unexpected(events.error());
  return JournalReader(std::make_unique<Table>(std::move(*events)));
}

Result<Position> JournalReader::last() const {
  std::uint64_t sequence = 0;
  {
    const std::lock_guard turn(table_->turn);
    const auto extent = table_->events.extent();
    if (!extent) return tl::make_unexpected(extent.error());
    const auto all = table_->events.require_all(*extent);
    if (!all) return tl::make_unexpected(all.error());
    sequence = extent->written;
  }
  return position(sequence).map([](const std::optional<Position>& last) { return last.value(); });
}

Result<std::optional<Position>> JournalReader::position(std::uint64_t sequence) const {
  const std::lock_guard turn(table_->turn);
  if (sequence == 0) return Position{};
  if (sequence == table_->asked.sequence) return table_->asked;
  const auto entry = table_->events.entry(sequence);
  if (!entry) return tl::make_unexpected(entry.error());
  if (!*entry) return std::nullopt;
  table_->asked = (*entry)->position;
  return table_->asked;
}

Result<std::optional<Entry>> JournalReader::entry(std::uint64_t sequence) const {
  const std::lock_guard turn(table_->turn);
  return table_->events.entry(sequence);
}

Result<std::optional<std::int64_t>> JournalReader::stamp(std::uint64_t sequence) const {
  const std::lock_guard turn(table_->turn);
  return table_->events.stamp(sequence);
}

Result<std::optional<Entry>> JournalReader::find(const std::string& author,
                                                 const std::string& command_id) const {
  const std::lock_guard turn(table_->turn);
  auto entry = table_->events.find(command_id);
  if (entry && *entry && (*entry)->event.author != author) {
    return id_of_another_author(command_id);
  }
  return entry;
}

Result<void> JournalReader::each_command_id(
    const std::function<bool(std::string_view)>& visit) const {
  const std::lock_guard turn(table_->turn);
  return table_->events.each_command_id(visit);
}

Result<JournalReader::Range> JournalReader::range(std::uint64_t from,
                                                  const EventFilter& filter) const {
  const std::lock_guard turn(table_->turn);
  const auto extent = table_->events.extent();
  if (!extent) return tl::make_unexpected(extent.error());
  const std::uint64_t last = extent->written;
  const auto first = table_->events.first_not_before(filter.from_stamp, last);
  if (!first) return tl::make_unexpected(first.error());
  const auto end = table_->events.first_not_before(filter.before_stamp, last);
  if (!end) return tl::make_unexpected(end.error());
  return Range{std::max({from, *first, std::uint64_t{1}}), *end,
               table_->events.require_all(*extent)};
}

Result<void> JournalReader::read(std::uint64_t from, const EventFilter& filter,
                                 const Visit& visit) const {
  const auto range = this->range(from, filter);
  if (!range) return tl::make_unexpected(range.error());
  if (range->begin >= range->end) return range->complete;
  const auto page_from = [&](std::uint64_t next) {
    const std::lock_guard turn(table_->turn);
    return table_->events.page(next, range->end - 1, filter);
  };
  EventPage page = page_from(range->begin);
  while (true) {
    // A page is read while the one before is checked and visited.
    std::future<EventPage> ahead;
    if (page.complete && page.next < range->end) {
      ahead = std::async(std::launch::async, page_from, page.next);
    }
    for (Row& row : page.rows) {
      const auto entry = table_->events.checked(std::move(row));
      if (!entry) return tl::make_unexpected(entry.error());
      if (!visit(*entry)) return {};
    }
    if (!page.complete) return page.complete;
    if (!ahead.valid()) return range->complete;
    page = ahead.get();
  }
}

Result<Position> JournalReader::audit(ProgressObserver& progress) const {
  const auto whole = range(1, {});
  if (!whole) return tl::make_unexpected(whole.error());
  progress.begin("verifying the chain", "events", whole->end - whole->begin);
  Position position;
  const auto read_all = read(1, [&](const Entry& entry) {
    position = entry.position;
    progress.advance(1);
    return true;
  });
  if (!read_all) return tl::make_unexpected(read_all.error());
  progress.begin("examining the database", "files", 1);
  const std::lock_guard turn(table_->turn);
  const auto sound = table_->events.examine();
  if (!sound) return tl::make_unexpected(sound.error());
  return position;
}

}  // namespace affecta::store
