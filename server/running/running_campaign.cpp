#include "server/running/running_campaign.h"

#include <chrono>
#include <filesystem>
#include <future>
#include <thread>
#include <utility>

#include "engine/campaign/decide.h"
#include "server/running/give_way.h"
#include "server/running/replay.h"
#include "server/running/state_snapshot.h"
#include "server/running/turn_memory.h"
#include "server/running/writer.h"

namespace affecta::running {

namespace {

using Clock = CommandQueue::Clock;

std::optional<Clock> clock_of(const Options& options, const CampaignSettings& settings) {
  return settings.test_clock ? std::nullopt : std::optional<Clock>(options.clock);
}

}  // namespace

campaign::Instant system_clock() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
}

// The members go away from the last to the first: the thread decides what is queued, the journal
// keeps and tells it, and the snapshot that is under way is written.
class RunningCampaign::Life {
 public:
  Life(CampaignFolder folder, const Options& options, Replayed replayed, store::Journal journal,
       store::JournalReader answers, store::JournalReader ids)
      : options_(options),
        workers_(options.threads, [niceness = options.turn_niceness] { give_way(niceness); }),
        folder_(std::move(folder)),
        replayed_(replayed.events),
        warnings_(std::move(replayed.warnings)),
        queue_(clock_of(options_, folder_.file.settings), replayed.stamp, options.queue_limit),
        committed_(replayed.live, replayed.published, replayed.position),
        snapshots_(store::Snapshots(folder_.paths.states, snapshot_version), options_.on_warning),
        writer_(
            {folder_.file.settings, options_.snapshots, workers_, queue_, committed_, snapshots_,
             answers_, known_, options_.turn_niceness, options_.watcher, options_.on_stop},
            keep_state_of(replayed), replayed.position.sequence + 1),
        journal_(std::move(journal)),
        answers_(std::move(answers)),
        known_(std::move(ids), options.turn_niceness),
        turn_memory_(had_beforehand()),
        thread_([this] { writer_.run(journal_); }) {}

  ~Life() {
    queue_.close();
    thread_.join();
  }
  Life(const Life&) = delete;
  Life& operator=(const Life&) = delete;

  Result<campaign::DayTurned> preview() const;
  CommandQueue& queue() { return queue_; }
  const CommittedState& committed() const { return committed_; }
  const CampaignSettings& settings() const { return folder_.file.settings; }
  const Country& country() const { return folder_.country; }
  campaign::Instant now() const {
    return settings().test_clock ? queue_.last_stamp() : options_.clock();
  }
  const store::JournalReader& reader() const { return journal_.reader(); }
  Counts counts() const {
    const auto [events, commits] = journal_.counts();
    return {events, commits, snapshots_.written(), replayed_};
  }
  // The journal may know it before the next command does.
  std::optional<Refusal> stopped() const {
    auto queue = queue_.stopped();
    return queue ? queue : journal_.stopped();
  }
  std::vector<std::string> warnings() const {
    std::vector<std::string> all = warnings_;
    for (std::string& each : snapshots_.warnings()) all.push_back(std::move(each));
    return all;
  }

 private:
  std::unique_ptr<TurnMemory> had_beforehand() const {
    if (!options_.turn_memory) return nullptr;
    return std::make_unique<TurnMemory>(folder_.country.instance.wish_count(),
                                        options_.turn_niceness);
  }
  // A long tail is not replayed a second time.
  campaign::Campaign keep_state_of(Replayed& replayed) {
    const SnapshotPolicy& policy = options_.snapshots;
    if (policy.every_days > 0 && replayed.events > 0 && replayed.events >= policy.after_replaying) {
      snapshots_.write(
          {replayed.position, snapshot_parts(replayed.live.state, replayed.published.get())});
    }
    return std::move(replayed.live);
  }

  const Options options_;
  const Workers workers_;
  const CampaignFolder folder_;
  const std::uint64_t replayed_;
  const std::vector<std::string> warnings_;
  CommandQueue queue_;
  CommittedState committed_;
  SnapshotWriter snapshots_;
  Writer writer_;
  store::Journal journal_;
  // Closed first: the journal then clears its log away.
  const store::JournalReader answers_;
  KnownIds known_;
  const std::unique_ptr<TurnMemory> turn_memory_;
  std::thread thread_;
};

