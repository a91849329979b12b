#include "server/running/in_flight.h"

#include <utility>

#include "server/store/event_bytes.h"

namespace affecta::running {

void InFlight::add(Event event, Result<Reply> reply, Done done) {
  const std::lock_guard guard(mutex_);
  // The ends of a deque grow and shrink without moving what is between them.
  const Waiting& added = waiting_.emplace_back(
      Waiting{std::make_unique<Event>(std::move(event)), std::move(reply), std::move(done)});
  by_id_.emplace(added.event->id, &added);
}

void InFlight::add(Result<Reply> reply, Done done) {
  {
    const std::lock_guard guard(mutex_);
    if (!waiting_.empty()) {
      waiting_.push_back({nullptr, std::move(reply), std::move(done)});
      return;
    }
    if (refused_) reply = tl::make_unexpected(*refused_);
  }
  done(std::move(reply));
}

std::optional<Result<Reply>> InFlight::find(const WaitingCommand& command) const {
  const std::lock_guard guard(mutex_);
  const auto found = by_id_.find(command.id);
  if (found == by_id_.end()) return std::nullopt;
  const Event& first = *found->second->event;
  if (first.author != command.author) return store::id_of_another_author(command.id);
  if (first.request != command.request) return id_of_another_request(command.id);
  return found->second->reply;
}

Change* InFlight::oldest() {
  const std::lock_guard guard(mutex_);
  return waiting_.empty() ? nullptr : &waiting_.front().event->change;
}

// The oldest event, or what waited for it.
std::optional<InFlight::Waiting> InFlight::take_kept(bool event) {
  const std::lock_guard guard(mutex_);
  if (waiting_.empty() || (waiting_.front().event != nullptr) != event) return std::nullopt;
  if (event) by_id_.erase(waiting_.front().event->id);
  Waiting taken = std::move(waiting_.front());
  waiting_.pop_front();
  return taken;
}

void InFlight::kept() {
  auto told = take_kept(true);
  for (; told; told = take_kept(false)) told->done(std::move(told->reply));
}

void InFlight::refuse_all(const Refusal& reason, const std::function<void(const Change&)>& lost) {
  std::deque<Waiting> told;
  {
    const std::lock_guard guard(mutex_);
    told.swap(waiting_);
    by_id_.clear();
    if (!refused_) refused_ = reason;
  }
  for (Waiting& each : told) {
    if (each.event) lost(each.event->change);
    each.done(tl::make_unexpected(reason));
  }
}

}  // namespace affecta::running
