#include "server/store/journal.h"

#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "server/store/event_table.h"
#include "server/store/file_lock.h"

namespace affecta::store {

namespace {

// An event on its way: what needs no database is done.
struct Waiting {
  Event event;
  Digests digests;
  std::string packed;
  Journal::Done done;
};

using Outcome = Result<Receipt>;

}  // namespace

// The members go away from the last to the first: the thread ends, the reader closes, then the
// writing connection, which as the last one clears the log away, and the lock is given back.
class Journal::Writer {
 public:
  Writer(FileLock lock, EventTable events, JournalReader reader, Position last,
         std::int64_t last_stamp, std::int64_t pages_of_log)
      : lock_(std::move(lock)),
        events_(std::move(events)),
        reader_(std::move(reader)),
        last_(last),
        last_stamp_(last_stamp),
        pages_of_log_(pages_of_log),
        thread_([this] { run(); }) {}

  ~Writer() {
    {
      const std::lock_guard guard(mutex_);
      closing_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }

  void append(Waiting waiting) {
    std::unique_lock guard(mutex_);
    if (stopped_) {
      Refusal refusal = *stopped_;
      guard.unlock();
      return waiting.done(tl::make_unexpected(std::move(refusal)));
    }
    queue_.push_back(std::move(waiting));
    guard.unlock();
    wake_.notify_one();
  }

  const std::string& path() const { return events_.path(); }
  const JournalReader& reader() const { return reader_; }

  Counts counts() const {
    const std::lock_guard guard(mutex_);
    return counts_;
  }
  std::optional<Refusal> stopped() const {
    const std::lock_guard guard(mutex_);
    return stopped_;
  }

 private:
  void run() {
    while (true) {
      std::vector<Waiting> batch;
      {
        std::unique_lock guard(mutex_);
        wake_.wait(guard, [this] { return closing_ || !queue_.empty(); });
        if (queue_.empty()) return;
        batch.swap(queue_);
      }
      auto outcomes = write(batch);
      if (!outcomes) {
        stop(batch, outcomes.error());
        continue;
      }
      for (std::size_t i = 0; i < batch.size(); ++i) batch[i].done(std::move((*outcomes)[i]));
      // Nobody waits for this one. Its failure concerns no event: those are in the log.
      if (const auto shortened = events_.shorten_log(pages_of_log_); !shortened)
        stop({}, shortened.error());
    }
  }

  // All of a batch in one transaction. A refusal: nothing was acknowledged, and nothing may be.
  Result<std::vector<Outcome>> write(const std::vector<Waiting>& batch) {
    auto begun = events_.begin();
    if (!begun) return tl::make_unexpected(begun.error());
    Progress progress{last_, last_stamp_};
    std::vector<Outcome> outcomes;
    outcomes.reserve(batch.size());
    for (const Waiting& waiting : batch) {
      auto outcome = write_one(waiting, progress);
      if (!outcome) {
        events_.roll_back();
        return tl::make_unexpected(outcome.error());
      }
      outcomes.push_back(std::move(*outcome));
    }
    if (const auto committed = events_.commit(progress.last.sequence); !committed) {
      events_.roll_back();
      return tl::make_unexpected(committed.error());
    }
    const std::uint64_t appended = progress.last.sequence - last_.sequence;
    last_ = progress.last;
    last_stamp_ = progress.last_stamp;
    const std::lock_guard guard(mutex_);
    counts_.events += appended;
    counts_.commits += appended > 0 ? 1 : 0;
    return outcomes;
  }

  struct Progress {
    Position last;
    std::int64_t last_stamp;
  };

  // Outer refusal: the database's; inner: the event's.
  Result<Outcome> write_one(const Waiting& waiting, Progress& progress) {
    const Event& event = waiting.event;
    auto first = events_.find(event.command_id);
    if (!first) return tl::make_unexpected(first.error());
    if (*first) {
      Entry& entry = **first;
      if (entry.event.author != event.author) {
        return Outcome(id_of_another_author(event.command_id));
      }
      return Outcome(Receipt{entry.position, std::move(entry.event.answer), true});
    }
    if (event.stamp < progress.last_stamp) {
      return Outcome(refuse(RefusalCode::stamp_decreases, path(),
                            "stamp " + std::to_string(event.stamp) + " after " +
                                std::to_string(progress.last_stamp)));
    }
    const Position position = position_after(progress.last, event, waiting.digests);
    const auto inserted = events_.insert(position, event, waiting.packed);
    if (!inserted) return tl::make_unexpected(inserted.error());
    progress = {position, event.stamp};
    return Outcome(Receipt{position, event.answer, false});
  }

  // Refuses the batch with what happened, and everything that waits and will come.
  void stop(const std::vector<Waiting>& batch, const Refusal& reason) {
    const Refusal stopped{RefusalCode::journal_stopped, path(), "it stopped at: " + reason.what};
    std::vector<Waiting> behind;
    {
      const std::lock_guard guard(mutex_);
      if (!stopped_) stopped_ = stopped;
      behind.swap(queue_);
    }
    for (const Waiting& waiting : batch) waiting.done(tl::make_unexpected(reason));
    for (const Waiting& waiting : behind) waiting.done(tl::make_unexpected(stopped));
  }

  FileLock lock_;
  EventTable events_;  // the thread's
  JournalReader reader_;
  Position last_;            // the thread's
  std::int64_t last_stamp_;  // the thread's
  const std::int64_t pages_of_log_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Waiting> queue_;
  std::optional<Refusal> stopped_;
  Counts counts_;
  bool closing_ = false;
  std::thread thread_;
};

Journal::Journal(std::unique_ptr<Writer> writer) : writer_(std::move(writer)) {}
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;
Journal::~Journal() = default;

Result<Journal> Journal::open(const std::string& path, const JournalOptions& options) {
  auto lock = FileLock::take(path + ".lock", path);
  if (!lock) return tl::make_unexpected(lock.error());
  auto events = EventTable::open(path, Database::Access::write, options.file_system);
  if (!events) return tl::make_unexpected(events.error());
  auto reader = JournalReader::open(path, options.file_system);
  if (!reader) return tl::make_unexpected(reader.error());
  const auto last = reader->last();
  if (!last) return tl::make_unexpected(last.error());
  const auto stamp = reader->stamp(last->sequence);
  if (!stamp) return tl::make_unexpected(stamp.error());
  return Journal(std::make_unique<Writer>(std::move(*lock), std::move(*events), std::move(*reader),
                                          *last, last->sequence > 0 ? stamp->value() : 0,
                                          options.pages_of_log));
}

void Journal::append(Event event, Done done) {
  if (auto exceeded = limit_exceeded(event)) {
    return done(refuse(RefusalCode::event_out_of_limits, writer_->path(), std::move(*exceeded)));
  }
  const Digests digests = digests_of(event);
  std::string packed = pack(event.payload);
  writer_->append({std::move(event), digests, std::move(packed), std::move(done)});
}

Result<Receipt> Journal::append(Event event) {
  std::promise<Result<Receipt>> promise;
  auto future = promise.get_future();
  append(std::move(event), [&](Result<Receipt> receipt) { promise.set_value(std::move(receipt)); });
  return future.get();
}

const JournalReader& Journal::reader() const { return writer_->reader(); }

Journal::Counts Journal::counts() const { return writer_->counts(); }
std::optional<Refusal> Journal::stopped() const { return writer_->stopped(); }

}  // namespace affecta::store
