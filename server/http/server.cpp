#include "server/http/server.h"

#include <algorithm>
#include <future>
#include <thread>
#include <utility>
#include <vector>

#include <sys/resource.h>

#include "server/http/listener.h"

namespace affecta::http {

namespace {

// For the journal, snapshots, logs: connections must not take all.
constexpr std::uint64_t files_for_others = 256;

// How many files may be open, once as many are allowed as the system grants.
std::uint64_t allow_many_files() {
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  ::getrlimit(RLIMIT_NOFILE, &files);
  return files.rlim_cur;
}

std::shared_ptr<ServerParts> parts_of(const Options& options, Handler handler) {
  auto parts = std::make_shared<ServerParts>();
  parts->limits = options.limits;
  parts->on_refusal = options.on_refusal;
  parts->handler = std::move(handler);
  parts->connections = {options.limits.connections, "limits.connections"};
  const std::uint64_t files = allow_many_files();
  if (files < options.limits.connections + files_for_others) {
    parts->connections = {files - std::min(files, files_for_others), "RLIMIT_NOFILE"};
  }
  return parts;
}

Result<std::shared_ptr<Certificate>> certificate_of(const Options& options) {
  if (options.certificate.empty() && options.private_key.empty()) return nullptr;
  return Certificate::load(options.certificate, options.private_key);
}

}  // namespace

class Server::Life {
 public:
  Life(const Options& options, Handler handler) : parts_(parts_of(options, std::move(handler))) {}
  ~Life() { stop({}); }

  Result<void> listen(const Options& options);
  void run();
  bool stop(std::chrono::milliseconds grace);
  std::uint16_t port() const { return port_; }
  Counts counts() const;

 private:
  const std::shared_ptr<ServerParts> parts_;
  std::uint16_t port_ = 0;
  std::vector<std::shared_ptr<Listener>> listeners_;
  std::vector<std::future<void>> threads_;
  bool was_finished_ = true;
};

Result<void> Server::Life::listen(const Options& options) {
  auto certificate = certificate_of(options);
  if (!certificate) return tl::make_unexpected(std::move(certificate.error()));
  // Alone first: a port that is shared can also be shared with another server.
  Listener alone(parts_, *certificate);
  if (auto listens = alone.listen(options.address, options.port, false); !listens) return listens;
  port_ = alone.port();
  alone.stop_listening();
  const unsigned threads =
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  for (unsigned i = 0; i < threads; ++i) {
    auto& listener = listeners_.emplace_back(std::make_shared<Listener>(parts_, *certificate));
    if (auto listens = listener->listen(options.address, port_, true); !listens) return listens;
  }
  return {};
}

void Server::Life::run() {
  for (const auto& listener : listeners_) {
    threads_.push_back(std::async(std::launch::async, [listener] { listener->run(); }));
  }
}

bool Server::Life::stop(std::chrono::milliseconds grace) {
  const auto deadline = std::chrono::steady_clock::now() + grace;
  for (const auto& listener : listeners_) listener->end();
  for (const auto& thread : threads_) {
    was_finished_ &= thread.wait_until(deadline) == std::future_status::ready;
  }
  for (const auto& listener : listeners_) listener->stop();
  for (auto& thread : std::exchange(threads_, {})) thread.get();
  for (const auto& listener : listeners_) listener->close_connections();
  return was_finished_;
}

Counts Server::Life::counts() const {
  Counts sum;
  sum.open = parts_->open;
  for (const auto& listener : listeners_) {
    const ThreadCounts& counts = listener->counts();
    sum.connections += counts.connections.read();
    sum.requests += counts.requests.read();
    sum.refused += counts.refused.read();
    sum.received += counts.received.read();
    sum.sent += counts.sent.read();
  }
  return sum;
}

Result<void> Server::check(const Options& options) {
  const auto certificate = certificate_of(options);
  if (!certificate) return tl::make_unexpected(certificate.error());
  return Listener::check(options.address, options.port);
}

Result<Server> Server::start(const Options& options, Handler handler) {
  auto life = std::make_unique<Life>(options, std::move(handler));
  if (auto listens = life->listen(options); !listens) {
    return tl::make_unexpected(std::move(listens.error()));
  }
  life->run();
  return Server(std::move(life));
}

Server::Server(std::unique_ptr<Life> life) : life_(std::move(life)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

std::uint16_t Server::port() const { return life_->port(); }
Counts Server::counts() const { return life_->counts(); }
bool Server::stop(std::chrono::milliseconds grace) { return life_->stop(grace); }

}  // namespace affecta::http
