#include "server/views/display_board.h"

#include <atomic>

#include "datasets/calendars/civil_time.h"

namespace affecta::views {

namespace {

std::shared_ptr<const DisplayBoard::Board> make(const campaign::Campaign& live) {
  const auto& keys = live.instance().groups.key;
  auto board = std::make_shared<DisplayBoard::Board>();
  board->day = live.state.day;
  board->groups = Array<GroupIndex, PublishedGroup>(keys.size());
  for (const GroupIndex group : keys.indices()) {
    const auto found = live.state.published.groups.find(keys[group]);
    if (found != live.state.published.groups.end()) board->groups[group] = found->second;
  }
  for (Day day = 0; day <= live.calendar->last_day(); ++day) {
    board->closes.push_back(day == 0 ? "" : campaign::to_utc_text(live.calendar->closes(day)));
  }
  return board;
}

}  // namespace

std::uint64_t DisplayBoard::next_number() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

const std::shared_ptr<const DisplayBoard::Board>& DisplayBoard::of(
    const campaign::Campaign& live) const {
  thread_local std::uint64_t number = 0;
  thread_local std::shared_ptr<const Board> board;
  if (number != number_ || board->day != live.state.day) {
    board = shared(live);
    number = number_;
  }
  return board;
}

std::shared_ptr<const DisplayBoard::Board> DisplayBoard::shared(
    const campaign::Campaign& live) const {
  {
    const std::lock_guard guard(mutex_);
    if (board_ && board_->day == live.state.day) return board_;
  }
  auto made = make(live);
  const std::lock_guard guard(mutex_);
  return board_ = std::move(made);
}

}  // namespace affecta::views
