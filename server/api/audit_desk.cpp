#include "server/api/audit_desk.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <utility>

#include "server/running/give_way.h"
#include "server/running/running_campaign.h"

namespace affecta::api {

namespace {

struct GivenUp {};

}  // namespace

class AuditDesk::Life final : public ProgressObserver {
 public:
  Life(std::string folder, int niceness) : folder_(std::move(folder)), niceness_(niceness) {}
  ~Life() override {
    closing_ = true;
    if (thread_.joinable()) thread_.join();
  }

  Status look(std::uint64_t event) {
    const std::lock_guard guard(mutex_);
    const bool wanted = !last_ || (is_shown_ && event != covered());
    if (!progress_ && wanted) start(event);
    is_shown_ = !progress_;
    return {progress_, last_};
  }

  // An audit asks nobody whether to go on: what is no longer wanted is left by an exception.
  void begin(std::string_view step, std::string_view unit, std::size_t total) override {
    if (closing_) throw GivenUp{};
    const std::lock_guard guard(mutex_);
    progress_ = {std::string(step), std::string(unit), 0, total};
  }
  void advance(std::size_t count) override {
    if (closing_) throw GivenUp{};
    const std::lock_guard guard(mutex_);
    progress_->done += count;
  }

 private:
  // The last event that the report is about.
  std::uint64_t covered() const { return last_->report ? last_->report->last.sequence : event_; }

  void start(std::uint64_t event) {
    if (thread_.joinable()) thread_.join();
    event_ = event;
    progress_ = {"beginning", "", 0, 0};
    thread_ = std::thread([this] { run(); });
  }

  void run() try {
    running::give_way(niceness_);
    const campaign::Instant began = running::system_clock();
    const Workers workers(1);
    auto report = running::audit(folder_, workers, *this);
    const std::lock_guard guard(mutex_);
    last_ =
        std::make_shared<const Finding>(Finding{std::move(report), began, running::system_clock()});
    progress_.reset();
  } catch (const GivenUp&) {
    // The server stops.
  }

  const std::string folder_;
  const int niceness_;
  std::atomic<bool> closing_ = false;
  std::mutex mutex_;
  std::optional<Progress> progress_;
  std::shared_ptr<const Finding> last_;
  std::uint64_t event_ = 0;  // the last one when the audit began
  bool is_shown_ = false;
  std::thread thread_;  // the last: it uses all of them
};

AuditDesk::AuditDesk(std::string folder, int niceness)
    : life_(std::make_unique<Life>(std::move(folder), niceness)) {}
AuditDesk::~AuditDesk() = default;

AuditDesk::Status AuditDesk::look(std::uint64_t event) { return life_->look(event); }

}  // namespace affecta::api
