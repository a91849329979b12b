#include "server/running/kept_events.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "engine/campaign/bytes.h"

namespace affecta::running {

namespace {

constexpr std::size_t batch_events = 1024;
constexpr std::size_t batch_bytes = std::size_t{4} << 20U;
constexpr std::size_t batches_ahead = 4;

struct RawEvent {
  store::Position position;
  campaign::Instant stamp;
  std::string payload;
};
using Batch = std::vector<RawEvent>;

// Between the thread that reads and the one that visits.
class Pipe {
 public:
  // Waits while the other is behind; false: it takes no more.
  bool put(Batch batch) {
    std::unique_lock guard(mutex_);
    changed_.wait(guard, [&] { return closed_ || batches_.size() < batches_ahead; });
    if (closed_) return false;
    batches_.push_back(std::move(batch));
    changed_.notify_all();
    return true;
  }
  // None: that was all.
  std::optional<Batch> take() {
    std::unique_lock guard(mutex_);
    changed_.wait(guard, [&] { return ended_ || !batches_.empty(); });
    if (batches_.empty()) return std::nullopt;
    Batch batch = std::move(batches_.front());
    batches_.pop_front();
    changed_.notify_all();
    return batch;
  }
  void end() { set(ended_); }
  void close() { set(closed_); }

 private:
  void set(bool& flag) {
    const std::lock_guard guard(mutex_);
    flag = true;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> batches_;
  bool ended_ = false;
  bool closed_ = false;
};

Result<void> read_into(Pipe& pipe, const store::JournalReader& journal, std::uint64_t from) {
  Batch batch;
  std::size_t bytes = 0;
  const auto hand_over = [&] {
    bytes = 0;
    return pipe.put(std::exchange(batch, {}));
  };
  auto read = journal.read(from, [&](const store::Entry& entry) {
    batch.push_back({entry.position, {entry.event.stamp}, entry.event.payload});
    bytes += entry.event.payload.size();
    return (batch.size() < batch_events && bytes < batch_bytes) || hand_over();
  });
  if (!batch.empty()) hand_over();
  return read;
}

Result<void> visit_one(RawEvent raw, const std::function<Result<void>(const KeptEvent&)>& visit) {
  auto event = campaign::decode_event(raw.payload);
  if (!event) {
    event.error().where = "event " + std::to_string(raw.position.sequence);
    return tl::make_unexpected(std::move(event.error()));
  }
  return visit({raw.position, raw.stamp, *std::move(event)});
}

}  // namespace

Result<void> each_event(const store::JournalReader& journal, std::uint64_t from,
                        ProgressObserver& progress,
                        const std::function<Result<void>(const KeptEvent&)>& visit) {
  const auto last = journal.last();
  if (!last) return tl::make_unexpected(last.error());
  progress.begin("replaying", "events", last->sequence + 1 - std::min(from, last->sequence + 1));
  Pipe pipe;
  Result<void> read;
  std::thread reader([&] {
    read = read_into(pipe, journal, from);
    pipe.end();
  });
  Result<void> visited;
  while (visited) {
    auto batch = pipe.take();
    if (!batch) break;
    for (RawEvent& raw : *batch) {
      visited = visit_one(std::move(raw), visit);
      if (!visited) break;
    }
    progress.advance(batch->size());
  }
  pipe.close();
  reader.join();
  return visited ? read : visited;
}

}  // namespace affecta::running
