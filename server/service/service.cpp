#include "server/service/service.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "server/http/problem.h"
#include "server/routes/routes.h"
#include "server/service/dispatcher.h"
#include "server/service/request_id.h"
#include "server/service/round_log.h"
#include "server/service/workplace.h"

namespace affecta::service {

namespace {

// What is served whatever the campaign is at.
std::vector<api::Route> routes(api::Always live, api::Always ready, api::Always metrics) {
  using enum http::Method;
  std::vector<api::Route> all = routes::all();
  all.push_back({get, "/health/live", "live", {}, {}, std::move(live)});
  all.push_back({get, "/health/ready", "ready", {}, {}, std::move(ready)});
  all.push_back({get, "/metrics", "metrics", {}, {}, std::move(metrics)});
  return all;
}

std::vector<std::string_view> operations(const std::vector<api::Route>& routes) {
  std::vector<std::string_view> names;
  for (const api::Route& route : routes) names.push_back(route.operation);
  return names;
}

http::Response plain(std::string text, std::string_view type = "text/plain; charset=utf-8") {
  http::Response response;
  response.content_type = type;
  response.body = std::move(text);
  response.fields = {{"Cache-Control", "no-store"}};
  return response;
}

// Whatever is asked.
api::Always always(std::function<http::Response()> answer) {
  return [answer = std::move(answer)](const http::Request&) { return answer(); };
}

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double pages = 0, resident = 0;
  file >> pages >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace

std::vector<api::Route> all_routes() {
  const api::Always nothing = [](const http::Request&) { return http::Response(); };
  return routes(nothing, nothing, nothing);
}

// The members go away from the last to the first: the connections, then what serves them, then the
// campaign, which finishes what it accepted.
class Service::Life {
 public:
  Life(settings::Settings settings, Log log)
      : settings_(std::move(settings)),
        log_(std::move(log)),
        metrics_(operations(all_routes()), [this] { return gauges(); }),
        dispatcher_(
            routes(always([] { return plain("live\n"); }), always([this] { return ready(); }),
                   always([this] { return plain(metrics_.text(), "text/plain; version=0.0.4"); })),
            auth::Tokens(settings_.tokens), {log_, metrics_, settings_.compress_from}) {}

  Result<void> listen();
  Result<void> open(const std::string& folder, ProgressObserver& progress);
  bool stop();

  std::string address() const {
    return fmt::format("{}://{}:{}", settings_.http.certificate.empty() ? "http" : "https",
                       settings_.http.address, http_->port());
  }
  std::vector<std::string> warnings() const { return campaign_->warnings(); }

 private:
  http::Response ready() const;
  std::vector<Gauge> gauges() const;
  running::Options campaign_options();

