#include "server/running/command_queue.h"

#include <algorithm>
#include <utility>

#include "engine/campaign/bytes.h"
#include "server/store/event_bytes.h"

namespace affecta::running {

namespace {

// Which limit of the journal the author or the id exceeds.
std::optional<std::string> limit_exceeded(const std::string& author, const std::string& id) {
  store::Event event;
  event.author = author;
  event.command_id = id;
  event.kind = "any";
  return store::limit_exceeded(event);
}

}  // namespace

CommandQueue::CommandQueue(std::optional<Clock> clock, campaign::Instant last, std::size_t limit)
    : clock_(std::move(clock)), limit_(limit), last_(last) {}

Result<void> CommandQueue::check(const WaitingCommand& waiting,
                                 const std::optional<campaign::Instant>& now) const {
  if (now && clock_) {
    return refuse(RefusalCode::no_test_clock, waiting.author, "a command with a time of its own");
  }
  if (auto exceeded = limit_exceeded(waiting.author, waiting.id)) {
    return refuse(RefusalCode::event_out_of_limits, waiting.author, std::move(*exceeded));
  }
  return {};
}

Result<void> CommandQueue::stamp_and_queue(WaitingCommand& waiting,
                                           std::optional<campaign::Instant> now) {
  const std::lock_guard guard(mutex_);
  if (stopped_) return tl::make_unexpected(*stopped_);
  if (unanswered_ >= limit_) {
    return refuse(
        RefusalCode::queue_full, waiting.author,
        std::to_string(unanswered_) + " commands wait, the most is " + std::to_string(limit_));
  }
  if (clock_) {
    now = (*clock_)();
  } else if (now && *now < last_) {
    waiting.too_early = now;
  }
  last_ = waiting.stamp = std::max(last_, now.value_or(last_));
  ++unanswered_;
  waiting.done = [this, done = std::move(waiting.done)](Result<Reply> reply) {
    --unanswered_;
    done(std::move(reply));
  };
  commands_.push_back(std::move(waiting));
  return {};
}

void CommandQueue::put(campaign::Command command, std::string id,
                       std::optional<campaign::Instant> now, Done done) {
  std::string author = to_text(command.author);
  const campaign::Hash request = hash_of(command.request);
  WaitingCommand waiting{std::move(command), std::move(author), std::move(id), request, {}, {},
                         std::move(done)};
  auto taken = check(waiting, now);
  if (taken) taken = stamp_and_queue(waiting, now);
  if (!taken) return waiting.done(tl::make_unexpected(std::move(taken.error())));
  wake_.notify_one();
}

std::vector<WaitingCommand> CommandQueue::take() {
  std::unique_lock guard(mutex_);
  wake_.wait(guard, [this] { return closed_ || !commands_.empty(); });
  return std::exchange(commands_, {});
}

bool CommandQueue::stop(const Refusal& reason) {
  const std::lock_guard guard(mutex_);
  if (stopped_) return false;
  stopped_ = reason;
  return true;
}

std::optional<Refusal> CommandQueue::stopped() const {
  const std::lock_guard guard(mutex_);
  return stopped_;
}

void CommandQueue::close() {
  {
    const std::lock_guard guard(mutex_);
    closed_ = true;
  }
  wake_.notify_one();
}

campaign::Instant CommandQueue::last_stamp() const {
  const std::lock_guard guard(mutex_);
  return last_;
}

}  // namespace affecta::running
