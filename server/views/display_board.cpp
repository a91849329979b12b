#include "server/views/display_board.h"

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
  return board;
}

}  // namespace

std::shared_ptr<const DisplayBoard::Board> DisplayBoard::of(const campaign::Campaign& live) const {
  {
    const std::lock_guard guard(mutex_);
    if (board_ && board_->day == live.state.day) return board_;
  }
  auto made = make(live);
  const std::lock_guard guard(mutex_);
  return board_ = std::move(made);
}

}  // namespace affecta::views