  const settings::Settings settings_;
  Log log_;
  Metrics metrics_;
  Dispatcher dispatcher_;
  api::RoundBook rounds_;
  RoundLog logged_rounds_{rounds_, log_};
  std::optional<running::RunningCampaign> campaign_;
  std::optional<Workplace> workplace_;
  std::optional<http::Server> http_;
  std::atomic<bool> is_listening_ = false;  // requests may come before http_ is there
  std::atomic<bool> is_stopping_ = false;
};

Result<void> Service::Life::listen() {
  http::Options options = settings_.http;
  options.on_refusal = [this](const Refusal& refusal) {
    std::string id = next_request_id();
    RequestLine line;
    line.id = id;
    line.refusal = catalogue_entry(refusal.code).name;
    line.status = catalogue_entry(refusal.code).http;
    log_.request(line);
    return id;
  };
  auto started =
      http::Server::start(options, [this](const http::Request& request, http::Answer answer) {
        dispatcher_(request, std::move(answer));
      });
  if (!started) return tl::make_unexpected(started.error());
  http_ = *std::move(started);
  is_listening_ = true;
  log_.info("listening on " + address());
  return {};
}

running::Options Service::Life::campaign_options() {
  const settings::Campaign& settings = settings_.campaign;
  running::Options options;
  options.threads = settings.threads;
  options.turn_niceness = settings.turn_niceness;
  options.turn_memory = true;
  options.queue_limit = settings.queue_limit;
  options.snapshots.every_days = settings.snapshot_every_days;
  options.watcher = &logged_rounds_;
  options.on_stop = [this](const Refusal& why) { log_.error(why.message()); };
  options.on_warning = [this](const std::string& warning) { log_.warn(warning); };
  return options;
}

Result<void> Service::Life::open(const std::string& folder, ProgressObserver& progress) {
  auto opened = running::RunningCampaign::open(folder, campaign_options(), progress);
  if (!opened) return tl::make_unexpected(opened.error());
  campaign_ = *std::move(opened);
  Result<void> read;
  campaign_->read([&](const campaign::Campaign& live) {
    read = rounds_.read_history(campaign_->journal(), live);
  });
  if (!read) return read;
  for (const std::string& warning : campaign_->warnings()) log_.warn(warning);
  workplace_.emplace(folder, *campaign_, rounds_, settings_.campaign.turn_niceness);
  dispatcher_.open(workplace_->context);
  log_.info("serving " + folder);
  return {};
}

bool Service::Life::stop() {
  is_stopping_ = true;
  log_.info("stopping");
  const bool finished = http_->stop(settings_.grace);
  dispatcher_.close();
  log_.info(finished ? "stopped; everything was finished" : "stopped; the time was over");
  return finished;
}

http::Response Service::Life::ready() const {
  if (!dispatcher_.is_open() || is_stopping_) {
    return http::problem(
        {RefusalCode::not_ready, "the server", "it opens the campaign, or it stops"});
  }
  if (auto stopped = campaign_->stopped()) return http::problem(*stopped);
  return plain("ready\n");
}

std::vector<Gauge> Service::Life::gauges() const {
  if (!is_listening_) return {};
  const http::Counts http = http_->counts();
  const auto number = [](std::uint64_t value) { return static_cast<double>(value); };
  std::vector<Gauge> all = {
      {"affecta_connections_total", "Connections accepted", number(http.connections), true},
      {"affecta_connections_open", "Connections that are open", number(http.open)},
      {"affecta_requests_refused_total", "Requests that a limit or the protocol refused",
       number(http.refused), true},
      {"affecta_received_bytes_total", "Bytes received", number(http.received), true},
      {"affecta_sent_bytes_total", "Bytes sent", number(http.sent), true},
      {"affecta_log_lines_dropped_total", "Log lines that the disk was too slow for",
       number(log_.dropped()), true},
      {"affecta_resident_bytes", "Memory of the process", resident_bytes()},
  };
  if (!dispatcher_.is_open()) return all;
  const auto counts = campaign_->counts();
  all.push_back(
      {"affecta_journal_events_total", "Events kept since the start", number(counts.events), true});
  all.push_back({"affecta_journal_commits_total", "Waits for the disk since the start",
                 number(counts.commits), true});
  all.push_back({"affecta_snapshots_total", "Snapshots written since the start",
                 number(counts.snapshots), true});
  all.push_back({"affecta_journal_stopped", "1 when it takes no event any more: mend the disk",
                 campaign_->stopped() ? 1.0 : 0.0});
  all.push_back(
      {"affecta_day", "The day in force", static_cast<double>(campaign_->published()->day)});
  return all;
}

Service::Service(std::unique_ptr<Life> life) : life_(std::move(life)) {}
Service::Service(Service&&) noexcept = default;
Service& Service::operator=(Service&&) noexcept = default;
Service::~Service() = default;

Result<Service> Service::start(const std::string& folder, settings::Settings settings,
                               ProgressObserver& progress) {
  auto log = Log::open(settings.log);
  if (!log) return tl::make_unexpected(log.error());
  auto life = std::make_unique<Life>(std::move(settings), *std::move(log));
  if (auto listening = life->listen(); !listening) return tl::make_unexpected(listening.error());
  if (auto opened = life->open(folder, progress); !opened) {
    return tl::make_unexpected(opened.error());
  }
  return Service(std::move(life));
}

Result<void> Service::check(const settings::Settings& settings) {
  const std::string& file = settings.log.file;
  const bool was_there = file == "-" || std::filesystem::exists(file);
  if (auto log = Log::open(settings.log); !log) return tl::make_unexpected(log.error());
  std::error_code stays;
  if (!was_there) std::filesystem::remove(file, stays);  // whoever serves makes it
  return http::Server::check(settings.http);
}

std::string Service::address() const { return life_->address(); }
std::vector<std::string> Service::warnings() const { return life_->warnings(); }
bool Service::stop() { return life_->stop(); }

}  // namespace affecta::service