// On a copy of the committed state; tomorrow need not have begun.
Result<campaign::DayTurned> RunningCampaign::Life::preview() const {
  campaign::Campaign today;
  committed_.read([&](const campaign::Campaign& live) { today = live; });
  if (today.state.waiting_day) return *std::move(today.state.waiting_day);
  const Day day = today.state.day + 1;
  campaign::Instant time = now();
  if (today.calendar->has_day(day)) time = std::max(time, today.calendar->turns(day));
  const Workers workers(options_.threads, [this] { give_way(options_.turn_niceness); });
  auto decision = campaign::decide(
      today, {{campaign::Role::operator_, 0}, campaign::Advance{day, false}}, time, workers);
  if (!decision) return tl::make_unexpected(decision.error());
  return std::get<campaign::DayTurned>(*std::move(decision->event));
}

RunningCampaign::RunningCampaign(std::unique_ptr<Life> life) : life_(std::move(life)) {}
RunningCampaign::RunningCampaign(RunningCampaign&&) noexcept = default;
RunningCampaign& RunningCampaign::operator=(RunningCampaign&&) noexcept = default;
RunningCampaign::~RunningCampaign() = default;

Result<RunningCampaign> RunningCampaign::open(const std::string& path, const Options& options,
                                              ProgressObserver& progress) {
  const Workers workers(options.threads);
  auto folder = open_folder(path, workers, progress);
  if (!folder) return tl::make_unexpected(folder.error());
  // Opened for writing, a journal that is not there would be made.
  if (!std::filesystem::exists(folder->paths.journal)) {
    return refuse(RefusalCode::file_unreadable, folder->paths.journal, "the journal is not there");
  }
  auto journal = store::Journal::open(folder->paths.journal, {options.file_system});
  if (!journal) return tl::make_unexpected(journal.error());
  auto answers = store::JournalReader::open(folder->paths.journal, options.file_system);
  if (!answers) return tl::make_unexpected(answers.error());
  auto ids = store::JournalReader::open(folder->paths.journal, options.file_system);
  if (!ids) return tl::make_unexpected(ids.error());
  auto replayed = replay(*folder, journal->reader(), progress);  // it knows the last event
  if (!replayed) return tl::make_unexpected(replayed.error());
  return RunningCampaign(std::make_unique<Life>(*std::move(folder), options, *std::move(replayed),
                                                *std::move(journal), *std::move(answers),
                                                *std::move(ids)));
}

void RunningCampaign::submit(campaign::Command command, std::string id,
                             std::optional<campaign::Instant> now, Done done) {
  life_->queue().put(std::move(command), std::move(id), now, std::move(done));
}

Result<Reply> RunningCampaign::submit(campaign::Command command, std::string id,
                                      std::optional<campaign::Instant> now) {
  std::promise<Result<Reply>> promise;
  auto future = promise.get_future();
  submit(std::move(command), std::move(id), now,
         [&](Result<Reply> reply) { promise.set_value(std::move(reply)); });
  return future.get();
}

Result<campaign::DayTurned> RunningCampaign::preview() const { return life_->preview(); }
std::shared_ptr<const PublishedDay> RunningCampaign::published() const {
  return life_->committed().published();
}
void RunningCampaign::read(const std::function<void(const campaign::Campaign&)>& look) const {
  life_->committed().read(look);
}
const Versions& RunningCampaign::versions() const { return life_->committed().versions(); }
const CampaignSettings& RunningCampaign::settings() const { return life_->settings(); }
const Country& RunningCampaign::country() const { return life_->country(); }
const store::JournalReader& RunningCampaign::journal() const { return life_->reader(); }
campaign::Instant RunningCampaign::last_stamp() const { return life_->queue().last_stamp(); }
campaign::Instant RunningCampaign::now() const { return life_->now(); }
store::Position RunningCampaign::position() const { return life_->committed().position(); }
RunningCampaign::Counts RunningCampaign::counts() const { return life_->counts(); }
std::optional<Refusal> RunningCampaign::stopped() const { return life_->stopped(); }
std::vector<std::string> RunningCampaign::warnings() const { return life_->warnings(); }

// The last stamp need not be brought along: another command may be faster.
std::optional<campaign::Instant> turn_time(const RunningCampaign& running,
                                           const campaign::Calendar& calendar, Day day,
                                           std::optional<campaign::Instant> now) {
  if (!running.settings().test_clock) return now;
  const campaign::Instant last = running.last_stamp();
  campaign::Instant time = std::max(now.value_or(last), last);
  if (calendar.has_day(day)) time = std::max(time, calendar.turns(day));
  return time > last ? std::optional(time) : std::nullopt;
}

}  // namespace affecta::running
